internal import Foundation
internal import NewsModel

/// Reads the lists of companies that users have: the SEC's `company_tickers.json` and `company_tickers_exchange.json`, GLEIF's
/// golden copy as CSV or JSON and the answers of its interface, plain tab-separated files.
public enum CompanyLists {
    /// Why a list cannot be read.
    public enum Failure: Error, CustomStringConvertible {
        /// It is none of the lists that are read.
        case unknownFormat(String)
        /// It cannot be opened.
        case unreadable(String, String)
        /// It is one of the lists, and broken.
        case damaged(String, String)

        /// One sentence for a person.
        public var description: String {
            switch self {
            case .unknownFormat(let path):
                "\(path) is no list of companies: company_tickers.json, GLEIF's CSV or JSON and tab-separated files with the columns "
                    + CompanyRecord.columns.joined(separator: ", ") + " are read"
            case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
            case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
            }
        }
    }

    /// The companies that a user follows, from any list that ``read(_:)`` takes; the column `watch` of a tab-separated file names
    /// each as the user does.
    public static func watchList(_ path: String) throws(Failure) -> WatchList { WatchList(try read(path)) }

    /// A directory for linking, from an index that `gleaner companies import` wrote or from a list.
    public static func directory(_ path: String) throws(Failure) -> CompanyDirectory {
        let data = try contents(path)
        guard CompanyDirectory.isIndex(data) else { return CompanyDirectory(try read(path)) }
        do { return try CompanyDirectory(data) } catch { throw .damaged(path, error.description) }
    }

    private static func contents(_ path: String) throws(Failure) -> Data {
        do { return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) } catch {
            let code = (error as? CocoaError)?.code
            throw .unreadable(path, code == .fileReadNoSuchFile ? "there is no such file" : error.localizedDescription)
        }
    }

    /// Companies of the file at `path`, whose format is told by its content.
    public static func read(_ path: String) throws(Failure) -> [CompanyRecord] {
        let data = try contents(path)
        let head = String(decoding: data.prefix(4096), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("{") {
            do {
                return try data.withUnsafeBytes { raw throws(JSONError) in try json(raw.bindMemory(to: UInt8.self)) }
            } catch { throw .damaged(path, "\(error)") }
        }
        if start.hasPrefix("\"LEI\"") || start.hasPrefix("LEI,") { return gleif(data) }
        // Any bytes have a tab somewhere; text has no control characters beside it.
        guard let text = String(data: data, encoding: .utf8),
            text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
        else { throw .unknownFormat(path) }
        let lines = text.split(separator: "\n")
        guard lines.contains(where: { $0.contains("\t") }) else { throw .unknownFormat(path) }
        return table(lines)
    }

    /// The lists that are one JSON object, told apart by their members: GLEIF's have `records` or `data`, the SEC's `fields`
    /// and `data`, or a company a member.
    private static func json(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> [CompanyRecord] {
        var cursor = JSONCursor(bytes)
        var found: [CompanyRecord] = []
        var fields: [String] = []
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "fields": fields = try c.strings()
            case "records", "data":
                try c.array { (c: inout JSONCursor) throws(JSONError) in
                    let company =
                        try c.kind() == .array
                        ? FilingCompanies.row(&c, fields: fields) : LegalEntities.record(&c)
                    if let company { found.append(company) }
                }
            default:
                guard try c.kind() == .object else { return try c.skip() }
                if let company = try FilingCompanies.entry(&c) { found.append(company) }
            }
        }
        return found
    }

    /// Tab-separated rows; the first comment or row names the columns, otherwise they are name, aliases, country, ticker, mic.
    private static func table(_ lines: [Substring]) -> [CompanyRecord] {
        var header = Array(CompanyRecord.columns.prefix(5))
        var found: [CompanyRecord] = []
        for line in lines {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            if line.hasPrefix("#") || columns.first?.lowercased() == "name" {
                let names = columns.map { $0.drop { $0 == "#" || $0 == " " }.lowercased() }
                if names.count > 1, names.contains("name") { header = names }
                continue
            }
            if let company = CompanyRecord(row: columns, header: header) { found.append(company) }
        }
        return found
    }

    /// GLEIF's golden copy: a line of quoted columns a company; only active entities are taken.
    private static func gleif(_ data: Data) -> [CompanyRecord] {
        var header: [String] = []
        var found: [CompanyRecord] = []
        for row in QuotedRows(data) {
            if header.isEmpty {
                header = row
                continue
            }
            func field(_ name: String) -> String? {
                guard let column = header.firstIndex(of: name), column < row.count, !row[column].isEmpty else {
                    return nil
                }
                return row[column]
            }
            guard let lei = field("LEI"), let name = field("Entity.LegalName"),
                field("Entity.EntityStatus") ?? "ACTIVE" == "ACTIVE"
            else { continue }
            var company = CompanyRecord(name: name)
            company.lei = lei
            company.country = field("Entity.LegalAddress.Country")
            for number in 1...5 {
                if let alias = field("Entity.OtherEntityNames.OtherEntityName.\(number)") {
                    company.aliases.append(alias)
                }
            }
            found.append(company)
        }
        return found
    }
}
