internal import NewsLanguage
internal import NewsModel

/// Names that the model cuts at "of" or "for": the department of trade and tourism is one name, not two.
struct JoinedNames {
    private static let heads: WordTable<NameKind> = WordTable(
        Table("companies/joined_heads").rows.flatMap { row in
            guard row.count >= 2, let kind = NameKind.allCases.first(where: { $0.label == row[0] }) else {
                return [(String, NameKind)]()
            }
            return row[1].split(separator: " ").map { (String($0), kind) }
        })
    private static let links = WordTable(["of", "for"].map { ($0, true) })
    private static let article = WordTable([("the", true)])

    private static let partyAdjectives: WordTable<Bool> = WordTable(
        Table("companies/party_adjectives").rows.flatMap {
            $0.first?.split(separator: " ").map { (String($0), true) } ?? []
        })
    private static let party = WordTable([("party", true)])

    /// `the Liberal party` is a party, `Liberal voters` are not.
    static func settleParties(_ spans: inout [NameSpan], _ tokens: [Token], _ limit: Int) {
        for i in spans.indices where spans[i].kind == .organisation || spans[i].kind == .other {
            let end = spans[i].tokens.upperBound
            guard end < limit, tokens[end].kind == .word, tokens[end].shape == .lower,
                partyAdjectives[tokens[end - 1]] != nil
            else { continue }
            if party[tokens[end]] != nil {
                spans[i].tokens = spans[i].tokens.lowerBound..<end + 1
                spans[i].kind = .organisation
                spans[i].rule = "party"
            } else if spans[i].tokens.count == 1, tokens[end].count > 3 {
                spans[i].kind = .other
                spans[i].rule = "party_adjective"
            }
        }
    }

    /// Joins an organisation that ends with such a word, and holds no "of" yet, with the name behind "of" or "for".
    static func join(_ spans: inout [NameSpan], _ tokens: [Token]) {
        var i = 0
        while i + 1 < spans.count {
            defer { i += 1 }
            let first = spans[i]
            let second = spans[i + 1]
            guard first.kind == .organisation || first.kind == .company,
                let head = heads[tokens[first.tokens.upperBound - 1]],
                second.kind != .person || head == .company,
                !first.tokens.contains(where: { links[tokens[$0]] != nil })
            else { continue }
            let gap = first.tokens.upperBound..<second.tokens.lowerBound
            guard gap.count == 1 || (gap.count == 2 && article[tokens[gap.upperBound - 1]] != nil),
                links[tokens[gap.lowerBound]] != nil
            else { continue }
            spans[i].tokens = first.tokens.lowerBound..<second.tokens.upperBound
            spans[i].kind = head
            spans[i].confidence = min(first.confidence, second.confidence)
            spans[i].rule = "joined"
            spans.remove(at: i + 1)
        }
    }
}
