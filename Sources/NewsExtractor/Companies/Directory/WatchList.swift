internal import NewsLanguage
internal import NewsModel

/// The companies that a user follows, with the user's own names and numbers for them: their mentions are found whether or not
/// the model knows them, and marked.
public struct WatchList: Sendable {
    /// The companies, in the order of the list.
    public let companies: [CompanyRecord]
    private let names: PhraseTable<Name>
    private let identifiers: IdentifierIndex

    private struct Name: Sendable {
        /// Company of that name; nil where two have it.
        var company: Int?
        /// Written in capitals only: `BAT` is no bat.
        var capitals: Bool
    }

    /// Takes companies; a name that two of them have finds neither.
    public init(_ companies: [CompanyRecord]) {
        self.companies = companies
        identifiers = IdentifierIndex(companies)
        var order: [String] = []
        var found: [String: Name] = [:]
        for (number, company) in companies.enumerated() {
            var own: [String] = []
            for name in [company.name] + company.aliases {
                let stream = TokenStream(name)
                let suffix = LegalForms.suffixLength(stream.tokens[...])
                own.append(name)
                if suffix > 0, suffix < stream.tokens.count {
                    own.append(stream.string(0..<stream.tokens.count - suffix))
                }
            }
            for name in own where !name.isEmpty {
                let key = name.lowercased()
                if let other = found[key] {
                    if other.company != number { found[key]?.company = nil }
                } else {
                    order.append(key)
                    found[key] = Name(company: number, capitals: name.utf8.allSatisfy { $0 < 0x61 || $0 > 0x7A })
                }
            }
        }
        names = PhraseTable(order.compactMap { key in found[key].map { (key, $0) } })
    }

    /// The longest watched name that starts at token `index` and is cased like a name.
    func match(_ tokens: [Token], at index: Int, end: Int) -> (count: Int, company: Int)? {
        guard tokens[index].shape != .lower, let found = names.match(tokens, at: index, end: end),
            let company = found.value.company
        else { return nil }
        if found.value.capitals, tokens[index].shape != .upper, tokens[index].kind == .word, tokens[index].count > 1 {
            return nil
        }
        return (found.count, company)
    }

    /// The watched company that a document's company is: by its identifiers, where both have them, else by one of its names.
    func company(_ mentions: [NameSpan], _ id: CompanyID?, in stream: TokenStream, _ country: CompanyCountry)
        -> CompanyRecord?
    {
        if let id, let found = identifiers.first(id) { return companies[found] }
        let tokens = stream.tokens
        for span in mentions {
            let suffix = LegalForms.suffixLength(tokens[span.tokens])
            for end in [span.tokens.upperBound, span.tokens.upperBound - suffix] where end > span.tokens.lowerBound {
                guard let found = match(tokens, at: span.tokens.lowerBound, end: end),
                    found.count == end - span.tokens.lowerBound
                else { continue }
                let company = companies[found.company]
                // What the text says otherwise counts more than a name.
                if let id, company.differs(from: id) { return nil }
                return country.agrees(mentions, with: company.country) ? company : nil
            }
        }
        return nil
    }
}

extension CompanyRecord {
    /// Whether an identifier that only one company can have is another one.
    func differs(from id: CompanyID) -> Bool {
        if let lei, let other = id.lei { return lei != other }
        if let ticker, let other = id.ticker, let mic, mic == id.mic {
            return CompanyNameKey.symbol(ticker) != CompanyNameKey.symbol(other)
        }
        return false
    }
}
