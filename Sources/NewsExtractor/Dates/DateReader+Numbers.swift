internal import NewsLanguage

/// Numbers, ordinals and years.
extension DateReader {
    /// A number before a unit. `whole` is nil for an open one ("several"); `counts` is false for "a" and "an".
    struct Count {
        var whole: Int?
        var fraction: Int32 = 0
        var next: Int
        /// A bare article: it counts one unit, but often only introduces it.
        var isArticle = false
        /// "20+ years", "20-plus years"
        var isAtLeast = false
        /// A mixed number: "2 1/2", which means a half of the unit more than a decimal place.
        var isMixed = false
        /// Places of a fraction that begins with a zero: 2 for "10.05".
        var places: UInt8 = 0
    }

    /// A count in digits or words: `12`, `2 1/2`, `2.5`, `twenty-four`, `a hundred`, `a couple of`, `several`, `half a`.
    func readCount(_ i: Int) -> Count? {
        guard i < end else { return nil }
        if tokens[i].kind == .number { return readDigitCount(i) }
        guard ids[i] != 0 else { return nil }
        let w = word(i)
        if w.has(.cardinal) {
            if w.has(.weak) { return readCouple(i) }
            return readWordCount(i)
        }
        if w.has(.unit), w.unit == .half {
            // half a year, half an hour
            if has(i + 1, .one) { return Count(whole: 0, fraction: 5, next: i + 2) }
            // a half-hour stop; "half-century" is a score
            guard isHyphen(i + 1), isGlued(i + 1), isGlued(i + 2), has(i + 2, .unit), !isHyphen(i - 1),
                [TimeUnit.minute, .hour].contains(where: { $0 == word(i + 2).unit })
            else { return nil }
            return Count(whole: 0, fraction: 5, next: i + 1)
        }
        if w.has(.one) {
            let next = word(i + 1)
            if next.has(.scale) { return readScaled(1, i + 1) }
            if next.has(.cardinal) && next.has(.weak) { return readCouple(i + 1) }
            if isWord(i + 1, Spelled.few) { return Count(whole: nil, next: i + 2) }
            if isWord(i + 1, Spelled.number), has(i + 2, .of) { return Count(whole: nil, next: i + 3) }
            if isWord(i + 1, Spelled.half), isHyphen(i + 2) == false {
                return Count(whole: 0, fraction: 5, next: i + 2)
            }
            return Count(whole: 1, next: i + 1, isArticle: true)
        }
        if w.has(.vague) {
            if w.has(.weak) { return has(i + 1, .of) ? Count(whole: nil, next: i + 2) : nil }
            return Count(whole: nil, next: i + 1)
        }
        return nil
    }

    /// `couple of`, `couple`
    private func readCouple(_ i: Int) -> Count? { Count(whole: 2, next: has(i + 1, .of) ? i + 2 : i + 1) }

