internal import NewsMarkup
internal import NewsModel

/// A date as pages write it: in attributes (ISO 8601, RFC 822) and for readers, in many languages.
struct WrittenDate: Equatable, Sendable {
    var day: CalendarDate
    /// Seconds since midnight, where a time is written.
    var seconds: Int?
    /// Minutes east of UTC, where an offset or a zone is written.
    var offset: Int?

    /// RFC 3339; without a time the bare date, without an offset a local date-time.
    var description: String {
        guard let seconds else { return day.description }
        var out =
            day.description + "T" + Self.two(seconds / 3600) + ":" + Self.two(seconds / 60 % 60) + ":"
            + Self.two(seconds % 60)
        if let offset {
            out +=
                offset == 0
                ? "Z" : (offset < 0 ? "-" : "+") + Self.two(abs(offset) / 60) + ":" + Self.two(abs(offset) % 60)
        }
        return out
    }

    private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

    /// The first date in a text. `monthFirst`: 3/4/2024 is 4 March. `epochs`: bare seconds or milliseconds count.
    static func first(in text: String, monthFirst: Bool = false, epochs: Bool = false) -> WrittenDate? {
        var text = text
        return text.withUTF8 { first(in: $0, 0..<$0.count, monthFirst: monthFirst, epochs: epochs) }
    }

    /// The first date in a run of bytes.
    static func first(
        in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, monthFirst: Bool = false, epochs: Bool = false
    ) -> WrittenDate? {
        var scanner = DateScanner(bytes, range)
        return scanner.first(monthFirst: monthFirst, epochs: epochs)
    }
}

/// Cuts a text into numbers, words and signs and looks for the shapes of dates.
private struct DateScanner {
    struct Token {
        enum Kind { case number, word, sign }
        var kind: Kind
        var range: Range<Int>
        var value = 0
        /// Month number of a month's name.
        var month = 0
        /// White space stands before it.
        var spaced = false
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var tokens: [Token] = []

    private static let months: FoldedTable<Int> = {
        var entries: [(String, Int)] = []
        for row in Table("markup/months").rows where row.count >= 2 {
            guard let month = Int(row[0]) else { continue }
            for name in row[1].split(separator: " ") { entries.append((String(name), month)) }
        }
        return FoldedTable(entries)
    }()

    private static let zones: FoldedTable<Int> = {
        var entries: [(String, Int)] = []
        for row in Table("markup/zones").rows where row.count >= 2 {
            if let minutes = Int(row[1]) { entries.append((row[0], minutes)) }
        }
        return FoldedTable(entries)
    }()

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        var i = range.lowerBound
        // Longer than any line with a date in it that is worth reading; the rest of a page of one line is not looked at.
        let end = min(range.upperBound, range.lowerBound + 600)
        var spaced = false
        while i < end {
            let start = i
            let b = bytes[i]
            switch b {
            case 0x30...0x39:
                var value = 0
                while i < end, bytes[i] >= 0x30, bytes[i] <= 0x39 {
                    if i - start < 14 { value = value * 10 + Int(bytes[i] - 0x30) }
                    i += 1
                }
                tokens.append(Token(kind: .number, range: start..<i, value: value, spaced: spaced))
            case 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF, 0xE0...0xE1:
                while i < end,
                    bytes[i] | 0x20 >= 0x61 && bytes[i] | 0x20 <= 0x7A
                        || (bytes[i] >= 0x80 && bytes[i] != 0xC2 && bytes[i] < 0xE2)
                { i += 1 }
                if i == start { i += 1 }
                tokens.append(
                    Token(
                        kind: .word, range: start..<i,
                        month: Self.months[FoldedHash.extend(FoldedHash.seed, bytes, start..<i)] ?? 0,
                        spaced: spaced))
            case 0...0x20:
                i += 1
                spaced = true
                continue
            default:
                i += b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
                if b == 0xC2 && start + 1 < end && bytes[start + 1] == 0xA0 {
                    spaced = true
                    continue
                }
                tokens.append(Token(kind: .sign, range: start..<min(i, end), spaced: spaced))
            }
            spaced = false
        }
    }

    mutating func first(monthFirst: Bool, epochs: Bool) -> WrittenDate? {
        for i in tokens.indices {
            if let found = date(at: i, monthFirst, epochs) { return found }
        }
        return nil
    }

    private func number(_ i: Int) -> Token? { i < tokens.count && tokens[i].kind == .number ? tokens[i] : nil }
    private func sign(_ i: Int) -> UInt8 {
        i < tokens.count && tokens[i].kind == .sign && tokens[i].range.count == 1
            ? bytes[tokens[i].range.lowerBound] : 0
    }
    private func isSign(_ i: Int, _ set: StaticString) -> Bool {
        let s = sign(i)
        guard s != 0 else { return false }
        for k in 0..<set.utf8CodeUnitCount where set.utf8Start[k] == s { return true }
        return false
    }
    private func isText(_ i: Int, _ literal: StaticString) -> Bool {
        guard i < tokens.count, tokens[i].range.count == literal.utf8CodeUnitCount else { return false }
        for (k, at) in tokens[i].range.enumerated() {
            let b = bytes[at]
            if (b >= 0x41 && b <= 0x5A ? b | 0x20 : b) != literal.utf8Start[k] { return false }
        }
        return true
    }
    private func month(_ i: Int) -> Int { i < tokens.count ? tokens[i].month : 0 }

