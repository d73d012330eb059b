internal import NewsLanguage
internal import NewsModel

/// Reads the phrase of what is counted, word by word.
extension FigureReader {
    /// A phrase under way.
    private struct PhraseScan {
        /// First token of the phrase, without the measure before it.
        let first: Int
        /// The noun stands in the singular: behind "one".
        let singular: Bool
        /// Token to read.
        var j: Int
        /// The noun; -1 before one is found.
        var head = -1
        /// Words read.
        var words = 0
        var holdsName = false
        var isModel = false
    }

    /// A noun phrase without determiner: modifiers and a head, plural unless `singular`.
    func nounPhrase(at from: Int, singular: Bool) -> CountedPhrase? {
        var j = from
        if j < end, isHyphen(j) {
            // "four-cylinder": the noun is joined, and stands in the singular.
            let word = j + 1
            guard tokens[word].kind == .word, ClosedClass.of(tokens[word]).isDisjoint(with: .function) else {
                return nil
            }
            return CountedPhrase(text: NounNumber.singular(stream.string(tokens[word].range)), next: word + 1)
        }
        let measured = measure(at: j)
        // "against 2,600 six years ago": the time of another number counts nothing.
        if measured == nil, j < end, isInDate(j), tokens[j].kind == .number || lexicon.numbers[tokens[j]] != nil {
            return nil
        }
        if let measured {
            j = measured
        } else {
            while j < end, tokens[j].kind == .word, isCue(tokens[j], .leading) { j += 1 }
        }
        var scan = PhraseScan(first: j, singular: singular, j: j)
        while scan.j < end, scan.words < 8, reads(&scan) {}
        if scan.head < 0 {
            guard measured == nil, let head = bareHead(scan) else { return nil }
            scan.head = head
        }
        return phrase(scan, from: measured == nil ? nil : from)
    }

    /// Takes the next token into the phrase; false where the phrase ends before it, or with it.
    private func reads(_ scan: inout PhraseScan) -> Bool {
        let token = tokens[scan.j]
        // A tab parts the cells of a table.
        if token.spaceBefore, bytes[Int(token.start) - 1] == UInt8(ascii: "\t") { return false }
        switch token.kind {
        case .word:
            guard readsWord(&scan) else { return false }
        case .alphanumeric:
            if scan.head >= 0 { return false }
            // "24 Halden A40s"
            if !scan.singular, token.count > 2, bytes[Int(token.end) - 1] == UInt8(ascii: "s"),
                bytes[Int(token.end) - 2] <= UInt8(ascii: "9")
            {
                scan.head = scan.j
                scan.holdsName = true
                return false
            }
        case .number:
            guard readsNumber(&scan) else { return false }
        case .punctuation, .symbol:
            guard isHyphen(scan.j) || token.isSign("&") && scan.j > scan.first && scan.head < 0, scan.j > scan.first,
                scan.head < 0
                    || isHyphen(scan.j) && scan.head == scan.j - 1 && scan.j + 1 < end
                        && (pluralAhead(scan.j + 1) || scan.singular && isJoint(scan.j))
            else { return false }
            if isHyphen(scan.j) {
                scan.head = -1
                scan.j += 1
                return true
            }
        }
        scan.j += 1
        scan.words += 1
        return true
    }

    /// Whether a hyphen joins two words in small letters or the second to a name: "one Holm-based broker".
    private func isJoint(_ j: Int) -> Bool {
        !tokens[j].spaceBefore && !tokens[j + 1].spaceBefore && tokens[j + 1].kind == .word
            && tokens[j + 1].shape == .lower
    }

    /// A number inside the phrase: "two new 737 jets", "41,000 Model 7 vans".
    private func readsNumber(_ scan: inout PhraseScan) -> Bool {
        let j = scan.j
        if scan.head < 0, scan.words > 0, isPluralNumber(j) {
            // "12 Halden 410s": the model in the plural is what is counted.
            scan.head = j
            scan.isModel = true
            scan.holdsName = true
            return false
        }
        if scan.head >= 0 || scan.words == 0 && !pluralAhead(j + 1) || tokens[j].count > 4 { return false }
        // A number of three digits behind an adjective is a model: "five new 737 jets".
        if tokens[j].count >= 3, scan.words > 0 { scan.holdsName = true }
        if j + 1 < end, j > scan.first && tokens[j - 1].shape != .lower || tokens[j + 1].shape != .lower {
            scan.holdsName = true
        }
        return true
    }

