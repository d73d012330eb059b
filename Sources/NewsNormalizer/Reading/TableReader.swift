internal import NewsLanguage
internal import NewsModel

/// Reads the cells of a table: the row's label says what is measured, headings give unit, scale and period.
struct TableReader {
    let story: Story
    let report: PeriodValue?
    let published: CalendarDate?
    /// What a bare "$" stands for in this story: the dollar that its text counts in most often.
    private let dollar: String

    init(story: Story, report: PeriodValue?, published: CalendarDate?) {
        self.story = story
        self.report = report
        self.published = published
        var counts: [String: Int] = [:]
        for figure in story.figures where figure.unitName == "dollar" && figure.unit.utf8.count == 3 {
            counts[figure.unit, default: 0] += 1
        }
        dollar = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "USD"
    }

    private var stream: TokenStream { story.stream }

    /// What a cell says before its subject is looked for.
    struct Reading {
        var figure: Int
        var value: ExactDecimal?
        var low: ExactDecimal?
        var high: ExactDecimal?
        var decimals: Int
        var unit: String
        var unitName: String?
        var change: Change?
        var measure: String
        /// Index of the name that the row's label is.
        var name: Int?
        /// The row's label where the corner says that labels name companies, places or the like.
        var thing: (range: TextRange, kind: String)?
        var period: PeriodValue?
        var periodRange: TextRange?
    }

    /// The most words of a heading that go into a measure.
    private static let longest = 8

    /// The cells of one row.
    func read(_ row: StoryTable.Row, of table: StoryTable) -> [Reading] {
        let caption = hints(table.captions.map(\.range) + before(table))
        let label = words(row.label, isLabel: true)
        let name = names(row.label)
        let kind = name == nil ? labelKind(table) : nil
        var out: [Reading] = []
        for (c, cell) in row.cells.enumerated() {
            guard let f = cell.figure else { continue }
            let headings =
                c < table.columns.count && row.cells.count == table.columns.count ? table.columns[c].headings : []
            let figure = story.figures[f]
            let above = headings.map(\.range)
            var hint = hints([row.label])
            hint.fill(hints(above))
            let isChange = hint.isChange
            if !isChange { hint.fill(caption) }
            // Accounts write the currency in the first row alone.
            if hint.unit == nil, hint.scale != nil, let money = currency(ofColumn: c, table) { hint.unit = money }
            let title = above.map { words($0) }.filter { !$0.isEmpty }.joined(separator: " ")
            let isNamed = name != nil || kind != nil
            var measure = label.isEmpty || isNamed ? title : label
            if !isNamed, !label.isEmpty, !title.isEmpty, !isChange { measure += " " + title }
            if measure.isEmpty { measure = table.captions.map { words($0.range) }.first { !$0.isEmpty } ?? "" }
            var reading = Reading(
                figure: f, value: figure.value, low: figure.low, high: figure.high, decimals: figure.decimals,
                unit: figure.unit, unitName: figure.unitName, change: figure.change, measure: measure, name: name)
            reading.thing = kind.map { (row.label, $0) }
            apply(hint, to: &reading, figure, isPerShare: hint.isPerShare)
            if isBracketed(figure.range, cell.range), reading.value.map({ $0 > .zero }) ?? false {
                // (2,214): accountants' minus.
                reading.value = reading.value?.negated
            }
            if isChange, reading.unit == "%" || reading.unit == "pp" || reading.unit == "1" {
                if reading.unit == "1" {
                    reading.unit = "%"
                    reading.unitName = "percent"
                }
                reading.change = reading.value.map { $0 < .zero ? .decrease : .increase }
            }
            (reading.period, reading.periodRange) = period(headings, table)
            out.append(reading)
        }
        return out
    }

    /// The currency that the first row with one gives a column.
    private func currency(ofColumn c: Int, _ table: StoryTable) -> (code: String, name: String)? {
        for row in table.rows.prefix(2) where c < row.cells.count {
            guard let f = row.cells[c].figure, story.figures[f].unit.utf8.count == 3,
                let name = story.figures[f].unitName,
                story.figures[f].unit.allSatisfy({ $0.isUppercase })
            else { continue }
            return (story.figures[f].unit, name)
        }
        return nil
    }

