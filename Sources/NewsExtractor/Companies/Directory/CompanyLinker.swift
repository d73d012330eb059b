internal import NewsLanguage
internal import NewsModel

/// Links a document's companies to identifiers, or abstains: by the symbol that the text gives, by the full legal name, by a
/// name that only one company has, unless the text gives it another country. Never by the beginning of a name.
struct CompanyLinker: Sendable {
    private let directory: CompanyDirectory?
    private let watchList: WatchList?

    init(directory: CompanyDirectory?, watchList: WatchList?) {
        self.directory = directory
        self.watchList = watchList
    }

    /// Identifiers of a company whose mentions in the document are `mentions`; nil in doubt.
    func link(_ mentions: [NameSpan], in stream: TokenStream, lexicon: NameLexicon) -> CompanyID? {
        let country = CompanyCountry(stream)
        var id = identified(mentions, in: stream, country, lexicon)
        guard let watched = watchList?.company(mentions, id, in: stream, country) else { return id }
        var found = id ?? CompanyID(method: "watch_list")
        complete(&found, from: watched)
        found.watch = watched.watch ?? watched.name
        id = found
        return id
    }

    private func identified(
        _ mentions: [NameSpan], in stream: TokenStream, _ country: CompanyCountry, _ lexicon: NameLexicon
    ) -> CompanyID? {
        let tokens = stream.tokens
        for span in mentions {
            guard let listing = span.listing else { continue }
            guard let mic = listing.mic else { return nil }
            var id = CompanyID(method: "ticker")
            id.ticker = listing.ticker
            id.mic = mic
            let key = CompanyNameKey.listing(ticker: listing.ticker, mic: mic)
            if let company = only(directory?.companies(key) ?? []) {
                complete(&id, from: company)
            } else if let company = KnownCompanies.company(listing: key) {
                complete(&id, from: company)
            }
            return id
        }
        // A legal form in the text: the whole name must be one company's.
        for span in mentions where LegalForms.suffixLength(tokens[span.tokens]) > 0 {
            let key = CompanyNameKey.full(tokens[span.tokens])
            if let company = only(directory?.companies(key) ?? []) { return id(company, "legal_name") }
            if let company = KnownCompanies.company(legalName: key) { return id(company, "legal_name") }
            return otherForm(span, tokens, mentions, country, lexicon)
        }
        guard let sure = mentions.max(by: { $0.confidence < $1.confidence }), sure.confidence >= 0.8 else { return nil }
        // The user's own list says what a bare name means; among several companies nothing is said.
        if let directory {
            let found = directory.companies(CompanyNameKey.short(tokens[sure.tokens]))
            if !found.isEmpty {
                guard let company = only(found), country.agrees(mentions, with: company.country) else { return nil }
                return id(company, "user_list")
            }
        }
        guard let match = KnownCompanies.match(tokens, at: sure.tokens.lowerBound, end: sure.tokens.upperBound),
            match.count == sure.tokens.count, let company = KnownCompanies.company(match.value.row)
        else { return nil }
        // A short name of one small word may be anybody's.
        if match.count == 1, tokens[sure.tokens.lowerBound].count < 4, sure.confidence < 0.95 { return nil }
        guard BareNames.isSure(mentions, in: stream, lexicon: lexicon) else { return nil }
        return country.agrees(mentions, with: company.country) ? id(company, "unique_name") : nil
    }

    /// A starter company whose name stands with another legal form than the list's (`Siemens Corp.`, `Gazprom OAO`): believed
    /// where the name is no common word, person's or place's, and the form is one of its country.
    private func otherForm(
        _ span: NameSpan, _ tokens: [Token], _ mentions: [NameSpan], _ country: CompanyCountry, _ lexicon: NameLexicon
    ) -> CompanyID? {
        let core = span.tokens.dropLast(LegalForms.suffixLength(tokens[span.tokens]))
        guard directory == nil, let match = KnownCompanies.match(tokens, at: core.lowerBound, end: core.upperBound),
            match.count == core.count, let company = KnownCompanies.company(match.value.row),
            core.count > 1 || isCoined(tokens[core.lowerBound], lexicon)
        else { return nil }
        return country.agrees(mentions, with: company.country) ? id(company, "unique_name") : nil
    }

    private func isCoined(_ token: Token, _ lexicon: NameLexicon) -> Bool {
        token.count > 4
            && lexicon[token.hash].marks.isDisjoint(with: [.common, .familyName, .firstName, .town, .country])
    }

    /// The one company of a list; nil where there are several or none.
    private func only(_ companies: [CompanyRecord]) -> CompanyRecord? { companies.count == 1 ? companies[0] : nil }

    private func id(_ company: CompanyRecord, _ method: String) -> CompanyID? {
        var id = CompanyID(method: method)
        complete(&id, from: company)
        let empty = [id.lei, id.isin, id.ticker, id.mic, id.cik, id.wikidata].allSatisfy { $0 == nil }
        return empty ? nil : id
    }

    /// Adds what is not known yet. A symbol and its market belong together.
    private func complete(_ id: inout CompanyID, from company: CompanyRecord) {
        if id.ticker == nil, id.mic == nil {
            id.ticker = company.ticker
            id.mic = company.mic
        }
        id.lei = id.lei ?? company.lei
        id.isin = id.isin ?? company.isin
        id.cik = id.cik ?? company.cik
        id.wikidata = id.wikidata ?? company.wikidata
    }
}
