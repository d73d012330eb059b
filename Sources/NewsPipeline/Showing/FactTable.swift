/// A table of facts under the sentence they come from.
struct FactTable {
    private static let headings = ["subject", "measure", "value", "period", "kind", "sure"]
    /// Columns wider than this are cut.
    private static let widest = [28, 40, 28, 24, 22, 6]

    /// The table's lines, indented.
    static func lines(_ facts: [ShownFact], _ paint: Paint) -> [String] {
        let rows = facts.map(cells)
        var widths = headings.map(\.unicodeScalars.count)
        for row in rows { for (i, cell) in row.enumerated() { widths[i] = max(widths[i], cell.unicodeScalars.count) } }
        func line(_ cells: [String]) -> String {
            var text = "   "
            for (i, cell) in cells.enumerated() {
                text += " " + cell
                if i + 1 < cells.count {
                    text += String(repeating: " ", count: widths[i] - cell.unicodeScalars.count + 1)
                }
            }
            return text
        }
        return [paint.mark(line(headings), .faint)] + rows.map(line)
    }

    private static func cells(_ fact: ShownFact) -> [String] {
        var kind = fact.modality == "actual" ? fact.statistic : "\(fact.statistic), \(fact.modality)"
        if let who = fact.attributedTo { kind += ", says \(who)" }
        let cells = [
            (fact.subject ?? "?") + (fact.subjectBasis == "inherited" ? "*" : ""),
            fact.measure ?? "?", fact.number,
            (fact.period ?? "-") + (fact.periodBasis == "inherited" || fact.periodBasis == "published" ? "*" : ""),
            kind, fact.confidence,
        ]
        return zip(cells, widest).map { cell, limit in
            cell.unicodeScalars.count <= limit
                ? cell : String(String.UnicodeScalarView(cell.unicodeScalars.prefix(limit - 1))) + "…"
        }
    }
}