    private func apply(_ hint: Hint, to reading: inout Reading, _ figure: Figure, isPerShare: Bool) {
        if reading.unit == "1", let unit = hint.unit {
            reading.unit = unit.code
            reading.unitName = unit.name
        }
        if isPerShare, reading.unit.utf8.count == 3 { reading.unit += "/{share}" }
        let isRatio = ["%", "pp", "bp"].contains(reading.unit)
        guard let scale = hint.scale, !isRatio, !isPerShare, figure.decimals >= 0 else { return }
        reading.value = reading.value?.scaled(by: scale)
        reading.low = reading.low?.scaled(by: scale)
        reading.high = reading.high?.scaled(by: scale)
        reading.decimals -= scale
    }

    private func isBracketed(_ figure: TextRange, _ cell: TextRange) -> Bool {
        let before =
            stream.bytes[cell.start..<figure.start].contains(UInt8(ascii: "("))
            || stream.bytes[figure.start] == UInt8(ascii: "(")
        return before
            && (stream.bytes[figure.end..<cell.end].contains(UInt8(ascii: ")"))
                || stream.bytes[figure.end - 1] == UInt8(ascii: ")"))
    }

    // MARK: headings

    /// What headings say of the numbers below them.
    private struct Hint {
        var scale: Int?
        var unit: (code: String, name: String)?
        var isChange = false
        var isPerShare = false

        /// Takes from `other` what is not known yet.
        mutating func fill(_ other: Hint) {
            if unit == nil || scale == nil && unit?.code == other.unit?.code { scale = scale ?? other.scale }
            unit = unit ?? other.unit
            isChange = isChange || other.isChange
        }
    }

    private func hints(_ ranges: [TextRange]) -> Hint {
        var out = Hint()
        for range in ranges {
            var last: UInt64 = 0
            let dated = story.dates(in: range)
            for t in tokens(range) {
                let token = stream.tokens[t]
                if Words.per.contains(last) {
                    // Of a row's label; "except per share amounts" above the table speaks of few of its rows.
                    out.isPerShare = out.isPerShare || Words.share.contains(token.hash)
                }
                last = token.hash
                guard let heading = FactLexicon.headings[token],
                    !dated.contains(where: { story.dates[$0].range.overlaps(token.range) })
                else { continue }
                switch heading {
                case .scale(let power): if out.scale == nil { out.scale = power }
                case .unit(let code, let name):
                    if out.unit == nil { out.unit = (token.isSign("$") ? dollar : code, name) }
                case .change: out.isChange = true
                case .skip: break
                }
            }
        }
        return out
    }

    /// The line just before the table, where it is short and says in what the table counts.
    private func before(_ table: StoryTable) -> [TextRange] {
        guard table.blocks.lowerBound > 0 else { return [] }
        let block = story.article.blocks[table.blocks.lowerBound - 1]
        let tokens = tokens(block.range)
        guard tokens.count <= 24, tokens.contains(where: { stream.tokens[$0].isSign("(") }) || block.kind == .heading
        else {
            return []
        }
        return [block.range]
    }

