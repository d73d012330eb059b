internal import NewsLanguage
internal import NewsModel

/// The state of one pass over a text.
struct FigureReader {
    let bytes: [UInt8]
    let tokens: [Token]
    let stream: TokenStream
    let lexicon: FigureLexicon
    let dates: [DateMention]
    let decimalComma: Bool
    /// The sentence under way.
    var start = 0
    var end = 0
    /// First token no figure has used yet.
    var free = 0
    private var date = 0
    var figures: [Figure] = []
    /// What the text has shown so far.
    var memory: FigureMemory
    /// Token behind the last number that was taken for a year.
    var yearNext = -1
    /// Token behind the last number that a name claimed.
    var namedNext = -1
    /// Last figure of the sentence: what ellipsis refers to.
    var previous: Previous?

    /// Currency of the last sum of the sentence that stands outside brackets.
    var convertedMoney: Int?
    /// What the first cell of a table row says about the numbers in the others.
    var row: RowUnit?
    /// Bare counts of the sentence, for ellipsis.
    var counts: [Previous] = []

    /// What a later figure of the sentence may take over.
    struct Previous {
        var next: Int
        var figure: Figure
        var isBareCount: Bool
        /// Index of its unit, -1 without one or with a rate's.
        var unit: Int
        /// Power of ten of its unit: -2 for cents.
        var power = 0
        /// Power of ten of its scale words.
        var scale = 0
        /// It stands behind "from": the level that a change led from.
        var isFromLevel = false
        /// Its unit without the denominator, -1 without one.
        var baseUnit = -1
        /// Its denominator.
        var per: (code: String, name: String)?
    }

    init(
        stream: TokenStream, lexicon: FigureLexicon, dates: [DateMention], decimalComma: Bool,
        memory: FigureMemory
    ) {
        self.stream = stream
        self.lexicon = lexicon
        self.dates = dates
        self.decimalComma = decimalComma
        self.memory = memory
        bytes = stream.bytes
        tokens = stream.tokens
    }

    /// Reads the figures of one sentence.
    mutating func read(_ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
        free = start
        previous = nil
        counts.removeAll(keepingCapacity: true)
        convertedMoney = nil
        row = nil
        if readCaption() || isPageList() { return }
        var bars = 0
        var i = start
        while i < end {
            let token = tokens[i]
            switch token.kind {
            case .number:
                i = figure(at: i)
            case .alphanumeric:
                i = hasCurrencyPrefix(i) || isDimension(i) ? figure(at: i) : i + 1
            case .word:
                if lexicon.numberFilter.mayHold(token), lexicon.numbers[token] != nil {
                    i = figure(at: i)
                } else if token.count < 3, token.first | 0x20 == UInt8(ascii: "a"),
                    token.hash == Self.a || token.hash == Self.an
                {
                    i = articleFigure(at: i)
                } else {
                    i += 1
                }
            case .punctuation, .symbol:
                if isBar(i) {
                    bars += 1
                    if bars == 1 { row = rowUnit(before: i) }
                }
                i += 1
            }
        }
    }

