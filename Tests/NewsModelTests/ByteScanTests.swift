import NewsModel
import Testing

/// What goes by sixteen bytes gives what a loop over single bytes gives, wherever text begins and ends.
@Suite struct ByteScanTests {
    /// Bytes that mean something to a scan stand thinly between letters; the same at every run.
    private static func text(_ length: Int, seed: UInt64) -> [UInt8] {
        let marks = Array("<>&\"'\\;:-_.AZ@[`{".utf8) + [0x00, 0x09, 0x0A, 0x0D, 0x1F, 0x7F, 0x80, 0xC2, 0xE2, 0xFF]
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        return (0..<length).map { _ in next() % 9 == 0 ? marks[Int(next()) % marks.count] : 0x61 + UInt8(next() % 26) }
    }

    /// A memory block of exactly that size, so that a read behind its end is one for the sanitizers to see.
    private static func with<Result>(_ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        defer { memory.deallocate() }
        _ = memory.initialize(from: bytes)
        return try body(UnsafeBufferPointer(memory))
    }

    private typealias Scan = @Sendable (UnsafeBufferPointer<UInt8>, Int, Int) -> Int

    private static let scans: [(name: String, scan: Scan, isWanted: @Sendable (UInt8) -> Bool)] = [
        ("first", { ByteScan.first(0x3C, in: $0, from: $1, to: $2) }, { $0 == 0x3C }),
        ("NUL", { ByteScan.first(0, in: $0, from: $1, to: $2) }, { $0 == 0 }),
        (
            "marked", { ByteScan.firstMarked(in: $0, from: $1, to: $2) },
            { $0 == 0x3C || $0 == 0x26 || $0 == 0xC2 || ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) }
        ),
        ("wide or NUL", { ByteScan.firstWideOrNUL(in: $0, from: $1, to: $2) }, { $0 == 0 || $0 >= 0x80 }),
        ("wide", { ByteScan.firstWide(in: $0, from: $1, to: $2) }, { $0 >= 0x80 }),
        (
            "escaped", { ByteScan.firstEscaped(in: $0, from: $1, to: $2) },
            { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 || $0 == 0x7F }
        ),
    ]

    @Test(arguments: 0...50)
    func aScanFindsWhatALoopFinds(length: Int) {
        for seed in 1...4 as ClosedRange<UInt64> {
            let bytes = Self.text(length, seed: seed)
            Self.with(bytes) { text in
                for (name, scan, isWanted) in Self.scans {
                    for start in 0...length {
                        for end in start...length {
                            let expected = (start..<end).first { isWanted(bytes[$0]) } ?? end
                            #expect(scan(text, start, end) == expected, "\(name) in \(bytes[start..<end])")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: [63, 64, 65, 127, 128, 129, 200])
    func whatIsRareIsFoundAnywhere(length: Int) {
        for place in 0..<length {
            for byte in [0, 0x80, 0xFF] as [UInt8] {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes[place] = byte
                Self.with(bytes) { text in
                    #expect(ByteScan.firstWideOrNUL(in: text, from: 0, to: length) == place)
                    #expect(ByteScan.firstWideOrNUL(in: text, from: 0, to: place) == place)
                    #expect(ByteScan.firstWideOrNUL(in: text, from: place + 1, to: length) == length)
                }
            }
        }
    }

    @Test(arguments: 0...40)
    func aChunkHasZerosBehindTheEnd(length: Int) {
        let bytes = Self.text(length, seed: 7)
        Self.with(bytes) { text in
            guard let base = text.baseAddress, length > 0 else { return }
            for start in 0..<length {
                let chunk = ByteScan.chunk(base, at: start, of: length)
                let expected = (start..<start + 16).map { $0 < length ? bytes[$0] : 0 }
                #expect((0..<16).map { chunk[$0] } == expected)
            }
        }
    }

    @Test(arguments: 0...50)
    func aCopyStopsWhereALoopStops(length: Int) {
        let bytes = Self.text(length, seed: 11)
        Self.with(bytes) { text in
            for start in 0...length {
                for end in start...length {
                    var out = OutputBytes(capacity: 0)
                    out.append(0x21)
                    let stop = out.append(text, from: start, to: end, until: ByteScan.isEscapedInHTML)
                    let expected = (start..<end).first { [0x22, 0x26, 0x3C, 0x3E].contains(bytes[$0]) } ?? end
                    #expect(stop == expected)
                    #expect(Array(out.bytes) == [0x21] + bytes[start..<expected])
                }
            }
        }
    }

    @Test(arguments: 0...50)
    func runsAndWordsAreAppendedWhole(length: Int) {
        let word = String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 2).prefix(length)
        var out = OutputBytes(capacity: 1)
        Array(word.utf8).withUnsafeBufferPointer { out.append($0) }
        out.append(PaddedBytes(String(word)))
        out.append(UInt8(ascii: "."))
        #expect(String(decoding: out.bytes, as: UTF8.self) == word + word + ".")
    }
}
