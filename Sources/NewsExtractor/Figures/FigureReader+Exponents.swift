internal import NewsLanguage
internal import NewsModel

/// Powers of ten and tolerances behind digits.
extension FigureReader {
    /// "4e14", "1e-3", "2.5×10−5", "2.5x10-5", "2.5 x 10^5", "3×10⁶", "10^6".
    func addExponent(_ result: inout NumberReading) {
        guard result.next < end, !result.grouped else { return }
        if addPower(&result) { return }
        guard let (exponent, next) = letterExponent(behind: result) ?? powerOfTen(behind: result), abs(exponent) <= 40
        else { return }
        result.value = result.value.scaled(by: exponent)
        result.unscaled = result.value
        result.decimals -= exponent
        result.next = next
        result.end = Int(tokens[next - 1].end)
        result.scaled = true
        result.plainDigits = 0
    }

    /// "e14", "E-3", glued.
    private func letterExponent(behind result: NumberReading) -> (value: Int, next: Int)? {
        let j = result.next
        let token = tokens[j]
        guard !token.spaceBefore, token.first | 0x20 == UInt8(ascii: "e") else { return nil }
        guard token.kind == .alphanumeric else { return token.count == 1 ? signedInteger(at: j + 1) : nil }
        // "7e7" alone is a code as often as a number.
        guard token.count > 2 || result.hasPoint || unitForms(at: j + 1) != nil || isBehindSign(result.first) else {
            return nil
        }
        return integer(Int(token.start) + 1, Int(token.end)).map { (value: $0, next: j + 1) }
    }

    /// Whether the sign of a currency is glued before token `i`.
    func isBehindSign(_ i: Int) -> Bool {
        i > start && !tokens[i].spaceBefore && tokens[i - 1].kind == .symbol && lexicon.beforeLast[tokens[i - 1]] != nil
    }

    /// "x10-5", "×10⁻⁵", " x 10^5".
    private func powerOfTen(behind result: NumberReading) -> (value: Int, next: Int)? {
        let j = result.next
        let token = tokens[j]
        if token.kind == .alphanumeric {
            let isTimesTen =
                token.first | 0x20 == UInt8(ascii: "x") && token.count == 3 && bytes[Int(token.start) + 1] == 0x31
                && bytes[Int(token.start) + 2] == 0x30
            return isTimesTen ? exponent(at: j + 1, isMarked: false) : nil
        }
        guard j + 2 < end, tokens[j + 1].kind == .number, tokens[j + 1].count == 2, tokens[j + 1].first == 0x31,
            bytes[Int(tokens[j + 1].start) + 1] == 0x30
        else { return nil }
        if isTimesSign(j) { return exponent(at: j + 2, isMarked: false) }
        // "3.5 x 10^6": with spaces only a mark of the exponent tells it from a size, "3 x 10 metres".
        return tokens[j].hash == Self.x && token.spaceBefore ? exponent(at: j + 2, isMarked: true) : nil
    }

    /// An exponent at token `j`: behind a caret, raised, or, unless it must be marked so, as plain digits.
    private func exponent(at j: Int, isMarked: Bool) -> (value: Int, next: Int)? {
        guard j < end, !tokens[j].spaceBefore else { return nil }
        if tokens[j].isSign("^") { return signedInteger(at: j + 1) }
        return raisedInteger(at: j) ?? (isMarked ? nil : signedInteger(at: j))
    }

