import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// Numbers drawn without a clock: the same sequence in every run (splitmix64).
private struct Numbers {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }
}

/// Spells a whole number below a trillion in words.
private func spelled(_ n: Int, and: Bool) -> String {
    let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if n < 20 { return small[n] }
    if n < 100 { return tens[n / 10] + (n % 10 == 0 ? "" : "-" + small[n % 10]) }
    if n < 1000 {
        return small[n / 100] + " hundred" + (n % 100 == 0 ? "" : (and ? " and " : " ") + spelled(n % 100, and: and))
    }
    for (power, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")] where n >= power {
        let rest = n % power
        return spelled(n / power, and: and) + " " + name
            + (rest == 0 ? "" : (and && rest < 100 ? " and " : " ") + spelled(rest, and: and))
    }
    return ""
}

private func grouped(_ n: Int, by separator: String) -> String {
    let digits = Array(String(n))
    var text = ""
    for (i, digit) in digits.enumerated() {
        if i > 0 && (digits.count - i) % 3 == 0 { text += separator }
        text.append(digit)
    }
    return text
}

@Suite struct FigurePropertyTests {
    private func only(_ text: String) -> Figure? {
        let figures = FigureExtractor.figures(in: TokenStream(text), dates: [], language: "en")
        return figures.count == 1 ? figures[0] : nil
    }

    @Test func aPrintedNumberReadsBack() throws {
        var numbers = Numbers(state: 7)
        for _ in 0..<400 {
            let n =
                numbers.below(8) == 0
                ? 2 + numbers.below(98) : 2 + numbers.below(1_000_000_000_000 >> numbers.below(36))
            let value = ExactDecimal(n)
            for text in [
                "They counted \(grouped(n, by: ",")) tokens.", "They counted \(spelled(n, and: true)) tokens.",
                "They counted \(spelled(n, and: false)) tokens.",
                "They counted \(grouped(n, by: "\u{00A0}")) tokens.", "They paid $\(grouped(n, by: ",")) then.",
                "They paid \(grouped(n, by: ",")) euros then.",
                "They paid EUR\(n) then.", "They took \(n) percent then.", "They moved \(grouped(n, by: ",")) km then.",
            ] {
                #expect(only(text)?.value == value, "\(text)")
            }
        }
    }

    @Test func aPrintedDecimalReadsBack() throws {
        var numbers = Numbers(state: 11)
        for _ in 0..<300 {
            let whole = numbers.below(900)
            let places = 1 + numbers.below(3)
            var fraction = ""
            for _ in 0..<places { fraction += String(numbers.below(10)) }
            let value = try #require(ExactDecimal("\(whole).\(fraction)"))
            let scales = [("", 0), (" million", 6), ("bn", 9), (" billion", 9), ("m", 6), ("k", 3), (" trillion", 12)]
            for (scale, power) in scales {
                let figure = only("They paid $\(whole).\(fraction)\(scale) then.")
                #expect(figure?.value == value.scaled(by: power), "$\(whole).\(fraction)\(scale)")
                #expect(figure?.decimals == places - power)
            }
            #expect(only("It was -\(whole).\(fraction)%.")?.value == value.negated)
            #expect(only("It was \u{2212}\(whole).\(fraction) %.")?.value == value.negated)
        }
    }

    /// Forms that mean something else where nothing but a number stands beside them: "5 A" and "5 N" are grades and
    /// letters, "12F" a temperature, "12B" and "12K" scale words, a cup is won, "bps" and "kt" have a commoner unit.
    static let ambiguous: Set<String> = ["A", "J", "N", "F", "K", "B", "bps", "kt", "cup"]

    /// A row more in a table is a unit more: every symbol and word of every row reads back, joined and apart.
    @Test func everyUnitOfTheTableReadsBack() {
        #expect(Table("figures/units").rows.count > 100)
        for row in Table("figures/units").rows where row.count >= 4 && !(row.count > 4 && row[4].contains("time")) {
            let symbols = row[2].split(separator: ",").map(String.init)
            let words = row[3].split(separator: ",").map(String.init).filter { !$0.hasPrefix("million ") }
            for form in symbols + words where !Self.ambiguous.contains(form) {
                for text in ["They found 12 \(form) there."]
                    + (symbols.contains(form) ? ["It has 3.5\(form) there."] : [])
                {
                    let figure = only(text)
                    #expect(figure?.unit == row[0] && figure?.unitName == row[1], "\(text)")
                }
            }
        }
    }

