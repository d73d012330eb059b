/// A unit and the smaller one that is written behind it for one quantity: "6 feet 2 inches".
struct CompoundUnit: Sendable {
    /// Indices into the lexicon's units.
    var larger: Int
    var smaller: Int
    /// How many of the smaller unit make one of the larger.
    var factor: Int
    /// Also with a comma or "and" between them: "seven pounds, three ounces".
    var isJoined: Bool
    /// The smaller unit may be left out: "5-foot-10".
    var isBare: Bool
}
