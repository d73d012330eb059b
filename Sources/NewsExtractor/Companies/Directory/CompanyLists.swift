internal import Foundation
internal import NewsModel

/// Reads the lists of companies that users have: the SEC's `company_tickers.json`, GLEIF's golden copy as CSV, plain
/// tab-separated files.
public enum CompanyLists {
    /// Why a list cannot be read.
    public enum Failure: Error, CustomStringConvertible {
        case unknownFormat(String)
        case unreadable(String, String)

        /// One sentence for a person.
        public var description: String {
            switch self {
            case .unknownFormat(let path):
                "\(path) is no list of companies: company_tickers.json, GLEIF's CSV and tab-separated files with the columns "
                    + CompanyRecord.columns.joined(separator: ", ") + " are read"
            case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
            }
        }
    }

    /// Companies of the file at `path`, whose format is told by its content.
    public static func read(_ path: String) throws(Failure) -> [CompanyRecord] {
        let data: Data
        do { data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) } catch {
            throw .unreadable(path, error.localizedDescription)
        }
        let head = String(decoding: data.prefix(4096), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("{") {
            do {
                return try data.withUnsafeBytes { raw throws(JSONError) in try tickers(raw.bindMemory(to: UInt8.self)) }
            } catch { throw .unreadable(path, "\(error)") }
        }
        if start.hasPrefix("\"LEI\"") || start.hasPrefix("LEI,") { return gleif(data) }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        if lines.contains(where: { $0.contains("\t") }) { return table(lines) }
        throw .unknownFormat(path)
    }

    /// `{"0":{"cik_str":320193,"ticker":"AAPL","title":"Apple Inc."},…}`
    private static func tickers(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> [CompanyRecord] {
        var cursor = JSONCursor(bytes)
        var found: [CompanyRecord] = []
        try cursor.object { cursor, _ throws(JSONError) in
            var company = CompanyRecord(name: "")
            try cursor.object { cursor, name throws(JSONError) in
                switch name {
                case "cik_str": company.cik = try cursor.kind() == .string ? cursor.string() : cursor.numberText()
                case "ticker": company.ticker = try cursor.string()
                case "title": company.name = try cursor.string()
                default: try cursor.skip()
                }
            }
            if !company.name.isEmpty { found.append(company) }
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

/// Rows of a CSV file (RFC 4180), one after another.
private struct QuotedRows: Sequence, IteratorProtocol {
    private let data: Data
    private var offset: Int

    init(_ data: Data) {
        self.data = data
        offset = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.startIndex + 3 : data.startIndex
    }

    mutating func next() -> [String]? {
        guard offset < data.endIndex else { return nil }
        var row: [String] = []
        var field: [UInt8] = []
        var quoted = false
        while offset < data.endIndex {
            let byte = data[offset]
            offset += 1
            if quoted {
                if byte != UInt8(ascii: "\"") {
                    field.append(byte)
                } else if offset < data.endIndex, data[offset] == UInt8(ascii: "\"") {
                    field.append(byte)
                    offset += 1
                } else {
                    quoted = false
                }
            } else if byte == UInt8(ascii: "\"") {
                quoted = true
            } else if byte == UInt8(ascii: ",") {
                row.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            } else if byte == UInt8(ascii: "\n") {
                break
            } else if byte != UInt8(ascii: "\r") {
                field.append(byte)
            }
        }
        row.append(String(decoding: field, as: UTF8.self))
        return row
    }
}
