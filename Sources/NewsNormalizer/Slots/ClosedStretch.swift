internal import NewsLanguage
internal import NewsModel

/// A stretch of time that a day closes: "the nine weeks to January 6", "the six months ended June 30".
struct ClosedStretch: Sendable {
    var value: PeriodValue
    /// From the length to the day.
    var range: TextRange

    /// How long a duration is.
    enum Length { case days(Int), months(Int) }

    /// The stretch whose length `mention` tells, in chunk `d`; nil where no day closes it.
    init?(_ mention: DateMention, chunk d: Int, in sentence: StorySentence, of story: Story) {
        let syntax = sentence.syntax
        guard mention.type == .duration, let length = Self.length(mention.value), let p = syntax.next(d) else {
            return nil
        }
        var e = syntax.next(p)
        if syntax.chunks[p].kind == .verbGroup {
            guard Words.end.contains(syntax.chunks[p].verb.lemma) else { return nil }
            if let k = e, syntax.chunks[k].kind == .preposition { e = syntax.next(k) }
        } else if !Words.upTo.contains(story.stream.tokens[syntax.chunks[p].head].hash) {
            return nil
        }
        guard let e, let index = syntax.chunks[e].dates.first,
            let day = story.dates[index].value.flatMap({ PeriodValue($0) }),
            day.grain <= .month
        else { return nil }
        let start: CalendarDate
        switch length {
        case .days(let n): start = day.end.adding(days: -n)
        case .months(let n):
            let back = day.end.adding(months: -n)
            // "the three months to December 30": a September 31st is the first of October.
            start = back.day < day.end.day ? back.adding(days: 1) : back
        }
        guard let value = PeriodValue(DateMention.Interval(start.description, day.end.description)) else { return nil }
        self.value = value
        range = TextRange(mention.range.start, max(mention.range.end, story.dates[index].range.end))
    }

    /// The length that a TIMEX3 duration in whole days, weeks, months or years stands for.
    static func length(_ value: String?) -> Length? {
        guard let bytes = value.map({ Array($0.utf8) }), bytes.count >= 3, bytes[0] == UInt8(ascii: "P"),
            let unit = bytes.last
        else { return nil }
        var n = 0
        for b in bytes[1..<bytes.count - 1] {
            guard b >= 0x30 && b <= 0x39, n < 10_000 else { return nil }
            n = n * 10 + Int(b) - 0x30
        }
        guard n > 0 else { return nil }
        switch unit {
        case UInt8(ascii: "D"): return .days(n)
        case UInt8(ascii: "W"): return .days(n * 7)
        case UInt8(ascii: "M"): return .months(n)
        case UInt8(ascii: "Y"): return .months(n * 12)
        default: return nil
        }
    }
}