    /// A word of the phrase; may step over a word that joins or describes the next.
    private func readsWord(_ scan: inout PhraseScan) -> Bool {
        let j = scan.j
        let token = tokens[j]
        if token.first == UInt8(ascii: "'") || token.first == 0xE2 && token.count <= 4 && !token.spaceBefore {
            return false
        }
        // A closed word that a hyphen joins to the next describes: "two would-be buyers".
        if !closedClass(j).isDisjoint(with: .function) && !isCue(token, .modifier) && !isHyphen(j + 1) {
            // "online and retail orders"
            guard token.hash == Self.and, scan.head < 0, j > scan.first, j + 1 < end, tokens[j + 1].kind == .word,
                pluralAhead(j + 1), !NounNumber.mayBePlural(tokens[j - 1], in: bytes),
                bytes[Int(tokens[j - 1].end) - 1] | 0x20 == UInt8(ascii: "l")
                    || bytes[Int(tokens[j - 1].end) - 1] | 0x20 == UInt8(ascii: "c")
                    || joinsModifiers(j, words: scan.words)
            else { return false }
            scan.words -= 1
            return true
        }
        // "one Holm-based broker"
        if scan.singular, j > scan.first, isHyphen(j - 1), endsLikeVerb(token), j + 1 < end, tokens[j + 1].kind == .word
        {
            return true
        }
        let plural =
            mayBePlural(token) && (scan.singular || !describes(j)) || !scan.singular && abbreviation(at: j) != nil
        // One does, many do: the verb behind a plural stands in its base form, behind a singular in the third person.
        if let verb = SyntaxLexicon.words[token], verb.verb != 0, !verb.isNounToo || scan.singular && scan.words > 0,
            !verb.forms.isDisjoint(with: scan.singular ? [.third, .past] : [.base, .past, .participle])
        {
            // "300 recorded songs", "20 coal-fired plants"
            guard scan.head < 0, verb.forms.contains(.participle) || isCue(token, .adjective), j + 1 < end,
                scan.singular ? scan.words == 0 && tokens[j + 1].kind == .word : pluralAhead(j + 1)
            else { return false }
        }
        if scan.head < 0, scan.words == 0, !plural, j + 1 < end, tokens[j + 1].hash == Self.than { return false }
        if plural, token.hash == Self.times {
            scan.head = j
            return false
        }
        return scan.singular ? readsSingular(&scan) : readsPlural(&scan, plural)
    }

    /// Whether a plural that often stands before nouns does so here: "12 data analysis tools", "three sports betting firms".
    private func describes(_ j: Int) -> Bool {
        guard
            ClosedClass.of(tokens[j]).contains(.pluralModifier) || isCue(tokens[j], .describing), j + 1 < end,
            tokens[j + 1].kind == .word,
            ClosedClass.of(tokens[j + 1]).isEmpty, !isVerb(tokens[j + 1]), !isInDate(j + 1)
        else { return false }
        return pluralAhead(j + 1)
    }

    /// A word behind "one": the last before a plural, a verb or a place is the noun.
    private func readsSingular(_ scan: inout PhraseScan) -> Bool {
        let j = scan.j
        let token = tokens[j]
        // "one kiosk south of the river"
        if scan.words > 0, isCue(token, .direction), j + 1 >= end || !ClosedClass.of(tokens[j + 1]).isEmpty {
            return false
        }
        // "one local paper Tuesday"
        if scan.words > 0, isInDate(j) { return false }
        // "one widely used paper"
        if isAdverb(token), j + 1 < end, tokens[j + 1].kind == .word, endsLikeVerb(tokens[j + 1]) {
            scan.j += 1
            scan.words += 1
            return true
        }
        if scan.words > 0, mayBePlural(token) || endsLikeVerb(token) { return false }
        scan.head = j
        return true
    }

    /// A word behind any other number: the first plural is the noun, or a plural behind it.
    private func readsPlural(_ scan: inout PhraseScan, _ plural: Bool) -> Bool {
        let j = scan.j
        let token = tokens[j]
        if scan.head >= 0 {
            // Behind a plural only another plural goes on: "auto parts enterprises".
            // or one behind a name: "Vegas shares".
            let head = tokens[scan.head]
            let isBehindName = head.shape != .lower && token.shape == .lower && !isVerb(token)
            guard plural, scan.head == j - 1,
                isBehindName || token.shape == head.shape && ClosedClass.of(head).contains(.pluralModifier)
            else { return false }
            scan.head = j
        } else if plural {
            scan.head = j
        }
        return true
    }

    /// Nothing plural: "3 cylinder engine", "36 league places" cut short; the word behind the number is the likeliest noun.
    private func bareHead(_ scan: PhraseScan) -> Int? {
        let first = scan.first
        guard !scan.singular, first < end, tokens[first].kind == .word,
            tokens[first].shape == .lower || tokens[first].shape == .upper, ClosedClass.of(tokens[first]).isEmpty,
            !endsLikeVerb(tokens[first]), !isVerb(tokens[first]), !isParticiple(tokens[first]),
            tokens[first].shape == .upper || attributes(first),
            first + 1 >= end || tokens[first + 1].hash != Self.than
        else { return nil }
        return first
    }

