internal import NewsLanguage
internal import NewsModel

/// The tables of figures, compiled once: number words, units, currencies, cues.
struct FigureLexicon: Sendable {
    static let shared = FigureLexicon()

    let numbers: WordTable<NumberWord>
    let scales: WordTable<(power: Int, place: ScalePlace)>
    /// All units; forms refer to them by index.
    let units: [Unit]
    /// Units and currencies behind a number.
    let after: PhraseTable<[UnitForm]>
    /// Number words.
    let numberFilter: WordFilter
    /// First words of the forms behind a number.
    let afterFilter: WordFilter
    /// Currencies before a number.
    let before: PhraseTable<[UnitForm]>
    /// Last words of the forms before a number, for a quick "no".
    let beforeLast: WordTable<Bool>
    let bounds: PhraseTable<BoundCue>
    let boundsAfter: PhraseTable<BoundCue>
    /// Last words of the bounds before a number.
    let boundLast: WordTable<Bool>
    let changes: WordTable<ChangeCue>
    let cues: WordTable<CueWord>
    let names: PhraseTable<NameCue>
    /// Abbreviations of what is counted, also with a plural s.
    let abbreviations: WordTable<CountedAbbreviation>
    /// What is known of people's names.
    let people: NameLexicon?
    /// Forms before a number by the joined hash of their tokens: for letters glued to the digits ("RMB12", "$US5").
    let beforeJoined: WordTable<[UnitForm]>
    let dollar: Int
    let sterling: Int?
    let foot: Int?
    let inch: Int?
    let kelvin: Int?
    let ounce: Int?
    let troyOunce: Int?
    let bit: Int?
    let barrel: Int?
    let arcMinute: Int?
    let arcSecond: Int?
    let percentagePoint: Int?
    /// Units that are written one behind the other.
    let compounds: [CompoundUnit]
    /// Codes of the units that the sides of a thing are measured in; of a surface or body where its sides are multiplied.
    let sides: Set<String> = [
        "m", "dm", "cm", "mm", "um", "nm", "km", "m2", "cm2", "mm2", "m3", "cm3", "[in_i]", "[ft_i]", "[yd_i]",
        "[mi_i]",
        "{pixel}",
    ]

