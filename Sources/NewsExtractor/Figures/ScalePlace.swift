/// Where an abbreviated scale word counts as one.
enum ScalePlace: String, Sendable {
    /// Behind any number: "5 bn".
    case any
    /// Where a currency stands with the number: "$5m".
    case money
    /// Without a currency too, but directly behind the digits: "25k".
    case glued
}
