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

    /// Takes over the unit that another amount is written with.
    mutating func takeUnit(of other: Amount) {
        unit = other.unit
        power = other.power
        inferred = other.inferred
    }
}