    private func readDigitCount(_ i: Int) -> Count? {
        let token = tokens[i]
        // 2 1/2
        if let whole = digits(i) {
            if let top = digits(i + 1), isSign(i + 2, "/"), isGlued(i + 2), let bottom = digits(i + 3), top.value == 1,
                bottom.value == 2
            {
                return Count(whole: whole.value, fraction: 5, next: i + 4, isMixed: true)
            }
            if isNumber(i + 1), stream.bytes[Int(tokens[i + 1].start)] == 0xC2 {
                // The vulgar fraction ½.
                return Count(
                    whole: whole.value, fraction: stream.bytes[Int(tokens[i + 1].start) + 1] == 0xBD ? 5 : 25,
                    next: i + 2)
            }
            if let scaled = readScaled(whole.value, i + 1), scaled.next > i + 1 { return scaled }
            if isGlued(i + 1), i + 1 < end, tokens[i + 1].isSign("+") {
                return Count(whole: whole.value, next: i + 2, isAtLeast: true)
            }
            if isHyphen(i + 1), isGlued(i + 1), isGlued(i + 2), isWord(i + 2, Spelled.plus) {
                return Count(whole: whole.value, next: i + 3, isAtLeast: true)
            }
            return Count(whole: whole.value, next: i + 1)
        }
        // 1,200 or 2.5
        var whole = 0
        var fraction: Int32 = 0
        var behindPoint = false
        var places: UInt8 = 0
        for at in Int(token.start)..<Int(token.end) {
            let byte = stream.bytes[at]
            if byte == UInt8(ascii: ".") {
                if behindPoint { return nil }
                behindPoint = true
            } else if byte == UInt8(ascii: ",") {
                if behindPoint { return nil }
            } else if byte >= 0x30 && byte <= 0x39 {
                if behindPoint {
                    // A zero behind the point would be lost; a watch shows it ("10.05 seconds").
                    if fraction == 0, byte == 0x30, places == 0, at + 1 < Int(token.end) {
                        places = UInt8(truncatingIfNeeded: min(6, Int(token.end) - at))
                    }
                    if fraction < 100_000 { fraction = fraction * 10 + Int32(byte - 0x30) }
                } else {
                    guard whole < 100_000_000 else { return nil }
                    whole = whole * 10 + Int(byte - 0x30)
                }
            } else {
                return nil
            }
        }
        var count = Count(whole: whole, fraction: fraction, next: i + 1)
        count.places = fraction > 0 ? places : 0
        return count
    }

    /// `twenty-four`, `two hundred and ten`
    private func readWordCount(_ i: Int) -> Count? {
        var total = 0
        var group = 0
        var at = i
        var next = i
        while at < end {
            let w = word(at)
            if w.has(.cardinal) && !w.has(.weak) {
                // "twenty four" goes on, "two six" does not.
                if group % 10 != 0 || (group > 0 && w.number >= 10 && group % 100 != 0)
                    || (group > 0 && group < 100 && w.number >= 10)
                {
                    break
                }
                group += Int(w.number)
            } else if w.has(.scale), group > 0, w.number != 12 || group < 100 {
                if w.number >= 1000 {
                    total += group * Int(w.number)
                    group = 0
                } else {
                    group *= Int(w.number)
                }
            } else {
                break
            }
            next = at + 1
            at = next
            // twenty-four; two hundred and ten
            if isHyphen(at) && isGlued(at) && isGlued(at + 1) && has(at + 1, .cardinal) {
                at += 1
            } else if has(at, .and) && (group >= 100 || (group == 0 && total > 0)) && has(at + 1, .cardinal) {
                at += 1
            }
            if total > 100_000_000 || group > 1_000_000 { return nil }
        }
        guard next > i else { return nil }
        var count = Count(whole: total + group, next: next)
        // two and a half
        if has(next, .and), has(next + 1, .one), isWord(next + 2, Spelled.half) {
            count.fraction = 5
            count.next = next + 3
        } else if let hyphened = readHyphenedHalf(next) {
            count.fraction = 5
            count.next = hyphened
        }
        return count
    }

    /// Behind `-and-a-half` of "two-and-a-half".
    private func readHyphenedHalf(_ i: Int) -> Int? {
        guard isHyphen(i), isGlued(i), has(i + 1, .and), isHyphen(i + 2), has(i + 3, .one), isHyphen(i + 4),
            isWord(i + 5, Spelled.half), (1...5).allSatisfy({ isGlued(i + $0) })
        else { return nil }
        return i + 6
    }

    private func readScaled(_ number: Int, _ i: Int) -> Count? {
        guard has(i, .scale) else { return nil }
        let (value, overflow) = number.multipliedReportingOverflow(by: Int(word(i).number))
        return overflow ? nil : Count(whole: value, next: i + 1)
    }

