/// What a word says about a number.
enum NumberWord: Sendable {
    /// 0 to 19.
    case unit(Int)
    /// 20, 30 … 90.
    case ten(Int)
    case hundred
    /// Power of ten of `thousand`, `million`, `lakh` …
    case scale(Int)
    /// A counted set: `dozen`.
    case group(Int)
    /// Denominator of a fraction: `thirds`.
    case part(Int)
    /// A vague plural: `thousands` is 1,000 to 10,000.
    case plural(Int)
}

/// Where an abbreviated scale word counts as one.
enum ScalePlace: String, Sendable {
    case any, money, glued
}

/// A word that bounds a figure.
struct BoundCue: Sendable {
    enum Place: String, Sendable { case before, place, after }
    var sign: String
    var place: Place
}

/// A word of change.
struct ChangeCue: Sendable {
    enum Kind: UInt8, Sendable { case verb, gain, cut }
    /// As a verb or particle before the amount.
    var before: Kind?
    var isNoun = false
    /// Behind the amount: "5 percent higher".
    var isAfter = false
    var increases: Bool
}

/// How a word claims the number beside it for a name.
enum NameCue: UInt8, Sendable {
    case before, index, code
}
