internal import NewsLanguage
internal import NewsModel

/// The date under which a story was filed: "BEIJING, Aug. 12 (Xinhua) --", or a line of its own that is only a date.
enum Dateline {
    /// Looks at the first sentences. `published` gives the year that a dateline leaves out, and bounds what is believed.
    static func find(_ reader: DateReader, published: CalendarDate?) -> CalendarDate? {
        var reader = reader
        for sentence in reader.stream.sentences.prefix(6) {
            reader.start = sentence.tokens.lowerBound
            reader.end = sentence.tokens.upperBound
            if let day = bareLine(reader, published) ?? filed(reader, published) { return day }
        }
        return nil
    }

    /// A whole line that is a full date, perhaps behind a weekday or "Published".
    private static func bareLine(_ reader: DateReader, _ published: CalendarDate?) -> CalendarDate? {
        guard reader.end - reader.start <= 8, published == nil else { return nil }
        for i in reader.start..<min(reader.start + 3, reader.end) {
            if let date = reader.readDate(i), date.next >= reader.end - 1,
                case .calendar(let fields) = date.expression.meaning,
                let year = fields.year, let month = fields.month, let day = fields.day
            {
                return CalendarDate(year: year, month: month, day: day)
            }
        }
        return nil
    }

    /// A place in capitals or a name, a date, then an agency in brackets or a dash.
    private static func filed(_ reader: DateReader, _ published: CalendarDate?) -> CalendarDate? {
        let limit = min(reader.start + 12, reader.end)
        guard reader.start < limit,
            reader.tokens[reader.start].shape == .upper || reader.tokens[reader.start].shape == .capitalised
        else { return nil }
        for i in reader.start..<limit where reader.has(i, .month) || reader.isNumber(i) {
            guard let date = reader.readMonthDay(i), let month = date.fields.month, let day = date.fields.day else {
                continue
            }
            var next = date.next
            if reader.isSign(next, ",") { next += 1 }
            guard next < reader.end,
                reader.isSign(next, "(") || reader.isHyphen(next) || reader.tokens[next].first == 0xE2
                    || reader.isWord(next, slash)
            else { return nil }
            if reader.isSign(next, "(") {
                // The bracket holds an agency and a dash follows.
                var close = next + 1
                while close < reader.end, close < next + 5, !reader.isSign(close, ")") { close += 1 }
                guard close + 1 < reader.end, reader.isHyphen(close + 1) || reader.tokens[close + 1].first == 0xE2
                else { return nil }
            }
            if let year = date.fields.year {
                return believed(CalendarDate(year: year, month: month, day: day), published)
            }
            guard let published else { return nil }
            let same = CalendarDate(year: published.year, month: month, day: day)
            if let same, same <= published.adding(days: 1) { return believed(same, published) }
            return believed(CalendarDate(year: published.year - 1, month: month, day: day), published)
        }
        return nil
    }

    private static let slash = WordHash.of("prnewswire")

    /// A dateline is the day of publication or some days before it.
    private static func believed(_ day: CalendarDate?, _ published: CalendarDate?) -> CalendarDate? {
        guard let day, let published else { return day }
        let age = published.dayNumber - day.dayNumber
        return age >= -1 && age <= 10 ? day : nil
    }
}
