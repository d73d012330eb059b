import Testing

@testable import NewsMarkup

@Suite("Character sets")
struct CharsetTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var body: [UInt8]
        var declared: String?
        var text: String
        var charset: String
    }

    static let cases: [Case] = [
        Case(
            testDescription: "plain ASCII is UTF-8", body: Array("<p>Rates rose</p>".utf8), text: "<p>Rates rose</p>",
            charset: "utf-8"),
        Case(
            testDescription: "byte order mark beats the declaration", body: [0xEF, 0xBB, 0xBF] + Array("Zürich".utf8),
            declared: "iso-8859-1",
            text: "Zürich", charset: "utf-8"),
        Case(
            testDescription: "UTF-8 beyond chance beats a wrong declaration", body: Array("Größe über Straße".utf8),
            declared: "windows-1252",
            text: "Größe über Straße", charset: "utf-8"),
        Case(
            testDescription: "latin-1 is windows-1252, as in browsers", body: [0x93, 0x80, 0x35, 0x94, 0xE4],
            declared: "ISO-8859-1",
            text: "“€5”ä", charset: "windows-1252"),
        Case(
            testDescription: "KOI8-R by HTTP", body: [0xEE, 0xCF, 0xD7, 0xCF, 0xD3, 0xD4, 0xC9], declared: "koi8-r",
            text: "Новости",
            charset: "koi8-r"),
        Case(
            testDescription: "gb2312 by meta is GB18030",
            body: Array("<meta charset=\"gb2312\">".utf8) + [0xD6, 0xD0, 0xB9, 0xFA],
            text: "<meta charset=\"gb2312\">中国", charset: "gb18030"),
        Case(
            testDescription: "Shift_JIS by meta http-equiv",
            body: Array("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>".utf8) + [
                0x93, 0xFA, 0x96, 0x7B,
            ],
            text: "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>日本", charset: "cp932"),
        Case(
            testDescription: "EUC-KR by HTTP", body: [0xC7, 0xD1, 0xB1, 0xB9], declared: "euc-kr", text: "한국",
            charset: "cp949"),
        Case(
            testDescription: "UTF-16 by its mark", body: [0xFF, 0xFE, 0x41, 0x00, 0xFC, 0x00], text: "Aü",
            charset: "utf-16le"),
        Case(testDescription: "NUL bytes are dropped", body: Array("a\0b".utf8), text: "ab", charset: "utf-8"),
        Case(
            testDescription: "a broken byte within UTF-8 becomes U+FFFD",
            body: Array("Käse für ".utf8) + [0xFF] + Array("Grüße, Öl und Äpfel".utf8),
            declared: "utf-8", text: "Käse für \u{FFFD}Grüße, Öl und Äpfel", charset: "utf-8"),
        Case(
            testDescription: "an unknown label is no label", body: [0x63, 0x61, 0x66, 0xE9], declared: "x-none",
            text: "café", charset: "windows-1252"),
        Case(testDescription: "an empty body", body: [], text: "", charset: "utf-8"),
    ]

    @Test(arguments: cases)
    func decodes(_ test: Case) {
        let (bytes, charset) = Charset.utf8(test.body, declared: test.declared)
        #expect(String(decoding: bytes, as: UTF8.self) == test.text)
        #expect(charset == test.charset)
    }

    @Test("UTF-16 without a mark is told by its NUL bytes")
    func wideWithoutMark() {
        let page = Array("<html><body>Prices fell.</body></html>".utf8).flatMap { byte -> [UInt8] in [byte, 0] }
        #expect(String(decoding: Charset.utf8(page).bytes, as: UTF8.self) == "<html><body>Prices fell.</body></html>")
    }
}
