/// How a word claims the number beside it for a name.
enum NameCue: UInt8, Sendable {
    /// The number behind it: "flight 447".
    case before
    /// One short number behind it: "FTSE 100".
    case index
    /// The phrase as a whole reads like a figure and is none: "24/7".
    case code
}
