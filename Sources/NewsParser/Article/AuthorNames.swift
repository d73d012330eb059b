internal import NewsMarkup
internal import NewsModel

/// Cleans the names of those who wrote a story: no "By", no roles, no agencies, no addresses; a list of people.
enum AuthorNames {
    private struct Words: Sendable {
        var prefixes: [FoldedText] = []
        var joiners: [String] = []
        var agencies: [FoldedText] = []
        var roles: [FoldedText] = []
        var particles: Set<String> = []

        init() {
            for row in Table("markup/authors").rows where row.count >= 2 {
                let values = row[1].split(separator: "|").map(String.init)
                switch row[0] {
                case "prefix": prefixes += values.map(FoldedText.init)
                case "joiner": joiners += values.map { " \($0) " }
                case "agency": agencies += values.map(FoldedText.init)
                case "role": roles += values.map(FoldedText.init)
                case "particle": particles.formUnion(values)
                default: break
                }
            }
            prefixes.sort { $0.bytes.count > $1.bytes.count }
        }
    }

    private static let words = Words()

    /// The people of a list of declared authors. `siteNames` are no people.
    static func cleaned(_ declared: [String], siteNames: [String]) -> [String] {
        let sites = siteNames.map { FoldedText($0).joined }
        var out: [String] = []
        var seen: Set<FoldedText> = []
        for text in declared where text.firstRange(of: "://") == nil && !text.hasPrefix("www.") {
            for name in split(withoutPrefix(trimmed(withoutTags(HTMLEntities.decoded(text))))) {
                guard let name = person(name, sites) else { continue }
                if seen.insert(FoldedText(name)).inserted { out.append(name) }
            }
        }
        return out
    }

    /// The organisations that a list of declared authors names, for a story that names no person: the publisher itself or an
    /// agency may sign as author (schema.org allows an Organization).
    static func organisations(_ declared: [String]) -> [String] {
        var out: [String] = []
        var seen: Set<FoldedText> = []
        for text in declared where text.firstRange(of: "://") == nil {
            let name = withoutPrefix(trimmed(withoutTags(HTMLEntities.decoded(text))))
            let folded = FoldedText(name)
            guard name.utf8.count >= 2, name.utf8.count <= 60,
                name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }),
                !name.utf8.contains(UInt8(ascii: "@")), !folded.isEmpty, !name.hasPrefix("www."),
                !(name.utf8.contains(UInt8(ascii: "/")) && name.utf8.contains(UInt8(ascii: ".")))
            else { continue }
            if words.roles.contains(folded) { continue }
            if seen.insert(folded).inserted { out.append(name) }
        }
        return out
    }

    /// Whether a name read off the page looks like a person's: two to four words with capitals, particles apart.
    static func looksLikePerson(_ name: String) -> Bool {
        let parts = name.split(separator: " ")
        guard parts.count >= 2, parts.count <= 5, name.utf8.count <= 60 else { return false }
        var capitals = 0
        for part in parts {
            guard let first = part.unicodeScalars.first else { return false }
            if words.particles.contains(String(part).lowercasedASCII) { continue }
            if first.properties.isUppercase { capitals += 1 } else { return false }
        }
        return capitals >= 2
    }

    private static func withoutPrefix(_ text: String) -> String {
        var text = text
        var again = true
        while again {
            again = false
            let folded = FoldedText(text)
            for prefix in words.prefixes
            where folded.starts(with: prefix)
                && (folded.bytes.count == prefix.bytes.count || folded.bytes[prefix.bytes.count] == 0x20)
            {
                // Drop as many letters and digits from the front as the prefix has.
                var left = prefix.bytes.count
                var rest = text.unicodeScalars[...]
                while left > 0, let scalar = rest.first {
                    let width = FoldedText(String(scalar)).bytes.count
                    left -= width == 0 && scalar == " " ? 1 : width
                    rest.removeFirst()
                }
                let cut = trimmed(String(rest)).drop { ":.,-–— ".contains($0) }
                if cut.isEmpty { return "" }
                text = String(cut)
                again = true
                break
            }
        }
        return text
    }

    private static func split(_ text: String) -> [String] {
        var parts = [text]
        for joiner in words.joiners + [",", ";", "|", "/", "•", "·", "\n", " & ", "、", "，"] {
            parts = parts.flatMap { part -> [String] in
                var pieces: [String] = []
                var rest = part[...]
                while let cut = rest.firstRange(of: joiner) {
                    pieces.append(String(rest[..<cut.lowerBound]))
                    rest = rest[cut.upperBound...]
                }
                pieces.append(String(rest))
                return pieces
            }
        }
        return parts.map(withoutPrefix)
    }

    /// The name where it is a person's; nil for agencies, roles, addresses and the site itself.
    private static func person(_ text: String, _ sites: [[UInt8]]) -> String? {
        var name = trimmed(text)
        if let cut = name.firstRange(of: "(") { name = trimmed(String(name[..<cut.lowerBound])) }
        while let last = name.unicodeScalars.last, ".,:;-–*".unicodeScalars.contains(last) {
            // "Robert Downey Jr." and initials keep their stop.
            if last == ".", name.utf8.count > 3, let word = name.split(separator: " ").last, word.utf8.count <= 4 {
                break
            }
            name = trimmed(String(name.dropLast()))
        }
        while let first = name.unicodeScalars.first, ".,:;-–*@".unicodeScalars.contains(first) {
            name = trimmed(String(name.dropFirst()))
        }
        guard name.utf8.count >= 2, name.utf8.count <= 80, !name.utf8.contains(UInt8(ascii: "@")),
            !name.utf8.contains(UInt8(ascii: ")")), !name.hasPrefix("http"), !name.utf8.contains(UInt8(ascii: "{"))
        else { return nil }
        // "Anna Berg Redakteurin": the role behind the name goes. One word and a role are a desk.
        while let cut = name.utf8.lastIndex(of: 0x20), words.roles.contains(FoldedText(String(name[cut...]))) {
            name = trimmed(String(name[..<cut]))
            if !name.utf8.contains(0x20) { return nil }
        }
        let folded = FoldedText(name)
        guard !folded.isEmpty, folded.bytes.split(separator: 0x20).count <= 6 else { return nil }
        if words.agencies.contains(folded) || words.roles.contains(folded) { return nil }
        // A login ("jane.doe", "jdoe") is no name, nor is a network's.
        if folded.bytes.split(separator: 0x20).count == 1 || !name.utf8.contains(0x20) {
            if name.utf8.allSatisfy({
                ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: "_")
            }) {
                return nil
            }
        }
        if name.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return nil }
        let joined = folded.joined
        if sites.contains(joined) { return nil }
        return name
    }
}