    /// The date that begins with the token at `i`.
    private func date(at i: Int, _ monthFirst: Bool, _ epochs: Bool) -> WrittenDate? {
        guard let a = number(i) else { return withMonth(at: i) }
        switch a.range.count {
        case 1, 2: return numeric(a, i, monthFirst) ?? withDay(a, i)
        case 4: return withYear(a, i)
        case 8: return a.value >= 1900_01_01 && a.value <= 2100_12_31 ? compact(a.value, i + 1) : nil
        case 10: return epochs ? epoch(a.value) : nil
        case 13: return epochs ? epoch(a.value / 1000) : nil
        case 14: return withClock(a.value, i + 1)
        default: return nil
        }
    }

    /// A year first: "2024-03-01", "2024年3月1日", "2024 March 1".
    private func withYear(_ year: Token, _ i: Int) -> WrittenDate? {
        guard year.value >= 1900, year.value <= 2100 else { return nil }
        // 2024-03-01, 2024/3/1, 2024.03.01
        if isSign(i + 1, "-/."), let m = number(i + 2), m.range.count <= 2, sign(i + 3) == sign(i + 1),
            let d = number(i + 4), d.range.count <= 2
        {
            return finish(year.value, m.value, d.value, i + 5)
        }
        // 2024年3月1日, 2024년 3월 1일
        if isText(i + 1, "年") || isText(i + 1, "년"), let m = number(i + 2),
            isText(i + 3, "月") || isText(i + 3, "월"), let d = number(i + 4)
        {
            return finish(year.value, m.value, d.value, i + 6)
        }
        // 2024 March 1, 2024. március 1.
        let k = isSign(i + 1, ".") ? i + 2 : i + 1
        if month(k) > 0, let d = number(k + 1), d.range.count <= 2 {
            return finish(year.value, month(k), d.value, k + 2)
        }
        return nil
    }

    /// 20240301
    private func compact(_ day: Int, _ next: Int) -> WrittenDate? {
        finish(day / 10_000, day / 100 % 100, day % 100, next)
    }

    /// 20240301102030
    private func withClock(_ digits: Int, _ next: Int) -> WrittenDate? {
        guard digits >= 19_000_101_000_000, var found = compact(digits / 1_000_000, next) else { return nil }
        if let seconds = Self.seconds(digits % 1_000_000) { found.seconds = seconds }
        return found
    }

    /// Seconds since 1970; smaller ones than those of 1990 are some other number.
    private func epoch(_ seconds: Int) -> WrittenDate? {
        guard seconds > 631_152_000 else { return nil }
        return WrittenDate(day: CalendarDate(dayNumber: seconds / 86_400), seconds: seconds % 86_400, offset: 0)
    }

    /// 1.3.2024, 01/03/2024, 1-3-24
    private func numeric(_ a: Token, _ i: Int, _ monthFirst: Bool) -> WrittenDate? {
        guard isSign(i + 1, "./-"), let b = number(i + 2), b.range.count <= 2, sign(i + 3) == sign(i + 1),
            let y = number(i + 4),
            y.range.count == 4 || (y.range.count == 2 && sign(i + 1) == UInt8(ascii: "."))
        else { return nil }
        let year = y.range.count == 2 ? 2000 + y.value : y.value
        var d = a.value
        var m = b.value
        if m > 12 || (monthFirst && d <= 12 && sign(i + 1) == UInt8(ascii: "/")) { swap(&d, &m) }
        return finish(year, m, d, i + 5)
    }

    /// A day and the name of a month: "1. März 2024", "1 de marzo de 2024", "1st of March, 2024", "1-Mar-2024".
    private func withDay(_ day: Token, _ i: Int) -> WrittenDate? {
        var k = i + 1
        if isText(k, "st") || isText(k, "nd") || isText(k, "rd") || isText(k, "th") || isText(k, "er") { k += 1 }
        if isSign(k, ".-/") { k += 1 }
        if isText(k, "de") || isText(k, "of") || isText(k, "di") { k += 1 }
        let m = month(k)
        guard m > 0 else { return nil }
        k += 1
        // Two calendars' names of one month: "نيسان / أبريل".
        if isSign(k, "/("), month(k + 1) == m { k += isSign(k + 2, ")") ? 3 : 2 }
        if isSign(k, ".,-/") { k += 1 }
        if isText(k, "de") || isText(k, "del") { k += 1 }
        if isSign(k, ",") { k += 1 }
        guard let y = number(k) else { return nil }
        if y.range.count == 4 {
            // Thai years count from 543 years before.
            let isBuddhist = y.value > 2400 && bytes[tokens[i + 1].range.lowerBound] == 0xE0
            return finish(isBuddhist ? y.value - 543 : y.value, m, day.value, k + 1)
        }
        guard y.range.count == 2, !y.spaced || isSign(k - 1, "-.") else { return nil }
        return finish(2000 + y.value, m, day.value, k + 1)
    }

