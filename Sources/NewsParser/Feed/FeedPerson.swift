internal import NewsModel

/// A person as RSS writes one: "Name (mail@example.org)", "mail@example.org (Name)", "Name <mail@example.org>".
struct FeedPerson {
    let author: FeedAuthor

    init?(_ text: String) {
        let bytes = Array(text.utf8.prefix(1000))
        guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else {
            author = FeedAuthor(name: text)
            return
        }
        var start = at
        while start > 0, FeedPerson.isMail(bytes[start - 1]) { start -= 1 }
        var end = at + 1
        while end < bytes.count, FeedPerson.isMail(bytes[end]) { end += 1 }
        while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard start < at, bytes[(at + 1)..<end].contains(UInt8(ascii: ".")) else {
            author = FeedAuthor(name: text)
            return
        }
        let email = String(decoding: bytes[start..<end], as: UTF8.self)
        var rest = Array(bytes[..<start]) + [0x20] + Array(bytes[end...])
        let before = String(decoding: rest, as: UTF8.self)
        // "(mailto:…)" is how some write the address itself; it stays part of the name.
        if before.contains(ascii: "mailto:") {
            author = FeedAuthor(name: text)
            return
        }
        rest.removeAll { "()<>[]\"".utf8.contains($0) }
        let name = String(
            decoding: Array(rest.split(whereSeparator: { $0 <= 0x20 }).joined(separator: [0x20])), as: UTF8.self)
        author = FeedAuthor(name: name.isEmpty ? nil : name, email: email)
    }

    private static func isMail(_ b: UInt8) -> Bool {
        (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || (b >= 48 && b <= 57) || b >= 0x80
            || "._+-%!#$&'*/=?^`{|}~".utf8.contains(b)
    }
}
