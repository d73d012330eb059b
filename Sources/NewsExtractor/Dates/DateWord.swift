/// Everything one word can mean in a date expression; many words can mean several things ("second", "last", "May").
struct DateWord: Sendable {
    /// What a word can be.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt64
        init(rawValue: UInt64) { self.rawValue = rawValue }
        private init(bit: Int) { rawValue = 1 << UInt64(bit) }
        static let month = Roles(bit: 0)
        static let weekday = Roles(bit: 1)
        static let weekdays = Roles(bit: 2)
        static let unit = Roles(bit: 3)
        static let units = Roles(bit: 4)
        static let cardinal = Roles(bit: 5)
        static let scale = Roles(bit: 6)
        static let vague = Roles(bit: 7)
        static let ordinal = Roles(bit: 8)
        static let suffix = Roles(bit: 9)
        static let season = Roles(bit: 10)
        static let seasons = Roles(bit: 11)
        static let part = Roles(bit: 12)
        static let parts = Roles(bit: 13)
        static let partOnly = Roles(bit: 14)
        static let clock = Roles(bit: 15)
        static let day = Roles(bit: 16)
        static let tonight = Roles(bit: 17)
        static let shift = Roles(bit: 18)
        static let then = Roles(bit: 19)
        static let latest = Roles(bit: 20)
        static let recent = Roles(bit: 21)
        static let same = Roles(bit: 22)
        static let edge = Roles(bit: 23)
        static let edgeNoun = Roles(bit: 24)
        static let every = Roles(bit: 25)
        static let frequency = Roles(bit: 26)
        static let times = Roles(bit: 27)
        static let reference = Roles(bit: 28)
        static let ago = Roles(bit: 29)
        static let earlier = Roles(bit: 30)
        static let later = Roles(bit: 31)
        static let ahead = Roles(bit: 32)
        static let old = Roles(bit: 33)
        static let or = Roles(bit: 34)
        static let so = Roles(bit: 35)
        static let filler = Roles(bit: 36)
        static let from = Roles(bit: 37)
        static let of = Roles(bit: 38)
        static let `in` = Roles(bit: 39)
        static let on = Roles(bit: 40)
        static let at = Roles(bit: 41)
        static let and = Roles(bit: 42)
        static let to = Roles(bit: 43)
        static let article = Roles(bit: 44)
        static let one = Roles(bit: 45)
        static let possessive = Roles(bit: 46)
        static let clitic = Roles(bit: 47)
        static let fiscal = Roles(bit: 48)
        static let calendar = Roles(bit: 49)
        static let period = Roles(bit: 50)
        static let plan = Roles(bit: 51)
        static let business = Roles(bit: 52)
        static let meridiem = Roles(bit: 53)
        static let oclock = Roles(bit: 54)
        static let zone = Roles(bit: 55)
        static let era = Roles(bit: 56)
        static let weak = Roles(bit: 57)
        /// Begins a phrase of `dates/phrases` or the name of a holiday.
        static let phrase = Roles(bit: 58)
        static let decade = Roles(bit: 59)
        /// An abbreviation of three or four letters.
        static let short = Roles(bit: 60)
        /// "all day", "all week"
        static let all = Roles(bit: 61)

        /// The role of that name in `dates/words`.
        init?(name: String) {
            let names = [
                "month", "weekday", "weekdays", "unit", "units", "cardinal", "scale", "vague", "ordinal", "suffix",
                "season", "seasons", "part", "parts", "partOnly", "clock", "day", "tonight", "shift", "then", "latest",
                "recent", "same", "edge", "edgeNoun", "every", "frequency", "times", "reference", "ago", "earlier",
                "later", "ahead", "old", "or", "so", "filler", "from", "of", "in", "on", "at", "and", "to", "article",
                "one", "possessive", "clitic", "fiscal", "calendar", "period", "plan", "business", "meridiem",
                "oclock", "zone", "era", "weak", "phrase", "decade", "short", "all",
            ]
            guard let bit = names.firstIndex(of: name) else { return nil }
            self.init(bit: bit)
        }
    }

    var roles: Roles = []
    /// The number of each role that has one: month, ISO weekday, cardinal, minutes of a clock or zone, steps of a shift …
    var month = 0
    var weekday = 0
    var number = 0
    var ordinal = 0
    var shift = 0
    var minutes = 0
    var decade = 0
    var unit: TimeUnit?
    var season: Season?
    var part: DayPart?
    var edge: TimexModifier?
    /// TIMEX3 value of a recurrence or reference.
    var value = ""

    func has(_ role: Roles) -> Bool { roles.contains(role) }
    func hasAny(_ some: Roles) -> Bool { !roles.isDisjoint(with: some) }
}
