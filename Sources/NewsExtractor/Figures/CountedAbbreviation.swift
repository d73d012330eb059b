/// An abbreviation that stands for what is counted; the abbreviations stand in `figures/abbreviations`.
struct CountedAbbreviation: Sendable {
    /// The words it is short for, in the singular: "run batted in".
    var name: String
    /// What it is counted by: "game" of points per game.
    var per: (code: String, name: String)?
    /// Written with a plural s.
    var isPlural = false
}
