/// A title for what has none.
enum Headline {
    /// The first words of HTML or text, at most 100 characters; nil where there are none.
    static func of(_ html: String) -> String? {
        let text = Array(html.utf8).withUnsafeBufferPointer(text)
        let plain = text.withUnsafeBufferPointer { HTMLText.decoded($0, 0..<$0.count) }
        let words = String(decoding: plain, as: UTF8.self).split {
            $0 == " " || $0.isNewline || $0 == "\t"
        }
        var out = ""
        for word in words {
            if out.unicodeScalars.count + word.unicodeScalars.count >= 100 {
                return out.isEmpty ? String(String.UnicodeScalarView(word.unicodeScalars.prefix(99))) + "…" : out + "…"
            }
            out += out.isEmpty ? String(word) : " " + word
        }
        return out.isEmpty ? nil : out
    }

    /// The text without tags; blocks part words, marks inside a line do not.
    private static func text(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var at = 0
        while at < html.count, text.count < 600 {
            if html[at] == UInt8(ascii: "<"), let tag = HTMLTag(html, at) {
                if !["a", "b", "i", "em", "strong", "span", "u", "code", "sub", "sup"].contains(tag.name) {
                    text.append(0x20)
                }
                at = tag.end
            } else {
                text.append(html[at])
                at += 1
            }
        }
        return text
    }
}
