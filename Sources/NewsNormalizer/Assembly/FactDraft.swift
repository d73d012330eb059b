internal import NewsModel

/// A fact on its way: what was read, with what merging and confidence need to know.
///
/// It belongs to one reading of one story and is changed in place: half a hundred strings that are not copied at each step.
final class FactDraft {
    var fact: Fact
    /// Index of its first figure.
    var figure: Int
    var sentence: Int
    var reading: FigureReading
    var isHeadline: Bool
    /// Chunk of the figure; nil for the cell of a table.
    var chunk: Int?
    /// The measure is the one told before.
    var isCarried = false
    /// The period is the one that the story as a whole reports on.
    var isOfReport = false
    /// Where the slots come from; empty unless it is noted.
    var sources: [SlotSource] = []

    init(
        fact: Fact, figure: Int, sentence: Int, reading: FigureReading, isHeadline: Bool, chunk: Int? = nil
    ) {
        self.fact = fact
        self.figure = figure
        self.sentence = sentence
        self.reading = reading
        self.isHeadline = isHeadline
        self.chunk = chunk
    }

    /// Says that a slot comes from somewhere else.
    func set(_ source: SlotSource) { sources = sources.map { $0.slot == source.slot ? source : $0 } }

    /// Takes over where a slot of another draft comes from.
    func take(_ slot: String, from other: FactDraft) {
        if let source = other.sources.first(where: { $0.slot == slot }) { set(source) }
    }
}
