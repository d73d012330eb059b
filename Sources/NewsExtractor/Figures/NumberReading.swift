internal import NewsModel

/// A number as read, before its unit.
struct NumberReading {
    enum Form: UInt8 {
        case digits, words, fraction, vague, ratio
    }

    /// Tokens, and the token behind them.
    var first: Int
    var next: Int
    /// Bytes.
    var start: Int
    var end: Int
    var value: ExactDecimal
    /// Upper end of a vague plural.
    var high: ExactDecimal?
    /// Digits behind the point, negative for a scale.
    var decimals = 0
    var form: Form
    /// A scale word or separator stands in it, so that it is no code and no year.
    var scaled = false
    var grouped = false
    var hasPoint = false
    /// Number of digits where it is a plain run of digits, else 0.
    var plainDigits = 0
    var leadingZero = false
    /// The first digits, before any scale, for sharing a scale with the other end of a range.
    var unscaled: ExactDecimal
    /// Power of ten of the scale words.
    var scale = 0
    var signed = false

    /// Multiplies by a power of ten.
    mutating func raise(by power: Int) {
        value = value.scaled(by: power)
        decimals -= power
        scale += power
        scaled = true
    }
}
