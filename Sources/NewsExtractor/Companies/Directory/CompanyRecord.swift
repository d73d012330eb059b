/// One company of a directory: its names and its identifiers, each nil where unknown.
public struct CompanyRecord: Equatable, Sendable {
    /// Full legal name.
    public var name: String
    /// Other names it is known by.
    public var aliases: [String] = []
    /// ISO 3166-1 alpha-2 code of its country.
    public var country: String?
    /// Ticker symbol.
    public var ticker: String?
    /// ISO 10383 code of the market the ticker belongs to.
    public var mic: String?
    /// ISO 17442 legal entity identifier.
    public var lei: String?
    /// ISO 6166 securities number.
    public var isin: String?
    /// Central index key of the SEC.
    public var cik: String?
    /// Item of Wikidata.
    public var wikidata: String?

    /// Name or number under which a user follows it, in lists of watched companies.
    public var watch: String?

    /// A company of which only the name is known.
    public init(name: String) { self.name = name }

    /// Names of the fields in tab-separated files, in the order they are written.
    static let columns = ["name", "aliases", "country", "ticker", "mic", "lei", "isin", "cik", "wikidata", "watch"]

    /// Takes a row whose columns are named by `header`; nil without a name.
    init?(row: [String], header: [String]) {
        var fields: [String: String] = [:]
        for (column, value) in zip(header, row) where !value.isEmpty { fields[column] = value }
        guard let name = fields["name"] else { return nil }
        self.name = name
        aliases = fields["aliases"]?.split(separator: "|").map(String.init) ?? []
        country = fields["country"]
        ticker = fields["ticker"]
        mic = fields["mic"]
        lei = fields["lei"]
        isin = fields["isin"]
        cik = fields["cik"]
        wikidata = fields["wikidata"]
        watch = fields["watch"]
    }

    /// The row of a tab-separated file; tabs and line breaks inside a field become spaces.
    var row: String {
        [
            name, aliases.joined(separator: "|"), country ?? "", ticker ?? "", mic ?? "", lei ?? "", isin ?? "",
            cik ?? "", wikidata ?? "", watch ?? "",
        ]
        .map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
        .joined(separator: "\t")
    }
}
