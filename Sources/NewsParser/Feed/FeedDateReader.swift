internal import NewsMarkup
internal import NewsModel

/// One pass over a date's bytes, collecting what each number and word says.
struct FeedDateReader {
    private let bytes: [UInt8]
    private var at = 0
    private(set) var fields = FeedDateFields()
    /// Numbers that nothing around them explains, in order.
    private var loose: [Int] = []

    init(_ bytes: [UInt8]) {
        var trimmed = bytes[...]
        while let first = trimmed.first, first <= 0x20 { trimmed.removeFirst() }
        while let last = trimmed.last, last <= 0x20 { trimmed.removeLast() }
        self.bytes = trimmed.count == bytes.count ? bytes : Array(trimmed)
    }

    mutating func read() {
        if bytes.allSatisfy(FeedDateReader.isDigit) { return digitsAlone() }
        isoDate()
        while at < bytes.count {
            let b = bytes[at]
            if FeedDateReader.isDigit(b) {
                number()
            } else if (b == UInt8(ascii: "+") || b == UInt8(ascii: "-")), fields.hour != nil, at + 1 < bytes.count,
                FeedDateReader.isDigit(bytes[at + 1]),
                fields.offset == nil
            {
                offset()
            } else if FeedDateReader.isWord(b) {
                word()
            } else {
                at += 1
            }
        }
        settle()
    }

    // MARK: Numbers

    /// Seconds or milliseconds since 1970, or a date without any separator.
    private mutating func digitsAlone() {
        func part(_ start: Int, _ length: Int) -> Int { value(start..<start + length) }
        switch bytes.count {
        case 9, 10, 12, 13:
            guard let number = Int(String(decoding: bytes, as: UTF8.self)) else { return }
            let seconds = bytes.count >= 12 ? number / 1000 : number
            let date = CalendarDate(dayNumber: seconds / 86_400)
            (fields.year, fields.month, fields.day) = (date.year, date.month, date.day)
            (fields.hour, fields.minute, fields.second) = (seconds % 86_400 / 3600, seconds % 3600 / 60, seconds % 60)
        case 14, 8:
            (fields.year, fields.month, fields.day) = (part(0, 4), part(4, 2), part(6, 2))
            if bytes.count == 14 {
                (fields.hour, fields.minute, fields.second) = (part(8, 2), part(10, 2), part(12, 2))
            }
        case 7: ordinal(part(0, 4), part(4, 3))
        case 6: (fields.year, fields.month, fields.day) = (FeedDateFields.century(part(0, 2)), part(2, 2), part(4, 2))
        case 4: fields.year = part(0, 4)
        default: break
        }
    }

    private mutating func ordinal(_ year: Int, _ day: Int) {
        guard let first = CalendarDate(year: year, month: 1, day: 1), (1...366).contains(day) else { return }
        let date = CalendarDate(dayNumber: first.dayNumber + day - 1)
        (fields.year, fields.month, fields.day) = (date.year, date.month, date.day)
    }

