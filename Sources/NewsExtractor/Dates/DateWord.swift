/// Everything one word can mean in a date expression; many words can mean several things ("second", "last", "May").
struct DateWord: Sendable {
    /// What a word can be.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt64
        init(rawValue: UInt64) { self.rawValue = rawValue }
        @inline(__always) private init(bit: UInt64) { rawValue = 1 &<< bit }
        static var month: Roles { Roles(bit: 0) }
        static var weekday: Roles { Roles(bit: 1) }
        static var weekdays: Roles { Roles(bit: 2) }
        static var unit: Roles { Roles(bit: 3) }
        static var units: Roles { Roles(bit: 4) }
        static var cardinal: Roles { Roles(bit: 5) }
        static var scale: Roles { Roles(bit: 6) }
        static var vague: Roles { Roles(bit: 7) }
        static var ordinal: Roles { Roles(bit: 8) }
        static var suffix: Roles { Roles(bit: 9) }
        static var season: Roles { Roles(bit: 10) }
        static var seasons: Roles { Roles(bit: 11) }
        static var part: Roles { Roles(bit: 12) }
        static var parts: Roles { Roles(bit: 13) }
        static var partOnly: Roles { Roles(bit: 14) }
        static var clock: Roles { Roles(bit: 15) }
        static var day: Roles { Roles(bit: 16) }
        static var tonight: Roles { Roles(bit: 17) }
        static var shift: Roles { Roles(bit: 18) }
        static var then: Roles { Roles(bit: 19) }
        static var latest: Roles { Roles(bit: 20) }
        static var recent: Roles { Roles(bit: 21) }
        static var same: Roles { Roles(bit: 22) }
        static var edge: Roles { Roles(bit: 23) }
        static var edgeNoun: Roles { Roles(bit: 24) }
        static var every: Roles { Roles(bit: 25) }
        static var frequency: Roles { Roles(bit: 26) }
        static var times: Roles { Roles(bit: 27) }
        static var reference: Roles { Roles(bit: 28) }
        static var ago: Roles { Roles(bit: 29) }
        static var earlier: Roles { Roles(bit: 30) }
        static var later: Roles { Roles(bit: 31) }
        static var ahead: Roles { Roles(bit: 32) }
        static var old: Roles { Roles(bit: 33) }
        static var or: Roles { Roles(bit: 34) }
        /// "Eastern", "Beijing": names a zone before "time".
        static var zoneName: Roles { Roles(bit: 35) }
        static var filler: Roles { Roles(bit: 36) }
        static var from: Roles { Roles(bit: 37) }
        static var of: Roles { Roles(bit: 38) }
        static var `in`: Roles { Roles(bit: 39) }
        static var on: Roles { Roles(bit: 40) }
        static var at: Roles { Roles(bit: 41) }
        static var and: Roles { Roles(bit: 42) }
        static var to: Roles { Roles(bit: 43) }
        static var article: Roles { Roles(bit: 44) }
        static var one: Roles { Roles(bit: 45) }
        static var possessive: Roles { Roles(bit: 46) }
        static var clitic: Roles { Roles(bit: 47) }
        static var fiscal: Roles { Roles(bit: 48) }
        static var calendar: Roles { Roles(bit: 49) }
        static var period: Roles { Roles(bit: 50) }
        static var plan: Roles { Roles(bit: 51) }
        static var business: Roles { Roles(bit: 52) }
        static var meridiem: Roles { Roles(bit: 53) }
        static var oclock: Roles { Roles(bit: 54) }
        static var zone: Roles { Roles(bit: 55) }
        static var weak: Roles { Roles(bit: 57) }
        /// Begins a phrase of `dates/phrases` or the name of a holiday.
        static var phrase: Roles { Roles(bit: 58) }
        static var decade: Roles { Roles(bit: 59) }
        /// An abbreviation of three or four letters.
        static var short: Roles { Roles(bit: 60) }
        /// "all day", "all week"
        static var all: Roles { Roles(bit: 61) }
        /// Second word of a phrase.
        static var continues: Roles { Roles(bit: 62) }
        /// A word of matches, whose halves and quarters are none of the year.
        static var contest: Roles { Roles(bit: 63) }
        /// A phrase of one word.
        static var alone: Roles { Roles(bit: 56) }

