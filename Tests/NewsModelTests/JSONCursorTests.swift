import NewsModel
import Testing

/// What the cursor's short ways (a string where it stands, a name without a string, offsets eight bytes at a time) must not change.
@Suite struct JSONCursorTests {
    private static func article(_ line: [UInt8]) throws(JSONError) -> AnnotatedArticle {
        try line.withUnsafeBufferPointer { bytes throws(JSONError) in
            var cursor = JSONCursor(bytes)
            return try AnnotatedArticle(&cursor)
        }
    }

    @Test func escapedNamesAreTheSameNames() throws {
        let line = #"{"\u0064oc_id":"d","te\u0078t":"a\tb\u007fc","other":["x\n",{"y":"\\"}]}"#
        let read = try Self.article(Array(line.utf8)).article
        #expect(read.docID == "d" && read.text == "a\tb\u{7F}c")
    }

    /// Well-formed UTF-8 by table 3-7 of the Unicode Standard, and what is not.
    @Test(
        arguments: [
            ([0x61, 0xC3, 0xA9], true), ([0xE2, 0x82, 0xAC], true), ([0xF0, 0x9F, 0x98, 0x80], true),
            ([0xED, 0x9F, 0xBF], true),
            ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0x7F], true),
            ([0xC0, 0xAF], false), ([0xC1, 0xBF], false), ([0xE0, 0x9F, 0xBF], false), ([0xED, 0xA0, 0x80], false),
            ([0xF0, 0x8F, 0xBF, 0xBF], false), ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false),
            ([0x80], false), ([0xC3], false), ([0xE2, 0x82], false), ([0xE2, 0x28, 0xA1], false),
            ([0xF0, 0x9F, 0x98], false),
        ] as [([UInt8], Bool)])
    func stringsAreCheckedForUTF8(bytes: [UInt8], isValid: Bool) {
        for padding in [0, 15, 16, 40] {
            let text = [UInt8](repeating: 0x61, count: padding) + bytes
            let line =
                Array(#"{"doc_id":"d","skipped":""#.utf8) + text + Array(#"","text":""#.utf8) + text + Array("\"}".utf8)
            let read = try? Self.article(line)
            #expect((read != nil) == isValid, "\(bytes) behind \(padding)")
            if isValid { #expect(read.map { Array($0.article.text.utf8) } == text) }
        }
    }

    @Test(arguments: [
        ("12", 12), ("0", 0), ("-7", -7), ("123456789012345678", 123_456_789_012_345_678), ("1.5", nil), ("1e3", nil),
        ("99999999999999999999", nil),
    ])
    func integersAreWhole(text: String, value: Int?) {
        for end in [",", "}", " ", "]"] {
            let read = Array((text + end).utf8).withUnsafeBufferPointer { bytes in
                var cursor = JSONCursor(bytes)
                return try? cursor.integer()
            }
            #expect(read == value, "\(text)\(end)")
        }
    }

    @Test func controlsAndOpenStringsAreErrors() {
        for text in ["\"a\u{1}\"", "\"abc", "\"a\\", "\"a\\u12\"", "\"\\x\""] {
            #expect(throws: JSONError.self) {
                try Array(text.utf8).withUnsafeBufferPointer { bytes throws(JSONError) in
                    var cursor = JSONCursor(bytes)
                    _ = try cursor.string()
                }
            }
        }
    }

    /// Every code point of a text of all widths has its byte and goes back.
    @Test func offsetsGoThereAndBack() {
        let text = String(repeating: "aé€😀 plain words, ", count: 23)
        let map = CodePointMap(text)
        var byte = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            #expect(map.byte(atCodePoint: index) == byte)
            #expect(map.codePoint(atByte: byte) == index)
            byte += String(scalar).utf8.count
        }
        #expect(map.count == text.unicodeScalars.count && map.byte(atCodePoint: map.count) == byte)
        #expect(map.byte(atCodePoint: map.count + 1) == nil)
    }
}