    /// The name of a month first: "March 1, 2024", "Mon Mar 1 10:20:30 UTC 2024".
    private func withMonth(at i: Int) -> WrittenDate? {
        let m = month(i)
        guard m > 0 else { return nil }
        var k = i + 1
        if isSign(k, ".") { k += 1 }
        guard let d = number(k), d.range.count <= 2 else { return nil }
        k += 1
        if isText(k, "st") || isText(k, "nd") || isText(k, "rd") || isText(k, "th") { k += 1 }
        if isSign(k, ",.") { k += 1 }
        if let y = number(k), y.range.count == 4 { return finish(y.value, m, d.value, k + 1) }
        guard let (seconds, next) = time(k) else { return nil }
        var n = next
        let offset = zone(&n)
        guard let y = number(n), y.range.count == 4, y.value > 1900,
            let day = CalendarDate(year: y.value, month: m, day: d.value)
        else { return nil }
        return WrittenDate(day: day, seconds: seconds, offset: offset)
    }

    private func finish(_ year: Int, _ month: Int, _ day: Int, _ next: Int) -> WrittenDate? {
        guard year >= 1900, year <= 2100, let date = CalendarDate(year: year, month: month, day: day) else {
            return nil
        }
        var found = WrittenDate(day: date)
        var k = next
        // Signs and short words between the day and the time: "T", ", um", "| ", "at", "à".
        var skipped = 0
        while k < tokens.count, skipped < 3, tokens[k].kind != .number, tokens[k].range.count <= 4, self.month(k) == 0,
            !isSign(k, ";/")
        {
            k += 1
            skipped += 1
        }
        if let (seconds, after) = time(k) {
            found.seconds = seconds
            var n = after
            found.offset = zone(&n)
        }
        return found
    }

    /// The second of the day that six digits, hhmmss, say; nil where the clock has none such.
    private static func seconds(_ digits: Int) -> Int? {
        guard digits / 10_000 < 24, digits / 100 % 100 < 60, digits % 100 < 60 else { return nil }
        return digits / 10_000 * 3600 + digits / 100 % 100 * 60 + digits % 100
    }

    /// hh:mm[:ss[.fff]] or hh.mm, hh'h'mm, with am or pm.
    private func time(_ i: Int) -> (Int, Int)? {
        guard let h = number(i), h.range.count <= 2, h.value < 24, isSign(i + 1, ":.") || isText(i + 1, "h"),
            let m = number(i + 2),
            m.range.count == 2, m.value < 60
        else {
            // 20240301T102030
            guard let t = number(i), t.range.count == 6, i > 0, isText(i - 1, "t"), let seconds = Self.seconds(t.value)
            else { return nil }
            return (seconds, i + 1)
        }
        var seconds = h.value * 3600 + m.value * 60
        var k = i + 3
        if isSign(k, ":"), let s = number(k + 1), s.range.count <= 2, s.value < 60 {
            seconds += s.value
            k += 2
            if isSign(k, ".,"), number(k + 1) != nil, !tokens[k + 1].spaced { k += 2 }
        }
        if isText(k, "pm") || (isText(k, "p") && isSign(k + 1, ".") && isText(k + 2, "m")) {
            if h.value < 12 { seconds += 43_200 }
            k += isText(k, "pm") ? 1 : isSign(k + 3, ".") ? 4 : 3
        } else if isText(k, "am") || (isText(k, "a") && isSign(k + 1, ".") && isText(k + 2, "m")) {
            if h.value == 12 { seconds -= 43_200 }
            k += isText(k, "am") ? 1 : isSign(k + 3, ".") ? 4 : 3
        }
        return (seconds, k)
    }

    /// Z, +01:00, -0500, GMT, CEST.
    private func zone(_ i: inout Int) -> Int? {
        guard i < tokens.count else { return nil }
        if tokens[i].kind == .word, let minutes = Self.zones[FoldedHash.extend(FoldedHash.seed, bytes, tokens[i].range)]
        {
            i += 1
            // GMT+0200
            if isSign(i, "+-"), let n = number(i + 1), n.range.count == 4 {
                let m = n.value / 100 * 60 + n.value % 100
                let negative = isSign(i, "-")
                i += 2
                return negative ? -m : m
            }
            return minutes
        }
        guard isSign(i, "+-"), let h = number(i + 1), !h.spaced else { return nil }
        let negative = isSign(i, "-")
        if h.range.count == 4, h.value % 100 < 60, h.value < 1500 {
            i += 2
            return (negative ? -1 : 1) * (h.value / 100 * 60 + h.value % 100)
        }
        guard h.range.count == 2, h.value < 15 else { return nil }
        if isSign(i + 2, ":"), let m = number(i + 3), m.range.count == 2, m.value < 60 {
            i += 4
            return (negative ? -1 : 1) * (h.value * 60 + m.value)
        }
        i += 2
        return (negative ? -1 : 1) * h.value * 60
    }
}