        /// Words that can begin an expression by themselves.
        static var starters: Roles {
            [
                .month, .weekday, .weekdays, .unit, .units, .cardinal, .vague, .ordinal, .season, .part, .parts,
                .partOnly, .clock, .day, .tonight,
                .shift, .then, .latest, .recent, .same, .edge, .edgeNoun, .every, .frequency, .times, .reference,
                .fiscal, .calendar,
                .decade, .all, .alone,
            ]
        }
        /// Words that can follow an article inside an expression.
        static var articled: Roles {
            [
                .month, .unit, .units, .cardinal, .scale, .vague, .ordinal, .season, .shift, .then, .latest, .recent,
                .same, .edge, .edgeNoun,
                .fiscal, .calendar, .phrase, .decade, .filler, .business, .period, .part,
            ]
        }
        /// Words that can follow a number inside an expression.
        static var numbered: Roles {
            [
                .unit, .units, .month, .suffix, .meridiem, .oclock, .zone, .scale, .to, .and, .or, .of, .filler,
                .business, .clitic, .in, .at, .fiscal, .shift,
            ]
        }

        /// The role of that name in `dates/words`.
        init?(name: String) {
            let names = [
                "month", "weekday", "weekdays", "unit", "units", "cardinal", "scale", "vague", "ordinal", "suffix",
                "season", "seasons", "part", "parts", "partOnly", "clock", "day", "tonight", "shift", "then", "latest",
                "recent", "same", "edge", "edgeNoun", "every", "frequency", "times", "reference", "ago", "earlier",
                "later", "ahead", "old", "or", "zoneName", "filler", "from", "of", "in", "on", "at", "and", "to",
                "article",
                "one", "possessive", "clitic", "fiscal", "calendar", "period", "plan", "business", "meridiem",
                "oclock", "zone", "alone", "weak", "phrase", "decade", "short", "all", "continues", "contest",
            ]
            guard let bit = names.firstIndex(of: name) else { return nil }
            self.init(bit: UInt64(bit))
        }
    }

    var roles: Roles = []
    /// The number of each role that has one: month, ISO weekday, cardinal, minutes of a clock or zone, steps of a shift …
    @Compact var month: Int
    @Compact var weekday: Int
    var number: Int32 = 0
    @Compact var ordinal: Int
    @Compact var shift: Int
    @Compact var minutes: Int
    @Compact var decade: Int
    var unit: TimeUnit?
    var season: Season?
    var part: DayPart?
    var edge: TimexModifier?
    /// Index of the TIMEX3 value of a recurrence or reference in the lexicon's values.
    var value: UInt8 = 0

    @inline(__always) func has(_ role: Roles) -> Bool { roles.rawValue & role.rawValue != 0 }
    @inline(__always) func hasAny(_ some: Roles) -> Bool { roles.rawValue & some.rawValue != 0 }
}

/// A small number that is kept in two bytes: words are copied at every step of the grammar.
@propertyWrapper
struct Compact: Sendable {
    private var raw: Int16 = 0
    init() {}
    init(wrappedValue: Int) { raw = Int16(clamping: wrappedValue) }
    @inline(__always) var wrappedValue: Int {
        get { Int(raw) }
        set { raw = Int16(clamping: newValue) }
    }
}

/// A number of a date that may be missing, kept in two bytes.
@propertyWrapper
struct CompactField: Sendable, Equatable {
    private var raw: Int16 = .min
    init() {}
    init(wrappedValue: Int?) { self.wrappedValue = wrappedValue }
    @inline(__always) var wrappedValue: Int? {
        get { raw == .min ? nil : Int(raw) }
        set { raw = newValue.map { Int16(clamping: $0) } ?? .min }
    }
}
