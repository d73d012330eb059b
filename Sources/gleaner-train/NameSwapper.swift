internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// Makes more texts of one: other companies, persons and places in the same sentences, and headline casings.
struct NameSwapper {
    /// Companies' names to swap in.
    var companies: [String]
    var firstNames: [String]
    var familyNames: [String]
    var towns: [String]

    /// The text with its names exchanged, each name the same way throughout.
    func swapped(_ text: TaggedText, seed: UInt64) -> TaggedText {
        var random = SplitMix(seed: seed)
        var companyNames: [(old: [Substring], new: [Substring])] = []
        var personNames: [Substring: Substring] = [:]
        var townNames: [String: String] = [:]
        // Full names first, so that short forms follow them.
        for name in text.names where name.kinds == [.company] {
            let old = core(text.string(name))
            guard old.count > 0, !companyNames.contains(where: { $0.old.starts(with: old) || old.starts(with: $0.old) })
            else { continue }
            if old.count == 1, old[0].allSatisfy({ $0.isUppercase }) && old[0].count < 6 { continue }
            let candidates = (0..<20).lazy.map { _ in core(companies.randomElement(using: &random) ?? "") }
            if let new = candidates.first(where: {
                old.count == 1 ? $0.count == 1 : $0.count >= min(old.count, 3) && $0.count <= old.count + 1
            }) {
                companyNames.append((old, new))
            }
        }
        return text.replacing { name, words in
            switch name.kinds {
            case [.company]:
                let old = core(words)
                guard
                    let (whole, new) = companyNames.first(where: {
                        $0.old.starts(with: old) || old.starts(with: $0.old)
                    })
                else { return nil }
                let suffix = words.dropFirst(old.joined(separator: " ").count)
                if old.count >= whole.count { return new.joined(separator: " ") + suffix }
                return new.prefix(old.count).joined(separator: " ") + suffix
            case [.person]:
                let parts = words.split(separator: " ")
                guard parts.count <= 2, let last = parts.last else { return nil }
                let family = personNames[last] ?? Substring(familyNames.randomElement(using: &random) ?? String(last))
                personNames[last] = family
                guard parts.count == 2 else { return String(family) }
                let first =
                    personNames[parts[0]] ?? Substring(firstNames.randomElement(using: &random) ?? String(parts[0]))
                personNames[parts[0]] = first
                return first + " " + family
            case [.place]:
                guard !words.contains(" "), random.next() % 2 == 0 || townNames[words] != nil else { return nil }
                let new = townNames[words] ?? towns.randomElement(using: &random) ?? words
                townNames[words] = new
                return words.allSatisfy { $0.isUppercase || !$0.isLetter } ? new.uppercased() : new
            default: return nil
            }
        }
    }

    /// Words of a company's name without its legal form.
    private func core(_ name: String) -> [Substring] {
        let stream = TokenStream(name)
        guard !stream.tokens.isEmpty else { return [] }
        let end = stream.tokens.count - LegalForms.suffixLength(stream.tokens[...])
        guard end > 0 else { return [] }
        return stream.string(0..<end).split(separator: " ")
    }

    /// Words that headlines leave small.
    private static let small: Set<String> = [
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "with", "from", "vs", "but",
    ]

    /// `Headline Case Like This`.
    static func headline(_ piece: String) -> String {
        var out = ""
        var word = ""
        func close() {
            if !word.isEmpty {
                out += small.contains(word.lowercased()) ? word : word.prefix(1).uppercased() + word.dropFirst()
                word = ""
            }
        }
        for c in piece {
            if c.isLetter || c == "'" || c == "’" || c.isNumber {
                word.append(c)
            } else {
                close()
                out.append(c)
            }
        }
        close()
        return out
    }
}
