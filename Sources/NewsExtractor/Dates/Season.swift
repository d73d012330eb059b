/// A season of the northern year; winter belongs to the year of its January.
enum Season: String, Sendable {
    case winter = "WI"
    case spring = "SP"
    case summer = "SU"
    case autumn = "FA"

    /// First month, counted from January of the season's year: -1… is December of the year before.
    var firstMonth: Int {
        switch self {
        case .winter: 0
        case .spring: 3
        case .summer: 6
        case .autumn: 9
        }
    }
}
