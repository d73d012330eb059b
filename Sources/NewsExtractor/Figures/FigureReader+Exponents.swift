internal import NewsLanguage
internal import NewsModel

/// Powers of ten and tolerances behind digits.
extension FigureReader {
    /// "4e14", "1e-3", "2.5×10−5", "2.5x10-5", "2.5 x 10^5".
    func addExponent(_ result: inout NumberReading) {
        guard result.next < end, !result.grouped else { return }
        if addPower(&result) { return }
        var j = result.next
        let token = tokens[j]
        var exponent: Int?
        if !token.spaceBefore, token.first | 0x20 == UInt8(ascii: "e") {
            if token.kind == .alphanumeric {
                // "7e7" is a code as often as a number.
                guard token.count > 2 || result.hasPoint else { return }
                exponent = integer(Int(token.start) + 1, Int(token.end))
                j += 1
            } else if token.count == 1, let (value, next) = signedInteger(at: j + 1) {
                exponent = value
                j = next
            }
        } else {
            var from = -1
            if token.kind == .alphanumeric, token.first | 0x20 == UInt8(ascii: "x"), token.count == 3,
                bytes[Int(token.start) + 1] == 0x31,
                bytes[Int(token.start) + 2] == 0x30
            {
                from = j + 1
            } else if isTimesSign(j), j + 1 < end, tokens[j + 1].kind == .number, tokens[j + 1].count == 2,
                tokens[j + 1].first == 0x31,
                bytes[Int(tokens[j + 1].start) + 1] == 0x30
            {
                from = j + 2
            }
            if from < 0, tokens[j].kind == .word, tokens[j].count == 1, token.first | 0x20 == UInt8(ascii: "x"),
                token.spaceBefore, j + 2 < end, tokens[j + 1].kind == .number, tokens[j + 1].count == 2,
                tokens[j + 1].first == 0x31, bytes[Int(tokens[j + 1].start) + 1] == 0x30, tokens[j + 2].isSign("^")
            {
                // "3.5 x 10^6": with spaces only a caret tells it from a size, "3 x 10 metres".
                from = j + 2
            }
            if from > 0 {
                if from < end, tokens[from].isSign("^") { from += 1 }
                if let (value, next) = signedInteger(at: from), next > from {
                    exponent = value
                    j = next
                }
            }
        }
        guard let exponent, abs(exponent) <= 40 else { return }
        result.value = result.value.scaled(by: exponent)
        result.unscaled = result.value
        result.decimals -= exponent
        result.next = j
        result.end = Int(tokens[j - 1].end)
        result.scaled = true
        result.plainDigits = 0
    }

    /// "8×2^10", "3x4^5": a power of another number than ten; only the caret tells it from a size.
    private func addPower(_ result: inout NumberReading) -> Bool {
        let j = result.next
        var base: Int?
        var at = j + 1
        if tokens[j].kind == .alphanumeric, tokens[j].first | 0x20 == UInt8(ascii: "x") {
            base = integer(Int(tokens[j].start) + 1, Int(tokens[j].end))
        } else if isTimesSign(j) || tokens[j].kind == .word && tokens[j].count == 1 && tokens[j].first | 0x20 == 0x78,
            at < end, tokens[at].kind == .number
        {
            base = integer(Int(tokens[at].start), Int(tokens[at].end))
            at += 1
        }
        guard let base, base > 1, base != 10, at + 1 < end, tokens[at].isSign("^"), !tokens[at].spaceBefore,
            let (exponent, next) = signedInteger(at: at + 1), (0...40).contains(exponent)
        else { return false }
        var value = result.value
        for _ in 0..<exponent {
            guard let product = value.multiplied(by: ExactDecimal(base)) else { return false }
            value = product
        }
        result.value = value
        result.unscaled = value
        result.next = next
        result.end = Int(tokens[next - 1].end)
        result.scaled = true
        result.plainDigits = 0
        return true
    }

    func isTimesSign(_ j: Int) -> Bool {
        let at = Int(tokens[j].start)
        return tokens[j].count == 2 && bytes[at] == 0xC3 && bytes[at + 1] == 0x97
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
    private func signedInteger(at j: Int) -> (Int, Int)? {
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

    /// "±0.01" belongs to the number's span.
    func addTolerance(_ result: inout NumberReading) {
        let j = result.next
        guard j + 1 < end, tokens[j].count == 2, tokens[j].first == 0xC2, bytes[Int(tokens[j].start) + 1] == 0xB1,
            tokens[j + 1].kind == .number
        else {
            return
        }
        result.next = j + 2
        result.end = Int(tokens[j + 1].end)
    }
}
