internal import NewsModel

/// Companies of a list by their identifiers.
struct IdentifierIndex: Sendable {
    /// An identifier with what it is.
    private enum Key: Hashable, Sendable {
        case lei(String)
        case isin(String)
        case cik(String)
        case wikidata(String)
        /// A symbol as it is compared, and its market.
        case listing(String, String)
    }

    private var first: [Key: Int] = [:]

    /// Of several companies with one identifier the first counts.
    init(_ companies: [CompanyRecord]) {
        for (number, company) in companies.enumerated() {
            let keys = Self.keys(
                lei: company.lei, isin: company.isin, cik: company.cik, wikidata: company.wikidata,
                ticker: company.ticker, mic: company.mic)
            for key in keys where first[key] == nil { first[key] = number }
        }
    }

    /// The first company that has one of the identifiers; nil where none has.
    func first(_ id: CompanyID) -> Int? {
        Self.keys(
            lei: id.lei, isin: id.isin, cik: id.cik, wikidata: id.wikidata, ticker: id.ticker, mic: id.mic
        ).compactMap { first[$0] }.min()
    }

    private static func keys(
        lei: String?, isin: String?, cik: String?, wikidata: String?, ticker: String?, mic: String?
    ) -> [Key] {
        var keys: [Key] = []
        if let lei { keys.append(.lei(lei)) }
        if let isin { keys.append(.isin(isin)) }
        if let cik { keys.append(.cik(cik)) }
        if let wikidata { keys.append(.wikidata(wikidata)) }
        if let ticker, let mic { keys.append(.listing(CompanyNameKey.symbol(ticker), mic)) }
        return keys
    }
}
