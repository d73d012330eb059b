package import NewsModel

/// Facts as CSV (RFC 4180): a header line, then a row a fact. Numbers are the exact decimals of the stream.
///
/// Titles and quotes are what strangers wrote, and spreadsheets run a cell that begins like a formula. Such a text gets an apostrophe in
/// front, which they take for "this is text" (OWASP, CSV Injection); numbers stay numbers, whatever their sign.
package struct CSVExport: Sendable {
    /// Names of the columns, in order.
    package let columns: [String]
    /// Indices of their values in a line's row; -1 for the quote.
    private let indices: [Int]
    /// Whether texts come as they are, for programs that run no formulas.
    private let isExact: Bool

    /// Every column there is: those that the table of facts had from the beginning, the first quote, and what came later: a column keeps
    /// its place.
    package static let allColumns =
        names(original: true) + ["quote"] + names(original: false)

    private static func names(original: Bool) -> [String] {
        FactTables.facts.columns.filter { $0.isOriginal == original }.map(\.name)
    }

    /// Nil where a name is no column; no names are all columns. An exact one leaves texts that look like formulas as they are.
    package init?(columns: [String] = [], isExact: Bool = false) {
        self.isExact = isExact
        self.columns = columns.isEmpty ? Self.allColumns : columns
        var indices: [Int] = []
        for name in self.columns {
            if name == "quote" {
                indices.append(-1)
            } else {
                guard let index = FactTables.facts.columns.firstIndex(where: { $0.name == name }) else { return nil }
                indices.append(index)
            }
        }
        self.indices = indices
    }

    /// The first line.
    package var header: [UInt8] { row(columns) }

    /// The row of a line of facts.jsonl.
    package func row(_ line: [UInt8]) throws(JSONError) -> [UInt8] {
        let fact = try FactLine(line)
        let quote = fact.children[0].first?[0] ?? .null
        return row(indices.map { ($0 < 0 ? quote : fact.fact[$0]).plain })
    }

    /// Whether a spreadsheet may take the cell for a formula: it begins with one of the signs that begin one, in their wide forms too, or with
    /// a blank that some drop, has something behind it (a bound is `=` alone), and is no number.
    static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first, cell.unicodeScalars.count > 1,
            "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
        else {
            return false
        }
        return ExactDecimal(first == "+" ? String(cell.dropFirst()) : cell) == nil
    }

    private func row(_ cells: [String]) -> [UInt8] {
        var out: [UInt8] = []
        for (i, cell) in cells.enumerated() {
            if i > 0 { out.append(UInt8(ascii: ",")) }
            let cell = isExact || !Self.isFormula(cell) ? cell : "'" + cell
            guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
                out += cell.utf8
                continue
            }
            out.append(0x22)
            for byte in cell.utf8 { out += byte == 0x22 ? [0x22, 0x22] : [byte] }
            out.append(0x22)
        }
        return out + [0x0D, 0x0A]
    }
}

extension LoadValue {
    /// As text; nothing for null.
    var plain: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        }
    }
}