    /// Every unit that an article may count reads back as one of it, and stays a word where nothing measures.
    @Test func everyArticleReadsBack() {
        for row in Table("figures/units").rows where row.count > 4 {
            let options = Table.parts(of: row[4], at: " ")
            guard options.contains("one") else { continue }
            for word in Table.parts(of: row[3], at: ",")
            where !word.hasSuffix("s") && !word.hasSuffix(".") && word != "feet" {
                for article in ["a", "a full"] {
                    let figure = only("They found more than \(article) \(word) of flour there.")
                    #expect(figure?.value == ExactDecimal(1) && figure?.unit == row[0], "\(article) \(word)")
                    #expect(figure?.bound == .more, "\(article) \(word)")
                }
                #expect(only("They spoke of a \(word) there.") == nil, "\(word)")
            }
        }
        for row in Table("figures/money").rows where row.count > 5 {
            let figure = only("It rose a \(row[0]) there.")
            #expect(
                figure?.value == ExactDecimal(1).scaled(by: Int(row[3]) ?? 0) && figure?.unit == row[2], "\(row[0])")
            #expect(figure?.change == .increase, "\(row[0])")
            #expect(only("They spoke of a \(row[0]) there.") == nil, "\(row[0])")
        }
    }

    /// Two units written one behind the other read back as one quantity, to six decimals.
    @Test func everyCompoundReadsBack() throws {
        var numbers = Numbers(state: 29)
        let units = Table("figures/units").rows
        func word(_ code: String) -> String? {
            let name = [
                "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "mL": "millilitre", "kg": "kilogram",
            ][code]
            return name ?? units.first { $0[0] == code }.flatMap { Table.parts(of: $0[3], at: ",").first }
        }
        for row in Table("figures/compounds").rows {
            let factor = try #require(Int(row[2]))
            let larger = try #require(word(row[0]))
            let smaller = try #require(word(row[1]))
            let isJoined = row.count > 3 && row[3].contains("and")
            for _ in 0..<20 {
                let whole = 2 + numbers.below(90)
                let part = 1 + numbers.below(factor - 1)
                let expected = ExactDecimal(whole * factor + part).divided(by: ExactDecimal(factor), places: 6)
                for joint in isJoined ? [" ", ", ", " and "] : [" "] {
                    let text = "They found \(whole) \(larger)s\(joint)\(part) \(smaller)s there."
                    #expect(only(text)?.value == expected && only(text)?.unit == row[0], "\(text)")
                }
                if row.count > 3, row[3].contains("bare") {
                    #expect(only("The \(whole)-\(larger)-\(part) one fell.")?.value == expected)
                    #expect(only("They found \(whole) \(larger) \(part).")?.value == expected)
                }
            }
        }
        for cents in 10...99 {
            let expected = ExactDecimal(700 + cents).scaled(by: -2)
            #expect(only("It cost seven pounds \(spelled(cents, and: true)).")?.value == expected, "\(cents)")
            #expect(only("It cost 7 euros \(cents).")?.value == expected, "\(cents)")
        }
    }

    @Test func powersReadBack() {
        for (base, top) in [(2, 30), (3, 18), (5, 12), (12, 8)] {
            var power = 1
            for exponent in 0...top {
                for (sign, factor) in [("x", 7), ("×", 3)] {
                    let figure = only("They found \(factor)\(sign)\(base)^\(exponent) cells there.")
                    #expect(figure?.value == ExactDecimal(power * factor), "\(factor)\(sign)\(base)^\(exponent)")
                }
                power *= base
            }
        }
    }

    @Test func everyPrefixReadsBack() {
        #expect(Table("figures/prefixes").rows.count == 20)
        for prefix in Table("figures/prefixes").rows where prefix.count >= 3 {
            for (symbol, code, name) in [("W", "W", "watt"), ("Hz", "Hz", "hertz")] {
                let figure = only("They found 12.5 \(prefix[2])\(name) there.")
                #expect(figure?.unit == prefix[1] + code && figure?.unitName == prefix[2] + name)
                #expect(only("They found 12.5\(prefix[0])\(symbol) there.")?.unit == prefix[1] + code)
            }
        }
    }

    @Test func everyCurrencyReadsBack() {
        #expect(Table("figures/currencies").rows.count > 100 && Table("figures/money").rows.count > 100)
        for row in Table("figures/currencies").rows where row.count >= 2 {
            for text in [
                "They paid \(row[0]) 12.5 million there.", "They paid \(row[0])12.5 million there.",
                "They paid 12.5 million \(row[0]) there.",
            ] {
                let figure = only(text)
                #expect(figure?.unit == row[0] && figure?.value == ExactDecimal(12_500_000), "\(text)")
            }
        }
        for row in Table("figures/money").rows where row.count >= 5 && row[1] != "tail" {
            let text =
                row[1] == "before" || row[1] == "guarded"
                ? "They paid \(row[0])12.5 million there."
                : row[1] == "glued" ? "They paid 12.5\(row[0]) there." : "They paid 12.5 million \(row[0]) there."
            #expect(only(text)?.unit == row[2], "\(text)")
        }
    }

    /// The span is the number with its sign, scale and unit, wherever the figure stands in a text of many bytes a character.
    @Test func spansSliceToTheirText() {
        var numbers = Numbers(state: 19)
        let fillers = ["Øre", "東京", "“so”", "naïve", "№", "plain", "🚢", "e\u{301}t"]
        for _ in 0..<300 {
            let n = 2 + numbers.below(9000)
            for span in ["$\(n)", "\(n) percent", "€\(n).5bn", "\(grouped(n, by: ",")) km", "RMB\(n) million"] {
                var text = ""
                for _ in 0..<numbers.below(4) { text += fillers[numbers.below(fillers.count)] + " " }
                text += "gave \(span) then " + fillers[numbers.below(fillers.count)] + "."
                let stream = TokenStream(text)
                let found = FigureExtractor.figures(in: stream, dates: [], language: "en").map {
                    stream.string($0.range)
                }
                #expect(found == [span], "\(text)")
            }
        }
    }

    @Test func rangesReadBack() {
        var numbers = Numbers(state: 13)
        for _ in 0..<200 {
            let low = 1 + numbers.below(5000)
            let high = low + 1 + numbers.below(4000)
            for text in [
                "It takes \(grouped(low, by: ",")) to \(grouped(high, by: ",")) tonnes.",
                "It takes between \(grouped(low, by: ",")) and \(grouped(high, by: ",")) tonnes.",
                "It takes $\(low) to $\(high).", "It takes \(low)-\(high) percent.",
                "It takes \(low)\u{2013}\(high) kg.",
            ] {
                let figure = only(text)
                #expect(
                    figure?.low == ExactDecimal(low) && figure?.high == ExactDecimal(high) && figure?.bound == .range,
                    "\(text)")
            }
        }
    }

    /// The two levels of a change are two figures of one unit, whichever of them is more and whichever is written with it.
    @Test func levelsOfAChangeReadBack() {
        var numbers = Numbers(state: 23)
        func values(_ text: String) -> [String] {
            FigureExtractor.figures(in: TokenStream(text), dates: [], language: "en").map {
                "\($0.value?.description ?? "") \($0.unit) \($0.counted ?? "")"
            }
        }
        for _ in 0..<200 {
            let low = 2 + numbers.below(900)
            let high = low + 1 + numbers.below(90)
            for (verb, from, to) in [("rose", low, high), ("fell", high, low), ("was raised", low, high)] {
                for (unit, code) in [("percent", "% "), ("tonnes", "t "), ("euros", "EUR "), ("vans", "1 van")] {
                    let expected = ["\(from) \(code)", "\(to) \(code)"]
                    #expect(values("It \(verb) from \(from) to \(to) \(unit).") == expected)
                    #expect(values("It \(verb) sharply from \(from) \(unit) to \(to) \(unit).") == expected)
                }
                #expect(values("It \(verb) from $\(from) to $\(to).") == ["\(from) USD ", "\(to) USD "])
            }
        }
    }

    /// Pieces of figures in every order, and bytes of every value: nothing may trap, and every span is a piece of the text.
    @Test func anyBytesAreSafe() {
        let pieces = [
            "$", "US$", "5", "1,200", "3.2", ".", ",", "-", "–", "−", "%", "bn", "million", "half", "a", "dozen", "to",
            "and", "or", "between", "from", "(", ")", "one",
            "in", "two", "thirds", "of", "per", "share", "/", "kWh", "°C", "½", "1/2", "x", "×", "10", "^", "e", "'",
            "\"", "year", "old", "aged", "up", "rose", "by", "than",
            "more", "points", "Model", "Flight", "RMB12", "x240", "thousands", "tens", "hundred", "the", "\n", " ", " ",
            " ", "é", "€", "£", "million-year-old", "00", "999999999999999999999999999999",
            "minus", "pm", ":", "#", "@", "s", "’s", "cents", "US", "pounds", "times", "no.", "jobs", "cut",
            "a mile", "foot", "feet", "inches", "stone", "pounds", "ounces", "five", "fifty", "point", "rates", "full",
            "more than", "strong", "”", "’", "each",
        ]
        var numbers = Numbers(state: 17)
        for round in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<(1 + numbers.below(40)) {
                if round % 3 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: numbers.next()))
                } else {
                    bytes += Array(pieces[numbers.below(pieces.count)].utf8)
                    if numbers.below(3) > 0 { bytes.append(0x20) }
                }
            }
            let stream = TokenStream(utf8: bytes)
            var last = 0
            for figure in FigureExtractor.figures(in: stream, dates: [], language: round % 2 == 0 ? "en" : "de") {
                #expect(
                    figure.range.start >= last && figure.range.end <= bytes.count && !figure.range.isEmpty,
                    "\(String(decoding: bytes, as: UTF8.self))")
                #expect(figure.value != nil || figure.low != nil || figure.high != nil)
                last = figure.range.end
            }
        }
    }

    @Test func aTextIsTheSumOfItsSentences() {
        let sentences = [
            "Revenue rose 12 percent to $3.4 billion.", "The plant employs about 1,900 people.", "Nobody was hurt.",
            "It sold 40 trams for 90 million euros.",
            "One in six flats is empty.", "The rate fell from 4.2 to 3.1 percent.",
            "The pipeline carries 200,000 barrels a day.",
        ]
        func plain(_ text: String) -> [String] {
            let stream = TokenStream(text)
            return FigureExtractor.figures(in: stream, dates: [], language: "en").map {
                "\(stream.string($0.range))|\($0.value?.description ?? "")|\($0.unit)|\($0.counted ?? "")"
            }
        }
        #expect(plain(sentences.joined(separator: " ")) == sentences.flatMap(plain))
    }
}
