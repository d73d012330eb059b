internal import NewsModel

/// A fact on its way: what was read, with what merging and confidence need to know.
struct FactDraft: Sendable {
    var fact: Fact
    /// Index of its first figure.
    var figure: Int
    var sentence: Int
    var reading: FigureReading
    var isHeadline: Bool
    /// Named observations that the confidence model weighs.
    var features: [String] = []
}
