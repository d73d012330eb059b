internal import NewsLanguage
internal import NewsModel

/// The compiled-in starter list of well-known companies, searched where it lies: `Config/companies.tsv` has the rows,
/// `known.bin` says by hash which row a name, a legal name or a listing is of (``KnownCompanyIndex`` has its layout).
enum KnownCompanies {
    /// One name of a company.
    struct Name: Sendable {
        /// Row of the list.
        var row: Int
        /// Written in capitals only: an all-capitals alias must not match a common word (`BAT`, `bat`).
        var capitals: Bool
    }

    private static let index = KnownCompanyIndex(UnsafeRawBufferPointer(Table("companies/known_index").bytes))

    /// The longest name that starts at token `index`, however it is cased.
    static func name(_ tokens: [Token], at index: Int, end: Int) -> (count: Int, value: Name)? {
        guard index < end, let names = Self.index?.names else { return nil }
        var hash = tokens[index].hash
        var best: (count: Int, value: Name)?
        var i = index + 1
        while let entry = names[hash] {
            if let row = KnownCompanyIndex.row(entry) {
                best = (i - index, Name(row: row, capitals: entry & KnownCompanyIndex.capitals != 0))
            }
            guard entry & KnownCompanyIndex.goesOn != 0, i < end else { break }
            hash = WordHash.join(hash, tokens[i].hash)
            i += 1
        }
        return best
    }

    /// The longest known name that starts at token `index` and is cased like a name.
    static func match(_ tokens: [Token], at index: Int, end: Int) -> (count: Int, value: Name)? {
        guard tokens[index].shape != .lower, let found = name(tokens, at: index, end: end) else { return nil }
        if found.value.capitals && tokens[index].shape != .upper && tokens[index].kind == .word
            && tokens[index].count > 1
        {
            return nil
        }
        return found
    }

    /// The company whose full legal name has the key ``CompanyNameKey/full(_:)``.
    static func company(legalName key: UInt64) -> CompanyRecord? {
        (index?.legalNames[key]).flatMap { company(Int($0)) }
    }

    /// The company whose listing has the key ``CompanyNameKey/listing(ticker:mic:)``.
    static func company(listing key: UInt64) -> CompanyRecord? {
        (index?.listings[key]).flatMap { company(Int($0)) }
    }

    /// The company in a row of the list.
    static func company(_ row: Int) -> CompanyRecord? {
        guard let start = index?.start(ofRow: row) else { return nil }
        let bytes = Table("companies/known").bytes
        guard start < bytes.count else { return nil }
        let line = bytes[start...].prefix { $0 != 0x0A }
        return CompanyRecord(
            row: line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            },
            header: CompanyRecord.columns)
    }
}
