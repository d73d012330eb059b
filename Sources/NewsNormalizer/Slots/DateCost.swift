internal import NewsModel

/// A rule that weighs a date of the sentence as the period of a figure: a row of the table `facts/date_costs`.
struct DateCost: Sendable {
    private let cost: Int
    /// What has come together so far is at most this.
    private let most: Int

    /// The cost so far with that of this rule.
    func added(to sum: Int) -> Int { min(sum + cost, most) }

    private init(_ name: String) {
        guard let row = Self.rows[name] else { preconditionFailure("facts/date_costs: no row \(name)") }
        (cost, most) = row
    }

    private static let rows: [String: (Int, Int)] = Dictionary(
        Table("facts/date_costs").rows.compactMap { row in
            guard row.count > 1, let cost = Int(row[1]) else { return nil }
            return (row[0], (cost, row.count > 2 ? Int(row[2]) ?? .max : .max))
        }, uniquingKeysWith: { first, _ in first })

    static let clauseAbove = DateCost("clause-above")
    static let looseClauseAbove = DateCost("loose-clause-above")
    static let dayOfSaying = DateCost("day-of-saying")
    static let clauseBelow = DateCost("clause-below")
    static let dayOfSayingReport = DateCost("day-of-saying-report")
    static let relativeClauseBelow = DateCost("relative-clause-below")
    static let clauseElsewhere = DateCost("clause-elsewhere")
    static let dateOfBracket = DateCost("date-of-bracket")
    static let yearOfMarket = DateCost("year-of-market")
    static let opensSentence = DateCost("opens-sentence")
    static let perfectBeforeDate = DateCost("perfect-before-date")
    static let doneBeforeDate = DateCost("done-before-date")
    static let presupposedBeforeDate = DateCost("presupposed-before-date")
    static let deadlineOfBoth = DateCost("deadline-of-both")
    static let dayOfBoth = DateCost("day-of-both")
    static let behindFigureAcross = DateCost("behind-figure-across")
    static let behindFigure = DateCost("behind-figure")
    static let rightBehind = DateCost("right-behind")
    static let ahead = DateCost("ahead")
    static let aheadOfOtherFigure = DateCost("ahead-of-other-figure")
    static let dateline = DateCost("dateline")
    static let aheadVerbPastDate = DateCost("ahead-verb-past-date")
    static let dayOfForecast = DateCost("day-of-forecast")
    static let otherSubject = DateCost("other-subject")
    static let samePhrase = DateCost("same-phrase")
    static let ofMeasure = DateCost("of-measure")
    static let closingPrice = DateCost("closing-price")
    static let ofComparison = DateCost("of-comparison")
    static let phraseWithoutMeasure = DateCost("phrase-without-measure")
    static let ofSource = DateCost("of-source")
}
