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

/// A number with its currency or unit.
struct Amount {
    var number: NumberReading
    /// Tokens with currency sign and unit, and the token behind them.
    var first: Int
    var next: Int
    var start: Int
    var end: Int
    /// Index into the lexicon's units; -1 without one.
    var unit = -1
    var inferred = false
    /// -2 for cents and the like.
    var power = 0
    /// A currency form stands before the number.
    var unitBefore = false
    var isAge = false
    /// `month-old`: the unit of an age other than a year.
    var ageUnit = -1
}
