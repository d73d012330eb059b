/// A title for what has none.
enum Headline {
    /// The first words of HTML or text, at most 100 characters; nil where there are none.
    static func of(_ html: String) -> String? {
        let bytes = Array(html.utf8)
        var text: [UInt8] = []
        var at = 0
        while at < bytes.count, text.count < 600 {
            if bytes[at] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at) {
                // Blocks part words, marks inside a line do not.
                if !["a", "b", "i", "em", "strong", "span", "u", "code", "sub", "sup"].contains(tag.name) { text.append(0x20) }
                at = tag.end
            } else {
                text.append(bytes[at])
                at += 1
            }
        }
        let words = String(decoding: HTMLText.decoded(text[...]), as: UTF8.self).split { $0 == " " || $0.isNewline || $0 == "\t" }
        var out = ""
        for word in words {
            if out.unicodeScalars.count + word.unicodeScalars.count >= 100 {
                return out.isEmpty ? String(String.UnicodeScalarView(word.unicodeScalars.prefix(99))) + "…" : out + "…"
            }
            out += out.isEmpty ? String(word) : " " + word
        }
        return out.isEmpty ? nil : out
    }
}