    /// "8×2^10", "3x4^5", "10^6", "10⁶": a power that only its mark tells from a size, or a number of its own.
    private func addPower(_ result: inout NumberReading) -> Bool {
        let j = result.next
        var factor = result.value
        var base: Int?
        var at = j
        if tokens[j].isSign("^") || raised(j) != nil, !tokens[j].spaceBefore, result.plainDigits > 0 {
            base = integer(result.start, result.end)
            factor = ExactDecimal(1)
        } else if tokens[j].kind == .alphanumeric, tokens[j].first | 0x20 == UInt8(ascii: "x") {
            base = integer(Int(tokens[j].start) + 1, Int(tokens[j].end))
            at = j + 1
        } else if isTimesSign(j) || tokens[j].hash == Self.x, j + 1 < end, tokens[j + 1].kind == .number {
            base = integer(Int(tokens[j + 1].start), Int(tokens[j + 1].end))
            at = j + 2
        }
        guard let base, base > 1, base != 10 || at == j, at < end, !tokens[at].spaceBefore,
            // "2³" may be a number and its note: only tens are raised without a caret.
            let (exponent, next) = exponent(at: at, isMarked: true), tokens[at].isSign("^") || base == 10,
            (base == 10 ? -40...40 : 0...40).contains(exponent)
        else { return false }
        if base == 10 {
            factor = factor.scaled(by: exponent)
            result.decimals = -exponent
        } else {
            for _ in 0..<exponent {
                guard let product = factor.multiplied(by: ExactDecimal(base)) else { return false }
                factor = product
            }
        }
        result.value = factor
        result.unscaled = factor
        result.next = next
        result.end = Int(tokens[next - 1].end)
        result.scaled = true
        result.plainDigits = 0
        return true
    }

    private func integer(_ from: Int, _ to: Int) -> Int? {
        guard to > from, to - from <= 3 else { return nil }
        var value = 0
        for i in from..<to {
            guard bytes[i] >= 0x30 && bytes[i] <= 0x39 else { return nil }
            value = value * 10 + Int(bytes[i] - 0x30)
        }
        return value
    }

    /// Digits with a sign glued before them.
    private func signedInteger(at j: Int) -> (value: Int, next: Int)? {
        guard j < end, !tokens[j].spaceBefore else { return nil }
        var k = j
        let negative = isMinus(k) || isDash(k)
        if negative || tokens[k].isSign("+") { k += 1 }
        guard k < end, !tokens[k].spaceBefore, tokens[k].kind == .number,
            let value = integer(Int(tokens[k].start), Int(tokens[k].end))
        else {
            return nil
        }
        return (negative ? -value : value, k + 1)
    }

    /// Raised digits with a raised sign before them, each a token: "⁻¹²".
    private func raisedInteger(at j: Int) -> (value: Int, next: Int)? {
        var k = j
        var value = 0
        var isNegative = false
        while k < end, k - j < 3, !tokens[k].spaceBefore, let sign = raised(k) {
            if sign < 0 {
                guard k == j else { break }
                isNegative = true
            } else {
                value = value * 10 + sign
            }
            k += 1
        }
        return k > j + (isNegative ? 1 : 0) ? (isNegative ? -value : value, k) : nil
    }

    /// The raised digit that token `k` is, -1 for the raised minus.
    private func raised(_ k: Int) -> Int? {
        let at = Int(tokens[k].start)
        switch (tokens[k].count, bytes[at]) {
        case (2, 0xC2):
            switch bytes[at + 1] {
            case 0xB9: return 1
            case 0xB2: return 2
            case 0xB3: return 3
            default: return nil
            }
        case (3, 0xE2) where bytes[at + 1] == 0x81:
            switch bytes[at + 2] {
            case 0xB0, 0xB4...0xB9: return Int(bytes[at + 2] - 0xB0)
            case 0xBB: return -1
            default: return nil
            }
        default: return nil
        }
    }

    /// "±0.01" and "+/- 0.01" belong to the number's span.
    func addTolerance(_ result: inout NumberReading) {
        let j = result.next
        guard j + 1 < end else { return }
        let isSlashed =
            tokens[j].isSign("+") && tokens[j + 1].isSign("/") && !tokens[j + 1].spaceBefore && j + 3 < end
            && isMinus(j + 2) && !tokens[j + 2].spaceBefore
        let behind = isSlashed ? j + 3 : j + 1
        guard isSlashed || isSign(j, "±"), tokens[behind].kind == .number else { return }
        result.next = behind + 1
        result.end = Int(tokens[behind].end)
    }
}
