internal import NewsLanguage
internal import NewsModel

/// Fractions in digits.
extension FigureReader {
    /// "2 1/2", "2½" and "1/16".
    func addFraction(_ result: inout NumberReading) {
        guard result.next < end else { return }
        let j = result.next
        // "$10.12-1/2 a bushel": a part of the last place, as exchanges quote it.
        if result.hasPoint, result.decimals == 2, isHyphen(j), let (part, next) = fraction(at: j + 1),
            part < ExactDecimal(1), let sum = result.value.adding(part.scaled(by: -2))
        {
            set(&result, sum, next)
            result.decimals = max(0, -sum.exponent)
            return
        }
        guard result.plainDigits > 0 else { return }
        if isHyphen(j), let (part, next) = fraction(at: j + 1), part < ExactDecimal(1),
            let sum = result.value.adding(part)
        {
            // "5-1/4 cents"
            set(&result, sum, next)
            return
        }
        if let (part, next) = fraction(at: j), let sum = result.value.adding(part),
            tokens[j].first >= 0x80 || tokens[j].spaceBefore
        {
            set(&result, sum, next)
        } else if let (part, next) = fraction(at: result.first), next > result.next {
            // Alone, "7/8" may be a date or a score: only a fraction of something, or one with a unit.
            guard part < ExactDecimal(1), next < end,
                tokens[next].spaceBefore || tokens[next].kind == .word || isHyphen(next),
                tokens[next].hash == Self.of || unit(at: isHyphen(next) ? next + 1 : next, number: result) != nil
                    || tokens[next].hash == Self.inWord && result.first > start
                        && lexicon.changes[tokens[result.first - 1]]?.before == .verb
            else { return }
            set(&result, part, next)
        }
    }

    private func set(_ result: inout NumberReading, _ value: ExactDecimal, _ next: Int) {
        result.value = value
        result.unscaled = value
        result.next = next
        result.end = Int(tokens[next - 1].end)
        result.form = .fraction
        result.decimals = max(0, -value.exponent)
        result.plainDigits = 0
        result.hasPoint = true
    }

    /// A vulgar fraction sign or "1/2" at token `j`: its value, and the token behind it.
    private func fraction(at j: Int) -> (ExactDecimal, Int)? {
        guard j < end, tokens[j].kind == .number else { return nil }
        if tokens[j].first >= 0x80 {
            guard let (numerator, denominator) = Self.vulgar(bytes, tokens[j]) else { return nil }
            return ExactDecimal(numerator).divided(by: ExactDecimal(denominator), places: 6).map { ($0, j + 1) }
        }
        guard j + 2 < end, !tokens[j + 1].spaceBefore, !tokens[j + 2].spaceBefore, tokens[j + 2].kind == .number,
            tokens[j + 2].first < 0x80,
            tokens[j + 1].isSign("/") || isSign(j + 1, "⁄"),
            j + 3 >= end || tokens[j + 3].spaceBefore || !tokens[j + 3].isSign("/"),
            let above = digitNumber(Int(tokens[j].start), Int(tokens[j].end)),
            let below = digitNumber(Int(tokens[j + 2].start), Int(tokens[j + 2].end)),
            above.places == 0, below.places == 0, below.significand > 1, above.significand > 0
        else { return nil }
        return ExactDecimal(significand: above.significand).divided(
            by: ExactDecimal(significand: below.significand), places: 6
        ).map { ($0, j + 3) }
    }

    /// Numerator and denominator of a vulgar fraction sign (Unicode: Number Forms).
    private static func vulgar(_ bytes: [UInt8], _ token: Token) -> (Int, Int)? {
        let at = Int(token.start)
        if token.count == 2 && bytes[at] == 0xC2 {
            switch bytes[at + 1] {
            case 0xBC: return (1, 4)
            case 0xBD: return (1, 2)
            case 0xBE: return (3, 4)
            default: return nil
            }
        }
        guard token.count == 3, bytes[at] == 0xE2, bytes[at + 1] == 0x85 else { return nil }
        let signs = [
            (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6), (1, 8), (3, 8),
            (5, 8), (7, 8),
        ]
        let index = Int(bytes[at + 2]) - 0x90
        return signs.indices.contains(index) ? signs[index] : nil
    }

    func vulgarFraction(at i: Int) -> NumberReading? {
        guard let (value, next) = fraction(at: i) else { return nil }
        return NumberReading(
            first: i, next: next, start: Int(tokens[i].start), end: Int(tokens[next - 1].end), value: value,
            decimals: max(0, -value.exponent),
            form: .fraction, hasPoint: true, unscaled: value)
    }
}