    /// The words of a heading that measure: no dates and nothing in brackets; above a column no units, scales and the like
    /// either, which a row's label may be about ("Growth").
    private func words(_ range: TextRange, isLabel: Bool = false) -> String {
        let dated = story.dates(in: range)
        var depth = 0
        var out: [Int] = []
        for t in tokens(range) {
            let token = stream.tokens[t]
            if token.isSign("(") { depth += 1 }
            if token.isSign(")") { depth = max(0, depth - 1) }
            guard depth == 0, token.kind != .symbol || token.isSign("&") else { continue }
            if token.kind == .punctuation, !token.isSign("-"), !token.isSign("/") { continue }
            if dated.contains(where: { story.dates[$0].range.overlaps(token.range) }) { continue }
            if !isLabel, token.kind == .number, token.count == 4 { continue }
            if !isLabel, let heading = FactLexicon.headings[token] {
                // "Cost of sales": small words only go where nothing stands before them.
                guard case .skip = heading, !out.isEmpty else { continue }
            }
            out.append(t)
        }
        while let last = out.last, let heading = FactLexicon.headings[stream.tokens[last]], case .skip = heading {
            out.removeLast()
        }
        if out.count > Self.longest { out = Array(out.prefix(Self.longest)) }
        let text = story.words(out)
        guard let first = out.first, stream.tokens[first].shape == .capitalised, !story.isName(stream.tokens[first])
        else {
            return text
        }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private func tokens(_ range: TextRange) -> Range<Int> {
        let first = stream.tokenIndex(atByte: range.start)
        var end = first
        while end < stream.tokens.count, Int(stream.tokens[end].start) < range.end { end += 1 }
        return first..<end
    }

    /// The name that a label is, brackets aside.
    private func names(_ label: TextRange) -> Int? {
        story.names(in: label).first {
            story.names[$0].kind != "person"
                && story.names[$0].range.end - story.names[$0].range.start >= label.end - label.start - 2
        }
    }

    /// What the corner says that labels are: "Company", "City".
    private func labelKind(_ table: StoryTable) -> String? {
        for corner in table.captions {
            let range = tokens(corner.range)
            guard let last = range.last, range.count <= 3, let kind = FactLexicon.kinds[stream.tokens[last]],
                ["company", "place", "organisation", "person", "product"].contains(kind)
            else { continue }
            return kind
        }
        return nil
    }

    // MARK: period

    private func period(_ headings: [StoryTable.Cell], _ table: StoryTable) -> (PeriodValue?, TextRange?) {
        var (found, range) = named(headings)
        if let year = found, year.grain == .year, let span = captionPeriod(table) ?? unfinished(year) {
            // "July traffic" over "2024" and "2023"; a column "2024" of a year that is not over.
            found = span.shifted(years: year.start.year - span.end.adding(days: -1).year) ?? year
        }
        return (found ?? captionPeriod(table) ?? latest(table) ?? report, range)
    }

    /// The period that the headings of one column name together.
    private func named(_ headings: [StoryTable.Cell]) -> (PeriodValue?, TextRange?) {
        var found: PeriodValue?
        var range: TextRange?
        for cell in headings {
            for (value, words) in periods(of: cell) {
                range = words
                switch found {
                // "Three months ended June 30," over "2024".
                case .some(let span) where value.grain == .year && span.grain != .year:
                    found = span.shifted(years: value.start.year - span.end.adding(days: -1).year)
                // "Three months ended" with the day that closes it.
                case .some(let span) where value.grain == .day && span.end == value.end: break
                case .some(let year) where year.grain == .year && value.grain != .year:
                    found = value.shifted(years: year.start.year - value.end.adding(days: -1).year)
                default: found = value
                }
            }
        }
        return (found, range)
    }

    /// The periods that a heading cell names; a bare year is not marked by the extractor.
    private func periods(of cell: StoryTable.Cell) -> [(PeriodValue, TextRange)] {
        let marked = cell.dates.compactMap { d in value(of: d).map { ($0, story.dates[d].range) } }
        if !marked.isEmpty { return marked }
        let text = stream.string(cell.range)
        guard text.utf8.count == 4, let year = PeriodValue(text), (1900...2100).contains(year.start.year) else {
            return []
        }
        return [(year, cell.range)]
    }

    private func value(of date: Int) -> PeriodValue? {
        let mention = story.dates[date]
        return mention.type == .duration
            ? mention.interval.flatMap { PeriodValue($0) } : mention.value.flatMap { PeriodValue($0) }
    }

    /// The month, quarter or half that the corner or a caption names.
    private func captionPeriod(_ table: StoryTable) -> PeriodValue? {
        table.captions.lazy.flatMap(\.dates).compactMap { value(of: $0) }.first { $0.grain > .week }
    }

    /// The story's own period, where a column stands for a year that was not over when it was published.
    private func unfinished(_ year: PeriodValue) -> PeriodValue? {
        guard let report, report.grain < .year, let published, published < report.start.adding(years: 1),
            year.start.year >= report.start.year - 1,
            report.end < PeriodValue.holding(report.start, grain: .year).end
        else { return nil }
        return report
    }

    /// The latest period that the table's columns name: what a column of changes leads to.
    private func latest(_ table: StoryTable) -> PeriodValue? {
        var out: PeriodValue?
        for column in table.columns {
            if let found = named(column.headings).0, out.map({ $0.end < found.end }) ?? true { out = found }
        }
        return out
    }
}