    /// An ordinal up to 31 and beyond: `third`, `21st`, `thirty-first`, `last`; "last" is -1.
    func readOrdinal(_ i: Int) -> (value: Int, next: Int)? {
        if let number = digits(i), number.value > 0, isGlued(i + 1), has(i + 1, .suffix) {
            return (number.value, i + 2)
        }
        guard i < end, ids[i] != 0 else { return nil }
        let w = word(i)
        if w.has(.ordinal) { return (w.ordinal, i + 1) }
        if w.has(.cardinal), w.number >= 20, isHyphen(i + 1), has(i + 2, .ordinal), word(i + 2).ordinal < 10,
            word(i + 2).ordinal > 0
        {
            return (Int(w.number) + word(i + 2).ordinal, i + 3)
        }
        if w.has(.cardinal), w.number >= 20, has(i + 1, .ordinal), word(i + 1).ordinal < 10, word(i + 1).ordinal > 0 {
            return (Int(w.number) + word(i + 1).ordinal, i + 2)
        }
        return nil
    }

    /// A year of four digits, or in words; no evidence around it is asked for.
    func readYear(_ i: Int) -> (value: Int, next: Int)? {
        if let number = digits(i) {
            if number.count == 4, number.value >= 1000, number.value < 2200, !isOtherNumber(i) {
                return (number.value, i + 1)
            }
            return nil
        }
        if isApostrophe(i), isGlued(i + 1), let number = digits(i + 1), number.count == 2,
            !isGlued(i + 2) || !isUnitSign(i + 2), !hasAny(i + 2, [.unit, .units])
        {
            return (number.value < 50 ? 2000 + number.value : 1900 + number.value, i + 2)
        }
        return readSpelledYear(i)
    }

    /// `nineteen eighty-three`, `two thousand (and) eight`, `twenty twenty-four`
    private func readSpelledYear(_ i: Int) -> (value: Int, next: Int)? {
        let w = word(i)
        guard w.has(.cardinal), !w.has(.weak) else { return nil }
        if (13...20).contains(w.number), w.number != 20 || has(i + 1, .cardinal) {
            let tens = word(i + 1)
            guard tens.has(.cardinal), !tens.has(.weak), tens.number >= 10 else { return nil }
            let hyphen = isHyphen(i + 2) ? i + 3 : i + 2
            let ones = word(hyphen)
            if tens.number >= 20, ones.has(.cardinal), ones.number < 10, !ones.has(.weak) {
                return (Int(w.number * 100 + tens.number + ones.number), hyphen + 1)
            }
            return (Int(w.number * 100 + tens.number), i + 2)
        }
        if w.number == 2, has(i + 1, .scale), word(i + 1).number == 1000 {
            let next = has(i + 2, .and) ? i + 3 : i + 2
            if let rest = readWordCount(next), let ones = rest.whole, ones < 100, ones > 0 {
                return (2000 + ones, rest.next)
            }
            return (2000, i + 2)
        }
        return nil
    }

    /// Whether a number of four digits is plainly no year: money, a code, part of a longer number.
    func isOtherNumber(_ i: Int) -> Bool {
        if isGlued(i), i > start {
            let before = tokens[i - 1]
            if before.kind == .symbol || before.kind == .number { return true }
            if before.kind == .word || before.kind == .alphanumeric { return true }
            if before.isSign(".") || before.isSign(":") || before.isSign("@") || before.isSign("_") { return true }
        } else if i > start, tokens[i - 1].kind == .symbol, !tokens[i - 1].isSign("&"), !tokens[i - 1].isSign("+") {
            return true
        }
        guard i + 1 < end else { return false }
        if tokens[i + 1].kind == .symbol { return isUnitSign(i + 1) }
        if isGlued(i + 1) && tokens[i + 1].kind != .punctuation && !has(i + 1, .clitic)
            && !isWord(i + 1, Spelled.pluralS)
        {
            return true
        }
        if isSign(i + 1, ":"), isGlued(i + 1), isGlued(i + 2), isNumber(i + 2) { return true }
        return false
    }

    /// Whether a symbol behind a number makes it an amount.
    private func isUnitSign(_ i: Int) -> Bool {
        guard i < end, tokens[i].kind == .symbol else { return false }
        return !tokens[i].isSign("&") && !tokens[i].isSign("|")
    }
}
