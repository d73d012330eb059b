/// What a number counts.
struct CountedPhrase {
    /// Modifiers and the noun in the singular: "auto parts enterprise".
    var text: String
    /// Token behind it.
    var next: Int
    /// It holds a number that is part of a name.
    var holdsName = false
    /// What it is counted by, where an abbreviation says so: points per game.
    var per: (code: String, name: String)?
}