    private init() {
        numbers = Self.numberWords()
        numberFilter = WordFilter(Table("figures/numbers").rows.compactMap { $0.first.map { WordHash.of($0) } })
        scales = WordTable(
            Table("figures/scales").rows.compactMap { row in
                guard row.count >= 3, let power = Int(row[1]), let place = ScalePlace(rawValue: row[2]) else {
                    return nil
                }
                return (row[0], (power, place))
            })
        var builder = UnitTableBuilder()
        builder.addUnits()
        builder.addCurrencies()
        units = builder.units
        let behind = Self.grouped(builder.after)
        after = PhraseTable(behind.groups, values: behind.forms)
        afterFilter = WordFilter(behind.groups.words.map(\.first))
        let ahead = Self.grouped(builder.before)
        before = PhraseTable(ahead.groups, values: ahead.forms)
        beforeLast = WordTable(hashes: ahead.groups.words.map { ($0.last, true) })
        beforeJoined = WordTable(hashes: zip(ahead.groups.words, ahead.forms).map { ($0.joined, $1) })
        dollar = builder.currency["USD"] ?? 0
        sterling = builder.currency["GBP"]
        foot = builder.units.firstIndex { $0.code == "[ft_i]" }
        kelvin = builder.units.firstIndex { $0.code == "K" }
        ounce = builder.units.firstIndex { $0.code == "[oz_av]" }
        troyOunce = builder.units.firstIndex { $0.code == "[oz_tr]" }
        bit = builder.units.firstIndex { $0.code == "bit" }
        barrel = builder.units.firstIndex { $0.code == "[bbl_us]" }
        arcMinute = builder.units.firstIndex { $0.code == "'" }
        arcSecond = builder.units.firstIndex { $0.code == "''" }
        inch = builder.units.firstIndex { $0.code == "[in_i]" }
        percentagePoint = builder.units.firstIndex { $0.code == "pp" }
        let codes = builder.units.map(\.code)
        compounds = Table("figures/compounds").rows.compactMap { row in
            guard row.count >= 3, let larger = codes.firstIndex(of: row[0]), let smaller = codes.firstIndex(of: row[1]),
                let factor = Int(row[2])
            else { return nil }
            let options = row.count > 3 ? Table.parts(of: row[3], at: " ") : []
            return CompoundUnit(
                larger: larger, smaller: smaller, factor: factor, isJoined: options.contains("and"),
                isBare: options.contains("bare"))
        }

        var bounding: [(String, BoundCue)] = []
        for row in Table("figures/bounds").rows where row.count >= 3 {
            if let place = BoundCue.Place(rawValue: row[2]) {
                bounding.append((row[0], BoundCue(sign: row[1], place: place)))
            }
        }
        let beforeCues = bounding.filter { $0.1.place != .after }
        bounds = PhraseTable(beforeCues)
        boundLast = Self.lastWords(beforeCues.map(\.0))
        boundsAfter = PhraseTable(bounding.filter { $0.1.place == .after })
        changes = Self.changeWords()
        var roles: [String: CueWord] = [:]
        for row in Table("figures/cues").rows where row.count >= 2 {
            if let role = CueWord.named[row[1]] { roles[row[0], default: []].insert(role) }
        }
        self.cues = WordTable(roles.map { ($0.key, $0.value) })
        abbreviations = WordTable(
            Table("figures/abbreviations").rows.filter { $0.count >= 2 }.flatMap { row in
                let per = row.count > 2 ? (code: "{\(row[2])}", name: row[2]) : nil
                let one = CountedAbbreviation(name: row[1], per: per)
                return [(row[0], one), (row[0] + "s", CountedAbbreviation(name: row[1], per: per, isPlural: true))]
            })
        people = NameLexicon(UnsafeRawBufferPointer(Table("companies/lexicon").bytes))
        names = PhraseTable(
            Table("figures/names").rows.compactMap { row in
                guard row.count >= 2 else { return nil }
                return (row[0], row[1] == "index" ? .index : row[1] == "code" ? .code : .before)
            })
    }

    /// The forms of each phrase.
    private static func grouped(_ entries: [(String, UnitForm)]) -> (groups: PhraseGroups, forms: [[UnitForm]]) {
        var groups = PhraseGroups(capacity: entries.count)
        var forms: [[UnitForm]] = []
        forms.reserveCapacity(entries.count)
        for (phrase, form) in entries {
            let group = groups.add(phrase)
            if group == forms.count { forms.append([form]) } else { forms[group].append(form) }
        }
        return (groups, forms)
    }

    private static func lastWords(_ phrases: some Sequence<String>) -> WordTable<Bool> {
        WordTable(hashes: phrases.map { (PhraseWords($0).last, true) })
    }

    private static func numberWords() -> WordTable<NumberWord> {
        WordTable(
            Table("figures/numbers").rows.compactMap { row -> (String, NumberWord)? in
                guard row.count >= 3, let n = Int(row[2]) else { return nil }
                switch row[1] {
                case "unit": return (row[0], .unit(n))
                case "ten": return (row[0], .ten(n))
                case "hundred": return (row[0], .hundred)
                case "scale": return (row[0], .scale(n))
                case "group": return (row[0], .group(n))
                case "part": return (row[0], .part(n))
                case "plural": return (row[0], .plural(n))
                default: return nil
                }
            })
    }

    private static func changeWords() -> WordTable<ChangeCue> {
        var cues: [String: ChangeCue] = [:]
        for row in Table("figures/changes").rows where row.count >= 3 {
            var cue = cues[row[0]] ?? ChangeCue(increases: row[1] == "increase")
            switch row[2] {
            case "verb": cue.before = .verb
            case "gain": cue.before = .gain
            case "cut": cue.before = .cut
            case "noun": cue.isNoun = true
            default: cue.isAfter = true
            }
            cues[row[0]] = cue
        }
        // Phrases of two words stand under the joined hash: "put on".
        return WordTable(hashes: cues.map { (PhraseWords($0.key).joined, $0.value) })
    }
}
