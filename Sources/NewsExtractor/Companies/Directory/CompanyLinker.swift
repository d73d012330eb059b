internal import NewsLanguage
internal import NewsModel

/// Links a document's companies to identifiers, or abstains: by the symbol that the text gives, by the full legal name, by a
/// name that only one company has. Never by the beginning of a name.
struct CompanyLinker: Sendable {
    private let directory: CompanyDirectory?

    init(directory: CompanyDirectory?) { self.directory = directory }

    /// Rows of the starter list.
    private static let known: [CompanyRecord] = Table("companies/known").rows.compactMap {
        CompanyRecord(row: $0, header: CompanyRecord.columns)
    }

    private static let knownLegalNames: WordTable<Int> = WordTable(
        hashes: known.enumerated().map { (CompanyNameKey.full(TokenStream($0.element.name).tokens[...]), $0.offset) })

    /// Identifiers of a company whose mentions in the document are `mentions`; nil in doubt.
    func link(_ mentions: [NameSpan], in stream: TokenStream) -> CompanyID? {
        let tokens = stream.tokens
        for span in mentions {
            guard let listing = span.listing else { continue }
            guard let mic = listing.mic else { return nil }
            var id = CompanyID(method: "ticker")
            id.ticker = listing.ticker
            id.mic = mic
            if let company = only(directory?.companies(CompanyNameKey.listing(ticker: listing.ticker, mic: mic)) ?? [])
            {
                add(company, to: &id)
            }
            return id
        }
        // A legal form in the text: the whole name must be one company's.
        for span in mentions where LegalForms.suffixLength(tokens[span.tokens]) > 0 {
            let key = CompanyNameKey.full(tokens[span.tokens])
            if let company = only(directory?.companies(key) ?? []) { return id(company, "legal_name") }
            return Self.knownLegalNames[key].flatMap { id(Self.known[$0], "legal_name") }
        }
        guard let sure = mentions.max(by: { $0.confidence < $1.confidence }), sure.confidence >= 0.8 else { return nil }
        // The user's own list says what a bare name means; among several companies nothing is said.
        if let directory {
            let found = directory.companies(CompanyNameKey.short(tokens[sure.tokens]))
            if !found.isEmpty { return only(found).flatMap { id($0, "user_list") } }
        }
        guard let match = KnownCompanies.match(tokens, at: sure.tokens.lowerBound, end: sure.tokens.upperBound),
            match.count == sure.tokens.count,
            match.value.row < Self.known.count
        else { return nil }
        // A short name of one small word may be anybody's.
        if match.count == 1, tokens[sure.tokens.lowerBound].count < 4, sure.confidence < 0.95 { return nil }
        return id(Self.known[match.value.row], "unique_name")
    }

    /// The one company of a list; nil where there are several or none.
    private func only(_ companies: [CompanyRecord]) -> CompanyRecord? { companies.count == 1 ? companies[0] : nil }

    private func id(_ company: CompanyRecord, _ method: String) -> CompanyID? {
        var id = CompanyID(method: method)
        id.ticker = company.ticker
        id.mic = company.mic
        add(company, to: &id)
        let empty = [id.lei, id.isin, id.ticker, id.mic, id.cik, id.wikidata].allSatisfy { $0 == nil }
        return empty ? nil : id
    }

    private func add(_ company: CompanyRecord, to id: inout CompanyID) {
        id.lei = company.lei
        id.isin = company.isin
        id.cik = company.cik
        id.wikidata = company.wikidata
    }
}
