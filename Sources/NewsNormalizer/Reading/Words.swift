internal import NewsLanguage
internal import NewsModel

/// Sets of words that rules turn on: the rows of `facts/word_sets`, which tells what each is for.
///
/// A case is named as its row is.
enum Words: Int, CaseIterable, Sendable {
    // Prepositions and conjunctions that a rule asks for one by one.
    case of, by, `for`, at, from, to, `in`, on, or, `as`, with, than, per, over, between, among, such, `where`,
        since, according, every, times, worth, share, respectively, aside, year, full, period, not, no, `if`

    // What figures hang on.
    case levels, extremes, up, down, against, greater, smaller, away, ahead, short, joints, under, beyond, accompanying,
        about, little, apiece, articles, those, one, pointers

    // Nouns and verbs that readings turn on.
    case securities, holders, shares, prices, sale, makingUp, points, spans, crowns, futures, contract, delivery,
        contracts, figureWords, growing, dealing, investing, giving, marketWords, bearings, models, symbols, compare,
        cost, give, set,
        put, scoring,
        lay, value, end, have, see, takers

    // Words that a measure is cut at or joined by.
    case dropped, joining, trailing, possessives, measureless

    // Subjects.
    case it, they, we, whose, personal, outsiders, places, employers, parties, counterparties, sited, singlePersons,
        worldwide,
        nationalities, rivals, quarters, listing, baskets, domestic, product, statistics, kin, ages

    // Periods.
    case byDay, upTo, rangeFrom, rangeTo, throughout, coming, past, present, earlier, yearAgo, same, yearBefore,
        comparing, comparedFrom, compared, comparedWith, comparedDates, origin, basis, relating, bounding,
        superlative, much, gauges, wholeYear, closing, closes, day, pointing, across, asOf, shared, reports, first,
        second,
        third, fourth

    // Modality and attribution.
    case announcing, foretelling, planLevels, backward, degrees, saying, estimating, sources, originators

    // Qualifiers.
    case excluding, including, include, exclude, condition

    // Doubts.
    case clausal, amounts, economy, business, addressing, amount, bareMeasures, openers, prospective, owing, when

    /// Whether the word with this hash is in the set.
    @inline(__always) func contains(_ hash: UInt64) -> Bool { Self.sets[rawValue].contains(hash) }

    /// The name of the set's row.
    var row: String { "\(self)" }

    private static let sets: [WordSet] = {
        var words: [String: [UInt64]] = [:]
        for row in Table("facts/word_sets").rows where row.count >= 2 {
            words[row[0]] = row[1].split(separator: " ").map { WordHash.of(String($0)) }
        }
        return allCases.map { WordSet(words[$0.row] ?? []) }
    }()
}
