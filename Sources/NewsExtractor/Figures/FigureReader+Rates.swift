internal import NewsLanguage
internal import NewsModel

/// Denominators: "a day", "per share", "/MWh", "to the dollar".
extension FigureReader {
    /// A denominator at token `j`: its UCUM code, its name, and the token behind it.
    func denominator(at j: Int, unit: Int) -> (code: String, name: String, next: Int)? {
        guard j < end else { return nil }
        var k = j
        let hyphen = isHyphen(k) || tokens[k].isSign("-") && !tokens[min(k + 1, end - 1)].spaceBefore
        if hyphen { k += 1 }
        guard k < end else { return nil }
        let token = tokens[k]
        if token.hash == Self.per || token.isSign("/") {
            let slash = token.isSign("/")
            if slash && (token.spaceBefore || unit < 0) { return nil }
            k += 1
            if k < end, isMinus(k), hyphen { k += 1 }
            return measured(k, unit) ?? multiple(k, unit) ?? (slash ? nil : counted(k))
        }
        if token.hash == Self.a || token.hash == Self.an || token.hash == Self.each || token.hash == Self.every {
            var m = k + 1
            if m < end, isMinus(m), !tokens[m].spaceBefore { m += 1 }
            guard m < end else { return nil }
            if let form = wordForm(m) {
                let found = lexicon.units[form.unit]
                if token.hash == Self.each || token.hash == Self.every { guard found.kind == .time else { return nil } }
                // "15 a year" but "$52 a barrel", "3 tonnes a hectare", "20 a second time".
                guard
                    found.kind == .time
                        ? unit < 0 || unit != form.unit
                        : found.per && unit >= 0
                            && (lexicon.units[unit].kind == .money
                                || found.isLand && lexicon.units[unit].kind == .physical && !lexicon.units[unit].isLand)
                else { return nil }
                if form.next < end, found.kind == .time,
                    isCue(tokens[form.next], .laid)
                {
                    return nil
                }
                let quoted = lexicon.units[quotedBy(form.unit, for: unit)]
                return (quoted.code, quoted.name, form.next)
            }
            m = noun(m)
            guard unit >= 0, lexicon.units[unit].kind == .money, isCue(tokens[m], .pricedBy) else { return nil }
            return annotation(m)
        }
        return unit >= 0 && lexicon.units[unit].kind == .money ? exchange(at: k, for: unit) : nil
    }

    /// "to the dollar" behind a sum of another currency, or behind a bare number with `unit` -1.
    func exchange(at k: Int, for unit: Int) -> (code: String, name: String, next: Int)? {
        guard k + 2 < end, tokens[k].hash == Self.to, tokens[k + 1].hash == Self.the else { return nil }
        if isCue(tokens[k + 2], .pound), let sterling = lexicon.sterling {
            return (lexicon.units[sterling].code, lexicon.units[sterling].name, k + 3)
        }
        guard let form = wordForm(k + 2), lexicon.units[form.unit].kind == .money, form.unit != unit else {
            return nil
        }
        return (lexicon.units[form.unit].code, lexicon.units[form.unit].name, form.next)
    }

    private func wordForm(_ j: Int) -> (unit: Int, next: Int)? {
        guard let match = unitForms(at: j) else { return nil }
        guard let form = match.value.first(where: { $0.exact == nil }) else { return nil }
        return (form.unit, j + match.count)
    }

    /// A unit behind "per" or "/".
    private func measured(_ j: Int, _ numerator: Int) -> (code: String, name: String, next: Int)? {
        guard j < end else { return nil }
        let placeholder = NumberReading(
            first: j, next: j, start: 0, end: 0, value: .zero, form: .digits, unscaled: .zero)
        guard let match = unit(at: j, number: placeholder) else { return nil }
        // "$40 per $500 of face value"
        if tokens[j].kind == .symbol, match.next < end, tokens[match.next].kind == .number { return nil }
        let found = lexicon.units[quotedBy(match.form.unit, for: numerator)]
        // "per cent" in whatever spelling is a share.
        guard found.kind != .share, match.form.power == 0 else { return nil }
        return (found.code, found.name, match.next)
    }

    /// A round number of things or units behind "per" or "/": "per 100,000 residents", "per 100 km".
    private func multiple(_ j: Int, _ unit: Int) -> (code: String, name: String, next: Int)? {
        guard j < end, tokens[j].kind == .number, let number = digitNumber(Int(tokens[j].start), Int(tokens[j].end)),
            !number.hasPoint, let power = Self.powersOfTen.firstIndex(of: number.significand)
        else { return nil }
        let written = stream.string(tokens[j].range)
        if let match = measured(j + 1, unit) {
            guard power == 0, unit >= 0 else { return nil }
            return ("(100.\(match.code))", written + " " + match.name, match.next)
        }
        let code = "10*\(power + 2)"
        guard let phrase = nounPhrase(at: j + 1, singular: false) else { return (code, written, j + 1) }
        let head = phrase.text.split(separator: " ").last.map(String.init) ?? phrase.text
        guard let noun = annotation(head) else { return (code, written, j + 1) }
        return (code + noun, written + " " + phrase.text, phrase.next)
    }

    /// Hundred to a thousand million: what rates are told by.
    private static let powersOfTen: [Int128] = [
        100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    /// The unit that a denominator means: precious metals are sold by the troy ounce, and "$75/b" is a price of oil.
    private func quotedBy(_ unit: Int, for numerator: Int) -> Int {
        if unit == lexicon.bit, numerator >= 0, lexicon.units[numerator].kind == .money, let barrel = lexicon.barrel {
            return barrel
        }
        guard unit == lexicon.ounce, let troy = lexicon.troyOunce,
            (start..<end).contains(where: { isCue(tokens[$0], .preciousMetal) })
        else { return unit }
        return troy
    }

    /// A counted noun behind "per": "per share", "per capita".
    private func counted(_ j: Int) -> (code: String, name: String, next: Int)? {
        guard j < end, tokens[j].kind == .word else { return nil }
        if tokens[j].hash == Self.capita || tokens[j].hash == Self.head { return ("{person}", "person", j + 1) }
        guard ClosedClass.of(tokens[j]).isDisjoint(with: .function) else { return nil }
        return annotation(noun(j))
    }

    /// The noun behind an adjective: "a diluted share", "per ordinary share".
    private func noun(_ j: Int) -> Int {
        j + 1 < end && isCue(tokens[j + 1], .share) && tokens[j].kind == .word && ClosedClass.of(tokens[j]).isEmpty
            ? j + 1 : j
    }

    private func annotation(_ j: Int) -> (code: String, name: String, next: Int)? {
        let noun = NounNumber.singular(stream.string(tokens[j].range))
        return annotation(noun).map { ($0, noun, j + 1) }
    }

    /// UCUM annotations hold printable ASCII without braces.
    private func annotation(_ noun: String) -> String? {
        guard noun.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") })
        else { return nil }
        return "{\(noun)}"
    }

    static let per = WordHash.of("per")
    static let capita = WordHash.of("capita")
    static let head = WordHash.of("head")
    static let ago = WordHash.of("ago")
}
