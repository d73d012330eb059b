internal import NewsLanguage
internal import NewsModel

/// What the tables under `facts/` say about verbs, nouns and cues.
enum FactLexicon {
    /// What a verb does with figures.
    struct VerbEntry: Sendable {
        /// The noun that names its action or amount in a measure; empty for light verbs.
        var noun: String
        var change: Change?
        var roles: VerbRoles
    }

    /// Roles of `facts/verbs`.
    struct VerbRoles: OptionSet, Sendable {
        let rawValue: UInt32
        static let change = VerbRoles(rawValue: 1 << 0)
        static let flow = VerbRoles(rawValue: 1 << 1)
        static let cut = VerbRoles(rawValue: 1 << 2)
        static let add = VerbRoles(rawValue: 1 << 3)
        static let transfer = VerbRoles(rawValue: 1 << 4)
        static let pay = VerbRoles(rawValue: 1 << 5)
        static let price = VerbRoles(rawValue: 1 << 6)
        static let level = VerbRoles(rawValue: 1 << 7)
        static let close = VerbRoles(rawValue: 1 << 8)
        static let capacity = VerbRoles(rawValue: 1 << 9)
        static let light = VerbRoles(rawValue: 1 << 10)
        static let plan = VerbRoles(rawValue: 1 << 11)
        static let doubt = VerbRoles(rawValue: 1 << 12)
        static let undo = VerbRoles(rawValue: 1 << 13)
        static let end = VerbRoles(rawValue: 1 << 14)
        static let trade = VerbRoles(rawValue: 1 << 15)
        static let open = VerbRoles(rawValue: 1 << 16)
        static let bring = VerbRoles(rawValue: 1 << 17)
        static let own = VerbRoles(rawValue: 1 << 18)
        static let count = VerbRoles(rawValue: 1 << 19)
        static let fund = VerbRoles(rawValue: 1 << 20)
        static let part = VerbRoles(rawValue: 1 << 21)
        static let property = VerbRoles(rawValue: 1 << 22)
        static let named: [String: VerbRoles] = [
            "change": .change, "flow": .flow, "cut": .cut, "add": .add, "transfer": .transfer, "pay": .pay,
            "price": .price,
            "level": .level, "close": .close, "capacity": .capacity, "light": .light, "plan": .plan, "doubt": .doubt,
            "undo": .undo,
            "end": .end, "trade": .trade, "open": .open, "bring": .bring, "own": .own, "count": .count, "fund": .fund,
            "part": .part, "property": .property,
        ]
    }

    /// Roles of `facts/measures`.
    struct NounRoles: OptionSet, Sendable {
        let rawValue: UInt16
        static let quantity = NounRoles(rawValue: 1 << 0)
        static let deal = NounRoles(rawValue: 1 << 1)
        static let share = NounRoles(rawValue: 1 << 2)
        static let increase = NounRoles(rawValue: 1 << 3)
        static let decrease = NounRoles(rawValue: 1 << 4)
        static let level = NounRoles(rawValue: 1 << 5)
        static let flow = NounRoles(rawValue: 1 << 6)
        static let cut = NounRoles(rawValue: 1 << 7)
        static let price = NounRoles(rawValue: 1 << 8)
        static let collective = NounRoles(rawValue: 1 << 9)
        static let asset = NounRoles(rawValue: 1 << 10)
        static let named: [String: NounRoles] = [
            "quantity": .quantity, "deal": .deal, "share": .share, "change+": .increase, "change-": .decrease,
            "level": .level,
            "flow": .flow, "cut": .cut, "price": .price, "collective": .collective, "asset": .asset,
        ]
        var change: Change? { contains(.increase) ? .increase : contains(.decrease) ? .decrease : nil }
    }

    /// Cues of `facts/cues`.
    enum Cue: String, Sendable { case forecast, possible, negated, bound }

    static let verbs: WordTable<VerbEntry> = WordTable(
        Table("facts/verbs").rows.filter { $0.count >= 4 }.map { row in
            var roles: VerbRoles = []
            for name in row[3].split(separator: ",") { roles.formUnion(VerbRoles.named[String(name)] ?? []) }
            return (
                row[0],
                VerbEntry(
                    noun: row[1], change: row[2] == "+" ? .increase : row[2] == "-" ? .decrease : nil, roles: roles)
            )
        })

    /// Kind of the thing a noun names: company organisation place person product market.
    static let kinds: WordTable<String> = WordTable(
        Table("facts/nouns").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })

    static let measures: WordTable<NounRoles> = WordTable(
        Table("facts/measures").rows.filter { $0.count >= 2 }.map { row in
            var roles: NounRoles = []
            for name in row[1].split(separator: ",") { roles.formUnion(NounRoles.named[String(name)] ?? []) }
            return (row[0], roles)
        })

    /// The dimension that an adjective behind a length names.
    static let dimensions: WordTable<String> = WordTable(
        Table("facts/dimensions").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })

    /// What physical units measure.
    static let units: [String: String] = {
        var out: [String: String] = [:]
        for row in Table("facts/units").rows where row.count >= 2 { out[row[0]] = row[1] }
        return out
    }()

    /// What a word in a table's heading says of the numbers below it.
    enum Heading: Sendable {
        /// They are to be multiplied by this power of ten.
        case scale(Int)
        /// They have this unit.
        case unit(code: String, name: String)
        /// The column holds changes of the others.
        case change
        /// How the table is made, which measures nothing.
        case skip
    }

    static let headings: WordTable<Heading> = WordTable(
        Table("facts/headings").rows.filter { $0.count >= 2 }.compactMap { row in
            switch row[1] {
            case "scale" where row.count >= 3: Int(row[2]).map { (row[0], .scale($0)) }
            case "unit" where row.count >= 4: (row[0], .unit(code: row[2], name: row[3]))
            case "change": (row[0], .change)
            case "skip": (row[0], .skip)
            default: nil
            }
        })

    /// One cue a word and role; a word may have two.
    static let bounds: WordTable<Bool> = WordTable(
        Table("facts/cues").rows.filter { $0.count >= 2 && $0[1] == "bound" }.map { ($0[0], true) })
    /// The country that an adjective belongs to.
    static let nationalities: WordTable<String> = WordTable(
        Table("facts/nationalities").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })

    /// Adjectives between "is" and an infinitive that say whether it comes: "are likely to".
    static let prospects: WordTable<Cue> = WordTable(
        Table("facts/prospects").rows.filter { $0.count >= 2 }.compactMap { row in
            Cue(rawValue: row[1]).map { (row[0], $0) }
        })
    static let cues: WordTable<Cue> = WordTable(
        Table("facts/cues").rows.filter { $0.count >= 2 && $0[1] != "bound" }.compactMap { row in
            Cue(rawValue: row[1]).map { (row[0], $0) }
        })
}
