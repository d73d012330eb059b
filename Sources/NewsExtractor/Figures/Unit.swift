/// A unit as figures carry it.
struct Unit: Sendable {
    enum Kind: UInt8, Sendable {
        case money
        /// Percent, percentage and basis points, per mille.
        case share
        /// Measured with an instrument: metre, barrel, megawatt.
        case physical
        /// A stretch of time: alone a duration, which is no figure.
        case time
    }

    /// ISO 4217 or UCUM.
    var code: String
    /// Singular English name.
    var name: String
    var kind: Kind
    /// Whether it may stand behind "a" as a denominator: "$52 a barrel".
    var per: Bool
    /// The word names several units; this is the likeliest.
    var inferred = false
}

/// One written form of a unit or currency.
struct UnitForm: Sendable {
    enum Place: UInt8, Sendable { case before, guarded, after, glued, tail }

    /// The form as written; nil for words, whose case does not matter.
    var exact: [UInt8]?
    /// Index into the lexicon's units.
    var unit: Int
    /// Power of ten: -2 for a minor currency unit.
    var power = 0
    var inferred = false
    var place = Place.after
}
