import NewsModel

/// A fact that a careful reader finds in a page: a row of a case's `gold.tsv`, written before anybody looked at the program's answer.
///
/// Columns: value (or `low..high`), unit, bound, change, subject, measure, period, modality, weight, evidence. A semicolon separates
/// acceptable alternatives; `none` is no change and no period; a fact of weight `optional` costs nothing, found or not.
struct GoldFact: Sendable {
    var low: ExactDecimal
    var high: ExactDecimal
    var units: [String]
    var bounds: [String]
    var changes: [String]
    var subjects: [WordBag]
    var measures: [WordBag]
    var periods: [String]
    var modalities: [String]
    var isOptional: Bool
    var evidence: String

    /// All gold facts of one case.
    static func facts(of page: String, in folder: String = "Facts") -> [GoldFact] {
        String(decoding: Fixtures.bytes("\(folder)/\(page)/gold.tsv") ?? [], as: UTF8.self)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { GoldFact(row: $0) }
    }

    init?(row: Substring) {
        let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 10 else { return nil }
        let ends = columns[0].replacing("..", with: "\t").split(separator: "\t").map(String.init)
        guard let first = ends.first, let last = ends.last else { return nil }
        guard let low = ExactDecimal(first), let high = ExactDecimal(last) else { return nil }
        func alternatives(_ column: Int) -> [String] { columns[column].split(separator: ";").map(String.init) }
        self.low = low
        self.high = high
        units = alternatives(1)
        bounds = alternatives(2)
        changes = alternatives(3)
        subjects = alternatives(4).map { WordBag(name: $0) }
        measures = alternatives(5).map { WordBag($0) }
        periods = alternatives(6)
        modalities = alternatives(7)
        isOptional = columns[8] == "optional"
        evidence = columns[9]
    }
}
