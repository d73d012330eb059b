internal import NewsLanguage
internal import NewsModel

/// Spells out the unit and currency tables: prefixes, plurals, ISO codes.
struct UnitTableBuilder {
    private(set) var units: [Unit] = []
    /// Forms behind a number, each with its words.
    private(set) var after: [(String, UnitForm)] = []
    /// Forms before a number.
    private(set) var before: [(String, UnitForm)] = []
    private(set) var currency: [String: Int] = [:]

    /// Prefixes of units that have no fractions: bits and bytes.
    private static let multiples: Set<String> = ["k", "M", "G", "T", "P", "E"]

    private struct Prefix {
        var symbol: String
        var code: String
        var word: String
    }

    private static func exact(_ form: String) -> [UInt8] {
        form.utf8.contains(UInt8(ascii: " ")) ? form.utf8.filter { $0 != UInt8(ascii: " ") } : Array(form.utf8)
    }

    private mutating func add(after form: String, _ value: UnitForm) {
        after.append((form, value))
    }

    private mutating func add(symbol: String, _ unit: Int) {
        add(after: symbol, UnitForm(exact: Self.exact(symbol), unit: unit))
    }

    private mutating func add(word: String, _ unit: Int, _ article: ArticleUse) {
        add(after: word, UnitForm(unit: unit, article: article))
        if let last = word.utf8.last, last != UInt8(ascii: "s"), last != UInt8(ascii: ".") {
            add(after: word + "s", UnitForm(unit: unit))
        }
    }

    mutating func addUnits() {
        let prefixes = Table("figures/prefixes").rows.filter { $0.count >= 3 }.map {
            Prefix(symbol: $0[0], code: $0[1], word: $0[2])
        }
        for row in Table("figures/units").rows where row.count >= 4 {
            let options = row.count > 4 ? Table.parts(of: row[4], at: " ") : []
            let kind: Unit.Kind =
                options.contains("time") ? .time : ["%", "pp", "bp", "[ppth]"].contains(row[0]) ? .share : .physical
            let unit = Unit(
                code: row[0], name: row[1], kind: kind, per: options.contains("per") || kind == .time,
                isLand: options.contains("land"),
                inferred: options.contains("inferred"))
            let symbols = Table.parts(of: row[2], at: ",")
            let words = Table.parts(of: row[3], at: ",")
            units.append(unit)
            let index = units.count - 1
            let article = ArticleUse(options: options)
            for symbol in symbols { add(symbol: symbol, index) }
            for word in words { add(word: word, index, article) }
            let takesAll = options.contains("prefix")
            guard takesAll || options.contains("multiples") else { continue }
            var byCode: [String: Int] = [:]
            for prefix in prefixes where takesAll || Self.multiples.contains(prefix.code) {
                let prefixed: Int
                if let known = byCode[prefix.code] {
                    prefixed = known
                } else {
                    var derived = unit
                    derived.code = prefix.code + unit.code
                    derived.name = prefix.word + unit.name
                    units.append(derived)
                    prefixed = units.count - 1
                    byCode[prefix.code] = prefixed
                    for word in words { add(word: prefix.word + word, prefixed, article) }
                }
                for symbol in symbols { add(symbol: prefix.symbol + symbol, prefixed) }
            }
        }
    }

    mutating func addCurrencies() {
        for row in Table("figures/currencies").rows where row.count >= 2 {
            units.append(Unit(code: row[0], name: row[1], kind: .money, per: true))
            let index = units.count - 1
            currency[row[0]] = index
            let exact = Self.exact(row[0])
            add(after: row[0], UnitForm(exact: exact, unit: index))
            let place: UnitForm.Place = row.count > 2 && row[2] == "guarded" ? .guarded : .before
            before.append((row[0], UnitForm(exact: exact, unit: index, place: place)))
        }
        for row in Table("figures/money").rows where row.count >= 5 {
            guard let unit = currency[row[2]], let power = Int(row[3]) else { continue }
            let inferred = row[4] == "inferred"
            switch row[1] {
            case "before", "guarded":
                let place: UnitForm.Place = row[1] == "guarded" ? .guarded : .before
                before.append(
                    (
                        row[0],
                        UnitForm(exact: Self.exact(row[0]), unit: unit, power: power, inferred: inferred, place: place)
                    ))
            case "tail", "glued":
                let place: UnitForm.Place = row[1] == "tail" ? .tail : .glued
                add(
                    after: row[0],
                    UnitForm(exact: Self.exact(row[0]), unit: unit, power: power, inferred: inferred, place: place))
            default:
                let article = ArticleUse(options: row.count > 5 ? Table.parts(of: row[5], at: " ") : [])
                let form = UnitForm(unit: unit, power: power, inferred: inferred)
                add(after: row[0], UnitForm(unit: unit, power: power, inferred: inferred, article: article))
                if let last = row[0].utf8.last, last != UInt8(ascii: "s"), last < 0x80, last != UInt8(ascii: "$") {
                    add(after: row[0] + "s", form)
                }
            }
        }
    }
}
