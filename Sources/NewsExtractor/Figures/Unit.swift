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
    /// Land, over which a yield is told: "3 tonnes a hectare".
    var isLand = false
    /// The word names several units; this is the likeliest.
    var inferred = false
}
