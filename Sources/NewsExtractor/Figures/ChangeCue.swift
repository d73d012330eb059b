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
