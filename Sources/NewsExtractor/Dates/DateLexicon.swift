internal import NewsLanguage
internal import NewsModel

/// The words and phrases of date expressions, read once from the tables under `dates/`.
struct DateLexicon: Sendable {
    /// What a phrase is.
    enum Phrase: Sendable {
        case bound(TimexModifier)
        case reference(String)
        case toDate(TimeUnit?)
        /// A recurrence, by its TIMEX3 value.
        case set(String)
        /// A length in one word: "monthslong".
        case lasting(TimeAmount)
        case holiday(Holiday)
        /// "the new year"
        case newYear
        /// A preposition and what takes up the date, or the length of time, that was named last.
        case resumed(isLength: Bool)
        /// The words mean no date here.
        case none
    }

    /// Index of each word in ``words``.
    let index: WordTable<UInt16>
    let words: [DateWord]
    /// TIMEX3 values of recurrences and references, by ``DateWord/value``.
    let values: [String]
    let phrases: PhraseTable<Phrase>

    /// The lexicon of the compiled-in tables.
    static let standard = DateLexicon()

    private init() {
        var found: [String: Int] = [:]
        var words = [DateWord()]
        var values: [String] = []
        func edit(_ word: String, _ change: (inout DateWord) -> Void) {
            let key = word.lowercased()
            let at = found[key] ?? words.count
            if at == words.count {
                found[key] = at
                words.append(DateWord())
            }
            change(&words[at])
        }
        for row in Table("dates/words").rows where row.count >= 3 {
            guard let role = DateWord.Roles(name: row[1]) else { preconditionFailure("dates/words: no role \(row[1])") }
            edit(row[0]) { word in
                word.roles.insert(role)
                if row.count > 3 && row[3] == "weak" { word.roles.insert(.weak) }
                let number = Int(row[2]) ?? 0
                switch role {
                case .month:
                    word.month = number
                    if row[0].utf8.count <= 4 && row[0] != "May" && row[0] != "June" && row[0] != "July" {
                        word.roles.insert(.short)
                    }
                case .weekday, .weekdays: word.weekday = number
                case .unit, .units: word.unit = TimeUnit(code: row[2])
                case .ordinal: word.ordinal = number
                case .season, .seasons: word.season = Season(rawValue: row[2])
                case .part, .parts, .partOnly: word.part = DayPart(rawValue: row[2])
                case .edge, .edgeNoun: word.edge = TimexModifier(rawValue: row[2])
                case .clock, .zone, .zoneName, .meridiem: word.minutes = number
                case .frequency, .reference:
                    word.value = UInt8(truncatingIfNeeded: values.count)
                    values.append(row[2])
                case .shift, .then, .day: word.shift = number
                case .decade: word.decade = number
                default: word.number = Int32(truncatingIfNeeded: number)
                }
            }
        }
        var phrases: [(String, Phrase)] = []
        for row in Table("dates/phrases").rows where row.count >= 3 {
            switch row[1] {
            case "bound": phrases.append((row[0], TimexModifier(rawValue: row[2]).map { .bound($0) } ?? .none))
            case "set": phrases.append((row[0], .set(row[2])))
            case "todate": phrases.append((row[0], .toDate(TimeUnit(code: row[2]))))
            case "resumed": phrases.append((row[0], .resumed(isLength: row[2] == "DURATION")))
            case "lasting":
                phrases.append((row[0], TimeAmount(code: row[2]).map { .lasting($0) } ?? .none))
            case "newyear": phrases.append((row[0], .newYear))
            case "reference": phrases.append((row[0], .reference(row[2])))
            default: phrases.append((row[0], .none))
            }
        }
        for row in Table("dates/holidays").rows where row.count >= 2 {
            if let holiday = Holiday(rule: row[1]) { phrases.append((row[0], .holiday(holiday))) }
        }
        for (phrase, _) in phrases {
            let stream = TokenStream(phrase)
            guard let first = stream.tokens.first else { continue }
            edit(stream.string(first.range)) {
                $0.roles.formUnion(stream.tokens.count == 1 ? [.phrase, .alone] : .phrase)
            }
            if stream.tokens.count > 1 { edit(stream.string(stream.tokens[1].range)) { $0.roles.insert(.continues) } }
        }
        self.words = words
        self.values = values
        self.phrases = PhraseTable(phrases)
        index = WordTable(found.sorted { $0.key < $1.key }.map { ($0.key, UInt16(truncatingIfNeeded: $0.value)) })
    }
}
