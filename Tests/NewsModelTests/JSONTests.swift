import Foundation
import NewsModel
import Testing

@Suite struct JSONTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    private func print(_ value: JSONValue) -> String {
        var w = JSONWriter()
        w.value(value)
        return String(decoding: w.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        #"{}"#, #"[]"#, #"null"#, #"[1,-2.5,3e8,true,false,null,"a"]"#, #"{"a":{"b":[{"c":"é"}]}}"#,
        #""\"\\\n\t\r\u0001""#,
    ])
    func compactTextSurvives(text: String) throws { #expect(print(try parse(text)) == text) }

    @Test(arguments: [
        (#""\u00e9""#, "é"), (#""\ud83d\ude00""#, "😀"), (#""\ud800x""#, "\u{FFFD}x"), (#""\udc00""#, "\u{FFFD}"),
        (#""a\/b""#, "a/b"),
    ])
    func escapesAreRead(text: String, value: String) throws { #expect(try parse(text).string == value) }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\" 1}", "\"a", "\"\n\"", "tru", "1 2", "{\"a\":}", "\"\\x\"", "\"\\u12\"",
        String(repeating: "[", count: 300),
    ])
    func brokenTextIsAnError(text: String) { #expect(throws: JSONError.self) { try parse(text) } }

    @Test func invalidUTF8IsAnError() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    }

    /// Strings of every length, with something to escape at every place: whole chunks are copied, and nothing is read or written
    /// behind them.
    @Test(arguments: ["\"", "\\", "\n", "\u{1}", "\u{7F}", "é", "😀"]) func everyPlaceIsEscaped(sign: String) throws {
        for length in 0..<70 {
            for place in 0...length {
                let text = String(repeating: "a", count: place) + sign + String(repeating: "b", count: length - place)
                #expect(try parse(print(.string(text))).string == text)
            }
        }
        let long = String(repeating: "x" + sign, count: 9000)
        #expect(try parse(print(.string(long))).string == long)
    }

    @Test(arguments: [
        ("00e9", 0xE9), ("DDdd", 0xDDDD), ("12", nil), ("+123", nil), ("12g4", nil), (" 123", nil), ("12345", 0x1234),
    ]) func fourDigitsMakeAnEscape(text: String, value: UInt32?) {
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { HexDigits.four($0, at: 0) } == value)
        #expect(bytes.withUnsafeBufferPointer { HexDigits.four($0, at: 3) } == nil)
    }

    @Test func linesComeOutInOrderAndTogether() throws {
        let path = URL.temporaryDirectory.appending(path: "gleaner-lines-\(UUID().uuidString)").path
        let output = try LineOutput(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        func written() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
        try output.lines(Array("one\n".utf8))
        try output.line { $0.object { $0.integer("two", 2) } }
        try output.text("three")
        #expect(try written().isEmpty)
        let much = String(repeating: "four\n", count: 20_000)
        try output.lines(Array(much.utf8))
        #expect(try written() == "one\n{\"two\":2}\nthree\n" + much)
        try output.text("five")
        try output.flush()
        try output.flush()
        #expect(try written() == "one\n{\"two\":2}\nthree\n" + much + "five\n")
    }

    @Test func longLinesGoOutInParts() throws {
        let path = URL.temporaryDirectory.appending(path: "gleaner-parts-\(UUID().uuidString)").path
        let output = try LineOutput(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let long = String(repeating: "a \"b\"\n", count: 700_000)
        let numbers = Array(0..<300_000)
        var most = 0
        try output.line { w in
            w.array([long, "end"]) { w, text in
                w.string(text)
                most = max(most, w.bytes.count)
            }
        }
        try output.line { w in
            w.array(numbers) { w, number in
                w.integer(number)
                most = max(most, w.bytes.count)
            }
        }
        try output.flush()
        #expect(most < 2 << 20)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(try lines.map { try parse(String($0)).array?.count } == [2, 300_000])
        #expect(try parse(String(lines[0])).array?.first?.string == long)

        var back = try JSONLines(path: path)
        var sizes: [Int?] = []
        let failure = back.forEach { sizes.append($0.bytes?.count) }
        #expect(failure == nil)
        #expect(sizes == lines.map { $0.utf8.count })
    }

    @Test func aLongLineThatCannotBeWrittenIsToldOf() throws {
        let output = try LineOutput(path: "/dev/full")
        #expect(throws: FileError(path: "/dev/full", operation: "write", code: ENOSPC)) {
            try output.line { $0.strings(Array(repeating: "many words", count: 500_000)) }
        }
    }

    @Test func nulIsReplaced() {
        var w = JSONWriter()
        w.string("a\u{0}b")
        #expect(String(decoding: w.bytes, as: UTF8.self) == "\"a\u{FFFD}b\"")
    }

    @Test(arguments: [(0.0, "0"), (1.0, "1"), (0.12345, "0.1235"), (2.0, "1"), (-1.0, "0"), (Double.nan, "0")])
    func probabilitiesStayBetweenZeroAndOne(value: Double, text: String) {
        var w = JSONWriter()
        w.probability(value)
        #expect(String(decoding: w.bytes, as: UTF8.self) == text)
    }
}
