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
