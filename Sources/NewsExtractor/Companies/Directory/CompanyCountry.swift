internal import NewsLanguage
internal import NewsModel

/// What a text says of a company's country, to check a link by name against: `Japanese carmaker Toyota`, `Munich-based
/// Siemens`, `Renault of France`, `… GmbH`.
struct CompanyCountry {
    /// Codes (ISO 3166-1 alpha-2) that a word or form stands for.
    private static let words: PhraseTable<[String]> = PhraseTable(rows("word"))
    private static let forms: WordTable<[String]> = WordTable(rows("form"))
    private static let based = WordTable(["based", "headquartered", "listed"].map { ($0, true) })
    private static let of = WordTable(["of", "in"].map { ($0, true) })
    private static let article = WordTable(["a", "an", "the"].map { ($0, true) })

    private static func rows(_ kind: String) -> [(String, [String])] {
        Table("companies/countries").rows.filter { $0.count >= 3 && $0[0] == kind }.flatMap { row in
            let codes = row[1].split(separator: " ").map(String.init)
            return row[2].split(separator: "|").map { (String($0), codes) }
        }
    }

    private let stream: TokenStream

    init(_ stream: TokenStream) { self.stream = stream }

    /// Whether nothing in the text says that the company mentioned at `mentions` is of another country than `country`.
    func agrees(_ mentions: [NameSpan], with country: String?) -> Bool {
        guard let country else { return true }
        for mention in mentions {
            if let codes = codes(of: mention.tokens), !codes.contains(country) { return false }
        }
        return true
    }

    /// Countries that the words around one mention give it; nil where they say nothing.
    func codes(of mention: Range<Int>) -> [String]? {
        let tokens = stream.tokens
        for i in mention.dropFirst() where tokens[i].kind == .word {
            if let codes = Self.forms[tokens[i]], tokens[i].shape != .lower || LegalForms.strength(tokens[i]) != nil {
                return codes
            }
        }
        return before(mention.lowerBound) ?? behind(mention.upperBound)
    }

    /// `Japanese carmaker Toyota`, `Tokyo-based Sony`: a place or adjective, and at most two small words before the name.
    private func before(_ name: Int) -> [String]? {
        let tokens = stream.tokens
        var i = name - 1
        var small = 0
        while i >= 0, small < 3, tokens[i].kind == .word, tokens[i].shape == .lower, Self.article[tokens[i]] == nil,
            Self.of[tokens[i]] == nil
        {
            small += 1
            i -= 1
        }
        guard small > 0, i >= 0 else { return nil }
        let isBased = Self.based[tokens[i + 1]] != nil
        if isBased, i > 0, tokens[i].isSign("-") { i -= 1 }
        // Without "based" a place before a noun may only be where the news is from: adjectives end like one word.
        for length in [2, 1] where i - length + 1 >= 0 {
            if let found = Self.words.match(tokens, at: i - length + 1, end: i + 1), found.count == length,
                tokens[i - length + 1].shape != .lower
            {
                return found.value
            }
        }
        return nil
    }

    /// `Renault of France`, `Siemens, a German group`, `Volvo, based in Gothenburg`.
    private func behind(_ end: Int) -> [String]? {
        let tokens = stream.tokens
        var i = end
        guard i < tokens.count else { return nil }
        if tokens[i].isSign(",") {
            i += 1
            guard i < tokens.count else { return nil }
            if Self.based[tokens[i]] != nil {
                i += 1
            } else if Self.article[tokens[i]] != nil {
                return place(at: i + 1)
            } else {
                return nil
            }
        }
        guard i < tokens.count, Self.of[tokens[i]] != nil, i > end || tokens[i].count == 2 else { return nil }
        // "in" says where something happens, unless "based" stands before it.
        if i == end, tokens[i].first == UInt8(ascii: "i") { return nil }
        return place(at: i + 1)
    }

    private func place(at i: Int) -> [String]? {
        let tokens = stream.tokens
        guard i < tokens.count, tokens[i].shape != .lower else { return nil }
        return Self.words.match(tokens, at: i, end: min(tokens.count, i + 3))?.value
    }
}
