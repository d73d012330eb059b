/// One line of a robots.txt file that means something.
enum RobotsLine: Equatable {
    /// Lower-case product token.
    case userAgent(String)
    case rule(allows: Bool, [UInt8])
    /// Seconds.
    case crawlDelay(Double)
    case sitemap(String)

    /// Bytes of a line that are read: eight times the longest address of a browser, as Google's parser has it.
    private static let maximumLength = 8 * 2083 - 1

    /// The lines of a file: ended by CR, LF or both, comments and white space removed, a byte order mark skipped.
    static func lines(of bytes: some Collection<UInt8>) -> [RobotsLine] {
        var file = Array(bytes)[...]
        if file.starts(with: [0xEF, 0xBB, 0xBF]) { file = file.dropFirst(3) }
        return file.split { $0 == 0x0A || $0 == 0x0D }.compactMap { parse($0.prefix(maximumLength)) }
    }

    private static func parse(_ line: ArraySlice<UInt8>) -> RobotsLine? {
        let text = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) ?? missingColon(trimmed(text)) else { return nil }
        let key = String(decoding: trimmed(text[..<colon]), as: UTF8.self).lowercased()
        let value = trimmed(text[(colon + 1)...])
        switch key {
        case "user-agent", "useragent", "user agent":
            return .userAgent(RobotsRules.token(String(decoding: value, as: UTF8.self)))
        case "allow": return .rule(allows: true, Array(value))
        // Misspellings that are common enough for crawlers to honour: who wrote them meant to forbid.
        case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
            return .rule(allows: false, Array(value))
        case "crawl-delay", "crawldelay":
            guard let seconds = Double(String(decoding: value, as: UTF8.self)), seconds >= 0, seconds.isFinite else {
                return nil
            }
            return .crawlDelay(seconds)
        case "sitemap": return value.isEmpty ? nil : .sitemap(String(decoding: value, as: UTF8.self))
        default: return nil
        }
    }

    /// Where the colon is forgotten: the space between exactly two words.
    private static func missingColon(_ text: ArraySlice<UInt8>) -> Int? {
        let words = text.split { $0 == 0x20 || $0 == 0x09 }
        return words.count == 2 ? words[0].endIndex : nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let end = text.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? text.startIndex
        return text[..<end]
    }
}
