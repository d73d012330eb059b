package import NewsLanguage
package import NewsModel

/// Finds dates, times, durations and recurrences (TIMEX3) in a text and resolves them against its day.
///
/// One pass over the token stream, stretch by stretch: a token whose word is in no table costs one comparison. Between stretches
/// it keeps what later dates are counted from.
package struct DateExtractor: Sendable {
    private let published: String?
    private let order: DayMonthOrder
    private var resolver = DateResolver(context: DateContext())

    /// A finder for `text`, whose order of day and month it looks for first.
    ///
    /// - Parameters:
    ///   - published: RFC 3339 or ISO date of publication; nil leaves relative dates without value and interval, unless
    ///     the text's own dateline names the day.
    ///   - language: BCP 47 tag; decides how `5/12` is read where the document does not show it.
    package init(_ text: TextStretches, published: String?, language: String?) {
        self.published = published
        var evidence = DayMonthOrder.Evidence()
        if text.mayHold(UInt8(ascii: "/")) { for stretch in text { evidence.add(stretch) } }
        order = evidence.order(language: language)
    }

    /// The date mentions of the next stretch, by bytes of its stream: in reading order, none overlapping another.
    package mutating func dates(in stretch: TextStretch) -> [DateMention] {
        var reader = DateReader(stretch.stream)
        reader.order = order
        if stretch.isFirst { begin(reader) }
        var mentions: [DateMention] = []
        for sentence in stretch.stream.sentences[stretch.sentences] {
            reader.start = sentence.tokens.lowerBound
            reader.end = sentence.tokens.upperBound
            resolver.context.beginSentence()
            let found = reader.expressions()
            if !found.isEmpty { read(found, reader, into: &mentions) }
        }
        return mentions
    }

    /// Settles the day that the text was written on.
    private mutating func begin(_ reader: DateReader) {
        let publication = published.flatMap { CalendarDate(iso: $0) }
        resolver.context.reference = Dateline.find(reader, published: publication) ?? publication
        if resolver.context.reference == publication {
            resolver.context.moment = published.flatMap { ClockTime.moment(iso: $0) }
        }
    }

    /// Resolves the expressions of a sentence.
    private mutating func read(
        _ found: [ReadExpression], _ reader: DateReader, into mentions: inout [DateMention]
    ) {
        var isStretchOpen = false
        for at in found.indices {
            var read = found[at]
            look(around: &read, at, in: found, reader)
            let resolution = resolver.resolve(read.expression)
            // "the three months to June": what is told of is the stretch, not the month.
            if isStretchOpen { resolver.context.told = nil }
            if case .duration(_, .until) = read.expression.meaning {
                isStretchOpen = true
            } else {
                isStretchOpen = false
            }
            if case .resumed = read.expression.meaning, resolution.value == nil { continue }
            var mention = DateMention(
                range: reader.stream.range(read.tokens), type: resolution.type, value: resolution.value,
                mod: read.expression.mod?.rawValue,
                rule: read.expression.rule)
            mention.interval = resolution.interval
            if at > 0, let last = mentions.indices.last {
                join(&mentions[last], found[at - 1], &mention, read, reader)
            }
            mentions.append(mention)
        }
    }

    /// Tells from the words around an expression which way it looks, and what it means there.
    private mutating func look(
        around read: inout ReadExpression, _ at: Int, in found: [ReadExpression], _ reader: DateReader
    ) {
        if resolver.context.lastDay == nil, let day = reader.dayAhead(of: at, in: found) {
            read.expression.meaning = day
        }
        read.expression.isAttributive = reader.isAttributive(read)
        read.expression.hasEnded = reader.isEnded(read.tokens.upperBound)
        if at + 1 < found.count { reader.place(&read, before: found[at + 1]) }
        resolver.tense = ClauseTense.around(read.tokens, in: reader)
        if read.expression.isAttributive || read.expression.rule == "named-figures" {
            reader.date(&read, publishedOn: resolver.context.reference)
            if reader.isOver(read) { resolver.tense = .over }
        }
        // "Larks at Owls, 7 p.m. Friday": a time without a verb is announced.
        if resolver.tense == .unknown, read.expression.clock?.minutes != nil { resolver.tense = .tentative }
        if at > 0, let day = day(of: read, inBracketsBehind: found[at - 1], reader) {
            read.expression.meaning = day
        } else if let told = toldYear(of: read, first: found[0], reader) {
            read.expression.meaning = told
        }
        if resolver.tense.looksAhead, isOverMonth(of: read, reader) { resolver.tense = .over }
        guard resolver.tense == .future else { return }
        if case .duration(let amount, nil) = read.expression.meaning, amount.whole != nil, reader.isPointAhead(read) {
            read.expression.meaning = .distance(amount, sign: 1)
            read.expression.rule = "in-distance"
        }
        if case .duration(let amount, let placement) = read.expression.meaning, placement?.isAhead ?? true,
            reader.isWord(read.tokens.lowerBound - 1, Spelled.within)
        {
            read.expression.meaning = .duration(amount, .within)
        }
    }

    /// "figures for August are set for release", written in September or October: whatever lies ahead, that month is over.
    private func isOverMonth(of read: ReadExpression, _ reader: DateReader) -> Bool {
        guard read.expression.rule == "month", case .calendar(let fields) = read.expression.meaning,
            let month = fields.month, let reference = resolver.context.reference,
            case let i = read.tokens.lowerBound - 1
        else { return false }
        return (month - reference.month + 12) % 12 >= 10 && (reader.has(i, .of) || reader.isWord(i, Spelled.for))
    }

    /// "on Tuesday (early Wednesday in Brisk)": the same moment elsewhere, so the weekday next to that day.
    private func day(
        of read: ReadExpression, inBracketsBehind before: ReadExpression, _ reader: DateReader
    ) -> TimeExpression.Meaning? {
        let i = before.tokens.upperBound
        guard i + 1 == read.tokens.lowerBound, reader.isSign(i, "("), reader.isDay(before.expression),
            case .calendar(var fields) = read.expression.meaning, let weekday = fields.weekday, fields.day == nil,
            fields.nthWeekday == nil, let day = resolver.context.lastDay
        else { return nil }
        let near = day.adding(days: (weekday - day.weekday + 10) % 7 - 3)
        (fields.year, fields.month, fields.day) = (near.year, near.month, near.day)
        return .calendar(fields)
    }

    /// "The 2026 games are to be held on July 27", "In 2019 the mill burnt on May 3": a day takes the year that its sentence
    /// told first, ahead of the one of writing where the clause looks ahead.
    private func toldYear(
        of read: ReadExpression, first: ReadExpression, _ reader: DateReader
    ) -> TimeExpression.Meaning? {
        guard case .calendar(var fields) = read.expression.meaning, fields.month != nil, fields.day != nil,
            fields.year == nil, fields.yearShift == nil, fields.weekday == nil, resolver.context.isToldHere,
            case .year(let year) = resolver.context.told, let reference = resolver.context.reference
        else { return nil }
        if year > reference.year {
            guard resolver.tense != .past, resolver.tense != .over else { return nil }
        } else {
            guard year < reference.year, !resolver.tense.looksAhead, first.expression.rule == "year",
                first.tokens.lowerBound == reader.start + 1, reader.has(reader.start, .in)
            else { return nil }
        }
        fields.year = year
        return .calendar(fields)
    }

    /// Makes one stretch of time of two mentions, where the words between them do.
    private func join(
        _ last: inout DateMention, _ before: ReadExpression, _ mention: inout DateMention, _ read: ReadExpression,
        _ reader: DateReader
    ) {
        let stretch = DateStretch(context: resolver.context)
        if read.expression.endsRange {
            if let gap = reader.weekdaysApart(before, read) {
                stretch.order(&last, &mention, gap, isPast: resolver.tense == .past || resolver.tense == .over)
            }
            if reader.lacksYear(before), reader.lacksYear(read) { stretch.orderMonths(&last, &mention) }
            stretch.join(&last, &mention)
        } else if let laid = reader.lays(before, read) {
            if laid.lengthIsFirst {
                stretch.lay(laid.amount, &last, from: &mention)
            } else {
                stretch.lay(laid.amount, &mention, from: &last)
            }
        }
    }
}