    /// "x240" behind "320": the second side of "320x240".
    func isDimension(_ i: Int) -> Bool {
        guard i > start, i < end else { return false }
        let token = tokens[i]
        guard !token.spaceBefore, token.first | 0x20 == UInt8(ascii: "x"), token.count > 1,
            tokens[i - 1].kind == .number
        else { return false }
        return bytes[Int(token.start) + 1..<Int(token.end)].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// "1800 x 1920": a number that a lone "x" joins to another is no year.
    func isSide(_ i: Int) -> Bool {
        func isTimes(_ j: Int) -> Bool { tokens[j].hash == Self.x && tokens[j].spaceBefore || isTimesSign(j) }
        return i - 2 >= start && isTimes(i - 1) && tokens[i - 2].kind == .number
            || i + 2 < end && isTimes(i + 1) && tokens[i + 2].kind == .number
    }

    /// Whether bytes lie in a date mention; calls come in reading order.
    mutating func isDate(_ from: Int, _ to: Int) -> Bool {
        while date < dates.count && dates[date].range.end <= from { date += 1 }
        return date < dates.count && dates[date].range.start < to
    }

    /// Whether a token behind the reading point lies in the date mention before it.
    func isInDate(_ i: Int) -> Bool {
        for k in [date - 1, date]
        where dates.indices.contains(k) && dates[k].range.start <= Int(tokens[i].start)
            && Int(tokens[i].end) <= dates[k].range.end
        { return true }
        return false
    }

    /// Reads the figure at token `i`; returns the token to go on with.
    private mutating func figure(at i: Int) -> Int {
        if let name = lexicon.names.match(tokens, at: i, end: end), name.value == .code { return i + name.count }
        if i > start, let name = lexicon.names.match(tokens, at: i - 1, end: end), name.value == .code, name.count > 1 {
            return i - 1 + name.count
        }
        let inDate = isDate(Int(tokens[i].start), Int(tokens[i].end))
        if inDate, dates[date].type != .duration, !isSide(i) { return i + 1 }
        if tokens[i].kind == .number, let next = sides(at: i) { return next }
        guard let amount = amount(at: i) else { return i + 1 }
        return figure(of: amount, at: i, inDate: inDate && dates[date].type == .duration)
    }

    /// Reads the figure that an article and a unit make; returns the token to go on with.
    private mutating func articleFigure(at i: Int) -> Int {
        guard let amount = articleAmount(at: i), !isDate(amount.start, amount.end) else { return i + 1 }
        return figure(of: amount, at: i, inDate: false)
    }

    /// Completes the figure of the amount found at token `i`; returns the token to go on with.
    private mutating func figure(of found: Amount, at i: Int, inDate: Bool) -> Int {
        var amount = found
        if amount.first > start, isBar(amount.first - 1) || isBar(amount.first - 2) { completeCell(&amount) }
        var draft: Draft
        if let (range, next) = range(from: amount) {
            draft = range
            amount = next
        } else {
            draft = Draft(amount: amount)
        }
        // "three quarters of its value": no nine months.
        draft.isInDuration =
            inDate
            && !(found.number.form == .fraction && draft.next + 1 < end && tokens[draft.next].hash == Self.of
                && !ClosedClass.of(tokens[draft.next + 1]).isDisjoint(with: [.determiner, .possessive]))
        guard finish(&draft) else { return max(i + 1, draft.skipTo) }
        let figure = make(draft)
        figures.append(figure)
        previous = Previous(
            next: draft.next, figure: figure, isBareCount: figure.unit == "1",
            unit: draft.per == nil && !draft.amount.isAge ? draft.amount.unit : -1, power: draft.amount.power,
            scale: draft.amount.number.scale,
            isFromLevel: fromWord(before: draft.first) != nil, baseUnit: draft.amount.isAge ? -1 : draft.amount.unit,
            per: draft.per)
        if figure.counted != nil, let previous, counts.count < 32 { counts.append(previous) }
        if draft.amount.unit >= 0, lexicon.units[draft.amount.unit].kind == .money,
            draft.first == start || !tokens[draft.first - 1].isSign("(")
        {
            convertedMoney = draft.amount.unit
        }
        let number = draft.amount.number
        if number.scale == 6, number.end > 1, bytes[number.end - 1] == UInt8(ascii: "m"), bytes[number.end - 2] < 0x3A {
            memory.abbreviatesMillions = true
        }
        if number.scale == 9, number.end > 2, bytes[number.end - 1] == UInt8(ascii: "n"), bytes[number.end - 3] < 0x3A {
            memory.abbreviatesBillions = true
        }
        free = max(free, draft.next)
        return max(i + 1, draft.next, draft.resume)
    }

    /// Whether a word plays a part in the rules of figures.
    func isCue(_ token: Token, _ role: CueWord) -> Bool { lexicon.cues[token]?.contains(role) ?? false }

    /// The forms of units and currencies that stand at token `i`, behind a number.
    func unitForms(at i: Int) -> (count: Int, value: [UnitForm])? {
        guard i < end, lexicon.afterFilter.mayHold(tokens[i]) else { return nil }
        return lexicon.after.match(tokens, at: i, end: end)
    }
}
