internal import CUchardet
internal import NewsModel

/// The character set of a page's bytes, and the way to UTF-8.
///
/// Order of trust: byte order mark; bytes that are UTF-8 beyond chance; HTTP; `meta`; uchardet; windows-1252. The declared
/// names are read as browsers read them (WHATWG Encoding Standard: latin-1 is windows-1252, gb2312 is GB18030).
package enum Charset {
    /// The bytes in UTF-8 without NUL, and the name of the set they were in.
    package static func utf8(_ body: [UInt8], declared: String? = nil) -> (bytes: [UInt8], charset: String) {
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { return (clean(Array(body.dropFirst(3))), "utf-8") }
        if body.starts(with: [0xFF, 0xFE]), let out = Transcoder.decode(Array(body.dropFirst(2)), from: "UTF-16LE") {
            return (out, "utf-16le")
        }
        if body.starts(with: [0xFE, 0xFF]), let out = Transcoder.decode(Array(body.dropFirst(2)), from: "UTF-16BE") {
            return (out, "utf-16be")
        }
        let census = UTF8Repair.census(body)
        if let wide = wideWithoutMark(body, census), let out = Transcoder.decode(body, from: wide) {
            return (out, wide.lowercasedASCII)
        }
        let isUTF8 = census.broken == 0
        // ASCII and UTF-8 need no name, but for seven-bit sets, which hide behind ASCII bytes and escapes.
        if isUTF8, !hasShifts(body) { return (census.nul == 0 ? body : clean(body), "utf-8") }
        let http = declared.flatMap(canonical)
        let label = http ?? meta(body).flatMap(canonical)
        if let label, label == "ISO-2022-JP", let out = Transcoder.decode(body, from: label) {
            return (out, "iso-2022-jp")
        }
        if isUTF8 { return (census.nul == 0 ? body : clean(body), "utf-8") }
        if census.multibyte >= 4 * census.broken || (label == "UTF-8" && census.multibyte >= census.broken) {
            return (clean(body), "utf-8")
        }
        if let label, label != "UTF-8" && !label.hasPrefix("UTF-16") {
            if label == "WINDOWS-1252" { return (Transcoder.fromWindows1252(body), "windows-1252") }
            if let out = Transcoder.decode(body, from: label) { return (out, label.lowercasedASCII) }
        }
        // A guess needs something to go by: a few accents alone are windows-1252's.
        if census.broken + 2 * census.multibyte >= 8, let guess = detected(body), guess != "WINDOWS-1252",
            guess != "UTF-8",
            let out = Transcoder.decode(body, from: guess)
        {
            return (out, guess.lowercasedASCII)
        }
        return (Transcoder.fromWindows1252(body), "windows-1252")
    }

    /// Whether bytes stand there by which seven-bit sets change from one table to another.
    private static func hasShifts(_ body: [UInt8]) -> Bool {
        body.withUnsafeBufferPointer { bytes in
            let (escape, in_, out) = (
                ByteScan.Chunk(repeating: 0x1B), ByteScan.Chunk(repeating: 0x0F), ByteScan.Chunk(repeating: 0x0E)
            )
            return ByteScan.first(in: bytes, from: 0, to: bytes.count) {
                ($0 .== escape) .| ($0 .== in_) .| ($0 .== out)
            } < bytes.count
        }
    }

    private static func clean(_ bytes: [UInt8]) -> [UInt8] { UTF8Repair.repaired(bytes) }

    /// UTF-16 without a mark: markup is ASCII, so every second byte is NUL.
    private static func wideWithoutMark(_ body: [UInt8], _ census: UTF8Repair.Census) -> String? {
        guard census.nul > body.count / 4, body.count >= 16 else { return nil }
        var even = 0
        var odd = 0
        for i in 0..<min(512, body.count) where body[i] == 0 {
            if i & 1 == 0 { even += 1 } else { odd += 1 }
        }
        if odd > 8 * max(1, even) { return "UTF-16LE" }
        if even > 8 * max(1, odd) { return "UTF-16BE" }
        return nil
    }

    private static let labels: [String: String] = {
        var out: [String: String] = [:]
        for row in Table("markup/charsets").rows where row.count >= 2 { out[row[0]] = row[1] }
        return out
    }()

    /// iconv's name of a declared set; nil for an unknown one.
    package static func canonical(_ label: String) -> String? {
        var name = label.lowercasedASCII
        name.removeAll { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "\t" }
        return labels[name]
    }

    /// The set that a `meta` element or an XML declaration within the first 4 KiB names.
    private static func meta(_ body: [UInt8]) -> String? {
        let head = body.prefix(4096)
        let keys: [[UInt8]] = [Array("charset".utf8), Array("encoding".utf8)]
        var i = 0
        while i + 12 < head.count {
            defer { i += 1 }
            guard head[i] | 0x20 == UInt8(ascii: "c") || head[i] | 0x20 == UInt8(ascii: "e") else { continue }
            guard
                let key = keys.first(where: { key in
                    key.indices.allSatisfy { i + $0 < head.count && head[i + $0] | 0x20 == key[$0] }
                })
            else { continue }
            var j = i + key.count
            while j < head.count
                && (head[j] == 0x20 || head[j] == UInt8(ascii: "=") || head[j] == UInt8(ascii: "\"")
                    || head[j] == UInt8(ascii: "'"))
            { j += 1 }
            guard j > i + key.count else { continue }
            let start = j
            while j < head.count && j - start < 40 && head[j] > 0x20 && !Array("\"'>;/".utf8).contains(head[j]) {
                j += 1
            }
            let name = String(decoding: head[start..<j], as: UTF8.self)
            if canonical(name) != nil { return name }
        }
        return nil
    }

    private static func detected(_ body: [UInt8]) -> String? { guessed(body).flatMap(canonical) }

    /// The set that uchardet takes the bytes for, by the name it gives.
    static func guessed(_ body: [UInt8]) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        // Markup is ASCII and teaches nothing: 64 KiB around the first foreign bytes are enough.
        let first = body.firstIndex { $0 >= 0x80 } ?? 0
        let part = body[max(0, first - 64)..<min(body.count, first + 65_536)]
        part.withUnsafeBytes { raw in
            _ = uchardet_handle_data(detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
        uchardet_data_end(detector)
        guard let name = uchardet_get_charset(detector) else { return nil }
        return String(cString: name)
    }
}

extension String {
    /// The string with ASCII capitals made small; other letters stay.
    package var lowercasedASCII: String {
        var copy = self
        let hasCapital = copy.withUTF8 { $0.contains { $0 >= 0x41 && $0 <= 0x5A } }
        guard hasCapital else { return self }
        return String(decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