    /// The phrase that was read, its noun in the singular; `measure` is where the measure before it begins.
    private func phrase(_ scan: PhraseScan, from measure: Int?) -> CountedPhrase {
        let head = scan.head
        var first = measure ?? scan.first
        // Adverbs and the participle behind them do not name what is counted: "20 decently sized plants".
        while first < head, tokens[first].kind == .word, isAdverb(tokens[first]) {
            first += 1
            if first < head, endsLikeVerb(tokens[first]) { first += 1 }
        }
        let short = abbreviation(at: head)
        let noun =
            short?.name
            ?? (tokens[head].kind == .alphanumeric
                ? stream.string(TextRange(Int(tokens[head].start), Int(tokens[head].end) - 1))
                : NounNumber.singular(stream.string(tokens[head].range)))
        let text =
            first == head ? noun : stream.string(TextRange(Int(tokens[first].start), Int(tokens[head].start))) + noun
        return CountedPhrase(
            text: text, next: scan.isModel ? head + 2 : head + 1, holdsName: scan.holdsName, per: short?.per)
    }

    /// Token behind the measure at token `j` that describes what is counted; the measure is a figure of its own, and part of
    /// the phrase: "40 half-pint bottles", "200 40-foot boxes", "eight million 250 ml bottles", "six $5 tickets".
    func measure(at j: Int) -> Int? {
        guard j + 2 < end, tokens[j].spaceBefore else { return nil }
        switch tokens[j].kind {
        case .number, .word:
            guard
                tokens[j].kind == .number
                    || lexicon.numberFilter.mayHold(tokens[j]) && lexicon.numbers[tokens[j]] != nil
            else { return nil }
            if isHyphen(j + 1) { return joinedMeasure(j) }
            guard tokens[j].kind == .number, let number = number(at: j, money: false),
                let match = unit(at: number.next, number: number), lexicon.units[match.form.unit].kind == .physical,
                isPlural(behind: match.next)
            else { return nil }
            return match.next
        case .symbol:
            guard let sign = lexicon.before.match(tokens, at: j, end: end), tokens[j + sign.count].kind == .number,
                sign.value.contains(where: { $0.place == .before }),
                let number = number(at: j + sign.count, money: true), isPlural(behind: number.next),
                tokens[number.next].shape == .lower
            else { return nil }
            return number.next
        default: return nil
        }
    }

    /// "40-foot", "15-year-old" before the noun that is counted; also "12-foot-by-8".
    private func joinedMeasure(_ j: Int) -> Int? {
        var k = j + 1
        while k + 1 < end, isHyphen(k), !tokens[k + 1].spaceBefore, tokens[k + 1].kind == .word { k += 2 }
        guard k > j + 1, k < end, isPlural(behind: k), ClosedClass.of(tokens[j + 2]).isDisjoint(with: .function)
        else { return nil }
        return k
    }

    /// Whether a plural follows at token `j`, behind a space.
    private func isPlural(behind j: Int) -> Bool {
        j < end && tokens[j].kind == .word && tokens[j].spaceBefore && pluralAhead(j)
    }

    /// What the abbreviation at token `j` is short for; nil where it is none, or one word of a text in capitals.
    private func abbreviation(at j: Int) -> CountedAbbreviation? {
        let token = tokens[j]
        guard token.shape == .upper || token.shape == .mixed, token.kind == .word,
            let short = lexicon.abbreviations[token],
            short.isPlural == (bytes[Int(token.end) - 1] == UInt8(ascii: "s"))
        else { return nil }
        for k in [j - 2, j - 1, j + 1]
        where k >= start && k < end && tokens[k].kind == .word && tokens[k].shape == .upper
            && lexicon.abbreviations[tokens[k]] == nil && (k > j || tokens[k].count > 3)
        {
            return nil
        }
        // "three HR managers", "15 HR Consulting Firms": without its plural s it may describe the noun behind it.
        if !short.isPlural, j + 1 < end, tokens[j + 1].kind == .word, closedClass(j + 1).isEmpty, !isInDate(j + 1),
            !isVerb(tokens[j + 1])
        {
            return nil
        }
        return short
    }

    /// "8,000 business and leisure travellers", "27,000 Halden S and Halden X vans": what "and" joins describes the same plural.
    private func joinsModifiers(_ j: Int, words: Int) -> Bool {
        let before = tokens[j - 1]
        let behind = tokens[j + 1]
        if before.shape != .lower { return behind.shape != .lower && behind.shape != .none }
        return words == 1 && behind.shape == .lower && j + 2 < end && !NounNumber.mayBePlural(behind, in: bytes)
            && mayBePlural(tokens[j + 2]) && SyntaxLexicon.words[behind].map { $0.verb == 0 } ?? true && !isVerb(before)
            && !endsLikeVerb(behind)
    }

    /// Whether a noun follows that this word describes: "3 cylinder engine".
    private func attributes(_ j: Int) -> Bool {
        guard j + 1 < end, tokens[j + 1].kind == .word, ClosedClass.of(tokens[j + 1]).isEmpty else { return false }
        return !isVerb(tokens[j + 1]) && !isAdverb(tokens[j + 1])
    }

    /// A form that only a verb has behind its auxiliary: "taken".
    private func isParticiple(_ token: Token) -> Bool {
        guard let entry = SyntaxLexicon.words[token] else { return false }
        return entry.verb != 0 && !entry.isNounToo && entry.forms.contains(.participle)
    }
}