    /// `2003-12-31`, `03-12-31`, `2003-12`, `-03-12`, `2003-335` at the front; leaves everything as it was for other forms.
    private mutating func isoDate() {
        var cursor = 0
        if bytes.first == UInt8(ascii: "-") { cursor = 1 }
        guard cursor < bytes.count, FeedDateReader.isDigit(bytes[cursor]) else { return }
        var groups: [Range<Int>] = []
        groups.reserveCapacity(3)
        while groups.count < 3 {
            let start = cursor
            while cursor < bytes.count, FeedDateReader.isDigit(bytes[cursor]) { cursor += 1 }
            guard cursor > start else { return }
            groups.append(start..<cursor)
            guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: "-"), groups.count < 3 else { break }
            // "2003-12 -…": a sign that no digit follows ends the date.
            guard cursor + 1 < bytes.count, FeedDateReader.isDigit(bytes[cursor + 1]) else { break }
            cursor += 1
        }
        guard groups.count >= 2, groups[0].count == 4 || groups[0].count == 2 else { return }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ":") { return }
        // "26-06-2020" begins with the day.
        if groups.count == 3, groups[2].count > 2 { return }
        if groups[0].count == 2, groups.count == 2, bytes[0] != UInt8(ascii: "-") { return }
        let year = groups[0].count == 4 ? value(groups[0]) : FeedDateFields.century(value(groups[0]))
        if groups.count == 2, groups[1].count == 3 {
            ordinal(year, value(groups[1]))
        } else {
            fields.year = year
            fields.month = value(groups[1])
            if groups.count == 3 { fields.day = value(groups[2]) }
        }
        at = cursor
    }

    private mutating func number() {
        let start = at
        while at < bytes.count, FeedDateReader.isDigit(bytes[at]) { at += 1 }
        let range = start..<at
        guard range.count <= 9 else { return }
        let next = at < bytes.count ? bytes[at] : 0
        let digitFollows = at + 1 < bytes.count && FeedDateReader.isDigit(bytes[at + 1])
        if next == UInt8(ascii: ":"), digitFollows, fields.hour == nil { return time(range) }
        if next == UInt8(ascii: "/") || next == UInt8(ascii: ".") || next == UInt8(ascii: "-"), digitFollows,
            fields.month == nil, numericDate(range, next)
        {
            return
        }
        if let unit = DateWords.shared.unit(at: bytes[at...]) {
            at += unit.length
            switch unit.name {
            case "year": fields.year = value(range)
            case "month": fields.month = value(range)
            default: fields.day = value(range)
            }
            fields.local = fields.local ?? unit.local
            return
        }
        if range.count >= 4 { if fields.year == nil { fields.year = value(range) } } else { loose.append(value(range)) }
    }

    /// `15:04`, `15:04:05`, `15:04:05.123`.
    private mutating func time(_ hour: Range<Int>) {
        fields.hour = value(hour)
        at += 1
        fields.minute = value(digits())
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: ":"), FeedDateReader.isDigit(bytes[at + 1]) else {
            return
        }
        at += 1
        fields.second = value(digits())
        guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ","),
            FeedDateReader.isDigit(bytes[at + 1])
        else { return }
        at += 1
        _ = digits()
    }

    /// `2006/09/15`, `26/06/2020`, `9/15/2006`, `30.10.23`. An American order is read only where a slash allows it.
    private mutating func numericDate(_ first: Range<Int>, _ separator: UInt8) -> Bool {
        let back = at
        at += 1
        let second = digits()
        guard at + 1 < bytes.count, bytes[at] == separator, FeedDateReader.isDigit(bytes[at + 1]) else {
            at = back
            return false
        }
        at += 1
        let third = digits()
        let (a, b, c) = (value(first), value(second), value(third))
        if first.count == 4 {
            (fields.year, fields.month, fields.day) = (a, b, c)
        } else if separator == UInt8(ascii: "/"), a <= 12, b > 12 {
            (fields.month, fields.day, fields.year) = (a, b, FeedDateFields.century(c))
        } else if separator == UInt8(ascii: "/"), a <= 12, b <= 12, fields.hour != nil || third.count == 4,
            !loose.isEmpty
        {
            (fields.month, fields.day, fields.year) = (a, b, FeedDateFields.century(c))
        } else {
            (fields.day, fields.month, fields.year) = (a, b, FeedDateFields.century(c))
        }
        return true
    }

    /// `+0100`, `-01:00`, `+1`, `-700`.
    private mutating func offset() {
        let sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
        at += 1
        let hours = digits()
        var minutes = 0
        if at + 1 < bytes.count, bytes[at] == UInt8(ascii: ":"), FeedDateReader.isDigit(bytes[at + 1]) {
            at += 1
            minutes = value(hours) * 60 + value(digits())
        } else if hours.count <= 2 {
            minutes = value(hours) * 60
        } else {
            minutes = value(hours) / 100 * 60 + value(hours) % 100
        }
        if hours.count <= 4 { fields.offset = sign * minutes }
    }

    // MARK: Words

    private mutating func word() {
        let start = at
        while at < bytes.count,
            FeedDateReader.isWord(bytes[at]) || bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: "/")
                || bytes[at] == UInt8(ascii: "_")
        { at += 1 }
        let bare = start..<(bytes[at - 1] == UInt8(ascii: ".") ? at - 1 : at)
        if bytes[start..<at].contains(where: { $0 >= 0x80 }) {
            let word = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
            let bareWord = String(decoding: bytes[bare], as: UTF8.self).lowercased()
            if let known = DateWords.shared[word] ?? DateWords.shared[bareWord] { take(known) }
        } else if let known = DateWords.shared.ascii(bytes, start..<at) ?? DateWords.shared.ascii(bytes, bare) {
            take(known)
        } else if fields.zone == nil, let zone = TimeZoneTable.shared.zone(bytes, bare) {
            fields.zone = zone
        }
    }

    private mutating func take(_ word: DateWords.Word) {
        switch word {
        case .month(let month): if fields.month == nil { fields.month = month }
        case .half(let half, let local):
            fields.half = half
            fields.local = fields.local ?? local
        }
    }

    /// Gives the loose numbers the places that are still free.
    private mutating func settle() {
        var rest = loose[...]
        if fields.day == nil, let first = rest.first {
            fields.day = first
            rest.removeFirst()
        }
        if fields.month == nil, let first = rest.first {
            fields.month = first
            rest.removeFirst()
        }
        if fields.year == nil, let first = rest.first { fields.year = FeedDateFields.century(first) }
        // A time or a number alone is no date.
        if fields.month == nil { fields.year = nil }
    }

    // MARK: Bytes

    private mutating func digits() -> Range<Int> {
        let start = at
        while at < bytes.count, FeedDateReader.isDigit(bytes[at]) { at += 1 }
        return start..<at
    }

    /// The number that at most nine digits write.
    private func value(_ range: Range<Int>) -> Int { bytes[range].prefix(9).reduce(0) { $0 * 10 + Int($1 - 48) } }

    private static func isDigit(_ b: UInt8) -> Bool { b >= 48 && b <= 57 }

    private static func isWord(_ b: UInt8) -> Bool { b >= 0x80 || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) }
}
