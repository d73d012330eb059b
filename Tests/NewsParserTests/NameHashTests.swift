internal import NewsModel
internal import Testing

@testable import NewsParser

@Suite("Hashes of names")
struct NameHashTests {
    private static let letters = "Data-Abcdefghijklmnop:Qrstuvwxyz_0123456789.Tail"

    @Test("byte by byte, by chunks and in any case they are the same", arguments: 0...letters.utf8.count)
    func isTheSameHoweverItIsTaken(length: Int) {
        let name = Array(Self.letters.utf8.prefix(length))
        var single = NameHash()
        for byte in name { single.add(byte) }
        for written in [name, Array(String(decoding: name, as: UTF8.self).uppercased().utf8)] {
            let framed = Array("<<".utf8) + written + Array(" x=1>".utf8)
            framed.withUnsafeBufferPointer { text in
                #expect(NameHash.of(text, 2..<2 + length) == single.value)
                let found = NameHash.scan(text, from: 2, until: HTMLBytes.endsAttributeName)
                #expect(found.end == 2 + length)
                #expect(found.hash == single.value)
            }
        }
    }

    @Test("names that differ in one place have different ones", arguments: 1...letters.utf8.count)
    func differs(length: Int) {
        let name = Array(Self.letters.utf8.prefix(length))
        func hash(_ name: [UInt8]) -> UInt64 { name.withUnsafeBufferPointer { NameHash.of($0, 0..<$0.count) } }
        var seen: Set<UInt64> = [hash(name), hash(Array(name.dropLast()))]
        for place in 0..<length {
            var other = name
            other[place] = UInt8(ascii: "!")
            seen.insert(hash(other))
        }
        #expect(seen.count == length + 2)
    }

    @Test("the classes by chunks are those of single bytes", arguments: 0...255 as ClosedRange<UInt8>)
    func classesAgree(byte: UInt8) {
        let chunk = ByteScan.Chunk(repeating: byte)
        #expect(HTMLBytes.endsName(chunk)[5] == !HTMLBytes.isName(byte))
        let ends = byte <= 0x20 || "=>/<\"'".utf8.contains(byte)
        #expect(HTMLBytes.endsAttributeName(chunk)[5] == ends)
    }
}
