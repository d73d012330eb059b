internal import NewsModel

/// What the syntax around one figure says of it, before subject and period are looked for.
struct FigureReading: Sendable {
    /// Name of the rule that read it.
    var rule: String
    /// What is counted or measured; empty where nothing tells.
    var measure: String
    /// Where the subject is to be looked for.
    var owner: Owner = .clause
    /// Direction of the change that the figure measures.
    var change: Change?
    /// Whether `change` was decided by syntax, so that it overrides what the extractor saw.
    var decidesChange = false
    /// The verb group that governs the figure.
    var verb: Int?
    /// Chunk whose date, if it has one, belongs to the figure before all others.
    var roles: Roles = []
    /// The chunk of the phrase that was read as measure.
    var measureChunk: Int?
    /// The figure whose quantity this one gives again in another unit.
    var restates: Int?
    /// The figure whose reading this one shares (coordination, comparison).
    var follows: Int?

    /// Where the subject of the fact stands.
    enum Owner: Sendable {
        /// The subject of the clause.
        case clause
        /// A noun phrase of the sentence.
        case chunk(Int)
        /// The possessor or possessive pronoun of a noun phrase; else the clause.
        case possessor(Int)
    }

    /// Traits that period, modality and confidence look at.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt16
        /// A capacity or another property that holds at any time.
        static let timeless = Roles(rawValue: 1)
        /// An amount over a period: sales, profit, output.
        static let flow = Roles(rawValue: 2)
        /// An index level or move.
        static let market = Roles(rawValue: 4)
        /// Announced cuts and the like lie ahead.
        static let announcedCut = Roles(rawValue: 8)
        /// The other side of a comparison: "from 14 percent a year ago".
        static let comparison = Roles(rawValue: 16)
        /// Money changing hands.
        static let deal = Roles(rawValue: 32)
        /// The phrase takes its thing for granted ("its 1,900 outlets"): whatever the clause plans, there are that many.
        static let presupposed = Roles(rawValue: 64)
        /// The phrase before the figure's parenthesis or the clause is about it alone; later repeats add nothing.
        static let reference = Roles(rawValue: 128)
        /// The noun is the doer's own: a better wording for the same figure elsewhere in the story replaces it.
        static let weakMeasure = Roles(rawValue: 256)
        /// The same quantity a year before the one beside it.
        static let yearBefore = Roles(rawValue: 512)
        /// Said beside a name between commas, or in front of it: what the clause says does not touch it.
        static let apposed = Roles(rawValue: 1024)
    }
}
