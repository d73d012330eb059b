internal import NewsLanguage
internal import NewsModel

/// The sides of a thing: "40x52x90.5cm", "62 × 146 mm". Each is a figure in the unit behind the last.
extension FigureReader {
    private struct Side {
        var number: NumberReading
        /// Bytes.
        var from: Int
        var to: Int
    }

    /// Reads digits that a glued "x" joins to further digits and a unit of measure; returns the token to go on with, nil
    /// where there are none.
    mutating func sides(at i: Int) -> Int? {
        guard i + 1 < end, !tokens[i + 1].spaceBefore,
            isTimesSign(i + 1) || tokens[i + 1].kind == .alphanumeric && tokens[i + 1].first | 0x20 == UInt8(ascii: "x")
        else { return nil }
        let limit = Int(tokens[end - 1].end)
        var sides: [Side] = []
        var at = Int(tokens[i].start)
        while sides.count < 5 {
            let to = digitsEnd(at, limit)
            guard to > at, let digits = digitNumber(at, to), !digits.leadingZero else { return nil }
            sides.append(Side(number: reading(digits, first: i, next: i + 1, start: at, end: to), from: at, to: to))
            guard let next = behindTimesSign(to, limit) else { break }
            at = next
        }
        guard sides.count > 1, zip(sides, sides.dropFirst()).allSatisfy({ areAlike($0.number.value, $1.number.value) }),
            let (unit, next) = unit(behind: sides[sides.count - 1], from: i), lexicon.units[unit].kind == .physical
        else { return nil }
        for (k, side) in sides.enumerated() {
            let stop = k == sides.count - 1 ? Int(tokens[next - 1].end) : side.to
            var amount = Amount(number: side.number, first: i, next: next, start: side.from, end: stop)
            amount.unit = unit
            figures.append(make(Draft(amount: amount)))
        }
        previous = nil
        free = max(free, next)
        return next
    }

    /// Whether two numbers may be sides of one thing: "4x100m" is a race.
    func areAlike(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        guard ExactDecimal.zero < a, ExactDecimal.zero < b, let most = a.multiplied(by: ExactDecimal(15)),
            let least = b.multiplied(by: ExactDecimal(15))
        else { return false }
        return b < most && a < least
    }

    private func digitsEnd(_ from: Int, _ limit: Int) -> Int {
        var to = from
        while to < limit,
            isDigit(to) || to > from && bytes[to] == UInt8(ascii: ".") && to + 1 < limit && isDigit(to + 1)
        {
            to += 1
        }
        return to
    }

    private func isDigit(_ at: Int) -> Bool { bytes[at] >= 0x30 && bytes[at] <= 0x39 }

    /// The byte behind "x" or "×" at `at`, where a digit follows.
    private func behindTimesSign(_ at: Int, _ limit: Int) -> Int? {
        guard at + 1 < limit else { return nil }
        if bytes[at] | 0x20 == UInt8(ascii: "x"), isDigit(at + 1) { return at + 1 }
        if bytes[at] == 0xC3, bytes[at + 1] == 0x97, at + 2 < limit, isDigit(at + 2) { return at + 2 }
        return nil
    }

    /// The unit behind the last side, glued in its token, glued to it or behind a space: its index and the token behind it.
    private func unit(behind side: Side, from i: Int) -> (unit: Int, next: Int)? {
        var j = i
        while j < end, Int(tokens[j].end) <= side.to { j += 1 }
        guard j < end else { return nil }
        guard Int(tokens[j].start) < side.to else {
            guard let match = unit(at: j, number: side.number) else { return nil }
            return (match.form.unit, match.next)
        }
        let letters = bytes[side.to..<Int(tokens[j].end)]
        let words = TokenStream(String(decoding: letters, as: UTF8.self)).tokens
        guard let match = lexicon.after.match(words, at: 0, end: words.count), match.count == words.count,
            let form = match.value.first(where: { $0.exact.map { letters.elementsEqual($0) } ?? true })
        else { return nil }
        return (form.unit, j + 1)
    }
}
