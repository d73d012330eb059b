internal import NewsModel

/// Gives every token of a sentence its ``SyntaxClass``: table, suffix, then the neighbours decide between noun and verb.
struct Tagger {
    let stream: TokenStream
    let range: Range<Int>
    /// Class of token `range.lowerBound + i`.
    var classes: [SyntaxClass]
    /// Verb lemma of each token that is a verb form.
    var lemmas: [UInt64]
    /// Most words start with a capital, as in headlines: capitals mean little.
    let isTitleCase: Bool

    init(_ stream: TokenStream, _ range: Range<Int>, atoms: [SyntaxAtom]) {
        self.stream = stream
        self.range = range
        classes = [SyntaxClass](repeating: .other, count: range.count)
        lemmas = [UInt64](repeating: 0, count: range.count)
        isTitleCase = Self.titleCase(stream, range)
        var fixed = [Bool](repeating: false, count: range.count)
        for atom in atoms {
            let cls: SyntaxClass =
                switch atom.kind {
                case .figure: .number
                case .date: .date
                case .name: .name
                case .aside: .adverb
                }
            for t in atom.tokens where range.contains(t) {
                classes[t - range.lowerBound] = cls
                fixed[t - range.lowerBound] = true
            }
        }
        for i in 0..<range.count where !fixed[i] { classes[i] = classify(i) }
        // "per capita income": no phrase of its own.
        for i in 0..<max(0, range.count - 1) where token(i).hash == Self.per && token(i + 1).hash == Self.capita {
            classes[i] = .adjective
        }
        joinHyphens(fixed)
        boundWords(atoms)
    }

    static let approximators = SyntaxWords.sets["approximators"]
    static let comparatives = SyntaxWords.sets["comparatives"]
    static let superlatives = SyntaxWords.sets["superlatives"]
    static let per = WordHash.of("per")
    static let capita = WordHash.of("capita")
    static let than = WordHash.of("than")
    static let at = WordHash.of("at")
    static let up = WordHash.of("up")
    static let to = WordHash.of("to")
    static let close = WordHash.of("close")
    static let `as` = WordHash.of("as")

    /// Words that bound the figure behind them are adverbs of it: "about 400", "more than 3%", "up to 60", "as many as 8".
    mutating func boundWords(_ atoms: [SyntaxAtom]) {
        for atom in atoms where atom.kind == .figure {
            var i = atom.tokens.lowerBound - range.lowerBound
            while i > 0 {
                let h = token(i - 1).hash
                if Self.approximators.contains(h), classes[i - 1] != .number {
                    classes[i - 1] = .adverb
                    i -= 1
                } else if i > 1, h == Self.than, Self.comparatives.contains(token(i - 2).hash) {
                    classes[i - 1] = .adverb
                    classes[i - 2] = .adverb
                    i -= 2
                } else if i > 1, Self.superlatives.contains(h), token(i - 2).hash == Self.at {
                    classes[i - 1] = .adverb
                    classes[i - 2] = .adverb
                    i -= 2
                } else if i > 1, h == Self.to, token(i - 2).hash == Self.up || token(i - 2).hash == Self.close {
                    classes[i - 1] = .adverb
                    classes[i - 2] = .adverb
                    i -= 2
                } else if i > 2, h == Self.as, token(i - 3).hash == Self.as {
                    for k in i - 3..<i { classes[k] = .adverb }
                    i -= 3
                } else {
                    break
                }
            }
        }
    }

    /// Whether most of the longer words are capitalised.
    static func titleCase(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
        var capital = 0
        var small = 0
        for t in range.dropFirst() where stream.tokens[t].kind == .word && stream.tokens[t].count > 3 {
            if stream.tokens[t].shape == .lower { small += 1 } else { capital += 1 }
        }
        return capital >= 3 && small * 3 <= capital
    }

    func token(_ i: Int) -> Token { stream.tokens[range.lowerBound + i] }

    /// The next token's possible class from the table alone.
    func ahead(_ i: Int) -> (entry: WordEntry?, cls: SyntaxClass?) {
        var k = i + 1
        while k < range.count {
            if classes[k] == .number || classes[k] == .name || classes[k] == .date { return (nil, classes[k]) }
            let next = token(k)
            if next.kind == .punctuation || next.kind == .symbol { return (nil, .comma) }
            let entry = SyntaxLexicon.words[next]
            // Adverbs are transparent.
            if entry?.classes.first == .adverb || (entry?.classes.isEmpty ?? true) && isAdverb(next) {
                k += 1
                continue
            }
            if next.kind == .number { return (nil, .number) }
            return (entry, entry?.classes.first)
        }
        return (nil, nil)
    }

    func isAdverb(_ token: Token) -> Bool {
        token.kind == .word && token.shape == .lower && ends(token, "ly") && token.count > 4
    }

    func ends(_ token: Token, _ suffix: StaticString) -> Bool {
        let n = suffix.utf8CodeUnitCount
        guard token.count > n else { return false }
        for k in 0..<n where stream.bytes[Int(token.end) - n + k] | 0x20 != suffix.utf8Start[k] { return false }
        return true
    }

    /// The class of the last token before `i` that is no adverb.
    func before(_ i: Int) -> SyntaxClass? {
        var k = i - 1
        while k >= 0 && (classes[k] == .adverb || classes[k] == .negation || classes[k] == .quotation) { k -= 1 }
        return k >= 0 ? classes[k] : nil
    }

    /// Whether a predicate stands between the last clause boundary and `i`.
    func hasPredicate(before i: Int) -> Bool {
        var k = i - 1
        while k >= 0 {
            switch classes[k] {
            case .finite, .modal, .be, .have, .do: return true
            case .semicolon, .colon, .relative, .that, .subordinator, .dash: return false
            default: k -= 1
            }
        }
        return false
    }

    mutating func classify(_ i: Int) -> SyntaxClass {
        let token = token(i)
        switch token.kind {
        case .punctuation: return sign(token)
        case .symbol: return token.isSign("&") ? .conjunction : .other
        case .number: return .number
        case .alphanumeric: return .name
        case .word: return word(i, token)
        }
    }

    func sign(_ token: Token) -> SyntaxClass {
        switch token.first {
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: "("), UInt8(ascii: "["): return .open
        case UInt8(ascii: ")"), UInt8(ascii: "]"): return .close
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop
        case UInt8(ascii: "-"): return .dash
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return .quotation
        case 0xE2:
            let third = stream.bytes[Int(token.start) + min(2, token.count - 1)]
            if third >= 0x90 && third <= 0x95 { return .dash }
            return third >= 0x98 && third <= 0x9F ? .quotation : .other
        default: return .other
        }
    }

    mutating func remember(_ i: Int, _ entry: WordEntry, _ cls: SyntaxClass) -> SyntaxClass {
        lemmas[i] = entry.verb
        return cls
    }

    mutating func word(_ i: Int, _ token: Token) -> SyntaxClass {
        let entry = SyntaxLexicon.words[token]
        let previous = before(i)
        // "US" is no "us", "IT" no "it".
        if token.shape == .upper, !isTitleCase, entry?.classes.first == .pronoun || entry?.classes.first == .preposition
        {
            return .name
        }
        if let classes = entry?.classes, let usual = classes.first {
            let verb = entry?.verb ?? 0
            switch usual {
            case .determiner
            where Self.floating.contains(token.hash) && (previous == .noun || previous == .name)
                && isPredicate(ahead(i)):
                // "the indices each fell"
                return .adverb
            case .determiner where classes.contains(.pronoun):
                // "this rose", "all of": a pronoun where no noun can follow.
                let next = ahead(i)
                let follows = next.cls
                return next.entry?.verb ?? 0 != 0 && next.entry?.isNounToo == false
                    && next.entry?.forms.contains(.participle) == false
                    || follows == .preposition || follows == .comma || follows == .be || follows == .modal
                    || follows == .have ? .pronoun : .determiner
            case .name, .genitive, .determiner, .pronoun, .possessive: return usual
            case .to: return infinitive(i) ? .to : .preposition
            case .prepositionOrSubordinator where previous == .have: return .adverb
            case .noun, .adjective:
                if verb != 0, entry?.forms.contains(.gerund) == true, usual == .adjective, startsObject(i) {
                    return remember(i, entry ?? WordEntry(), .gerund)
                }
                if verb != 0,
                    previous == .to || previous == .modal
                        || previous == .be && entry?.forms.contains(.gerund) == true && usual == .noun
                {
                    return remember(i, entry ?? WordEntry(), previous == .be ? .gerund : .base)
                }
                if token.shape == .capitalised && i > 0 && !isTitleCase { return .name }
                return usual
            case .modal where token.shape == .capitalised && i > 0 && !isTitleCase: return .name  // May, Will
            default: return usual
            }
        }
        let isCapital = token.shape != .lower && token.shape != .none
        if isCapital && !isTitleCase && (i > 0 || entry?.verb ?? 0 == 0) && !(i == 0) {
            return previous == .quotation && entry?.verb ?? 0 != 0 && entry?.isNounToo == false
                ? verb(i, entry ?? WordEntry(), previous) : .name
        }
        if let entry, entry.verb != 0 { return verb(i, entry, previous) }
        if isCapital { return i == 0 && ends(token, "ly") ? .adverb : .name }
        if ends(token, "ly") && token.count > 4 { return .adverb }
        if ends(token, "ed") && token.count > 4 {
            return pastForm(i, WordEntry(verb: token.hash, forms: [.past, .participle]), previous)
        }
        if ends(token, "ing") && token.count > 5 {
            return previous == .be
                ? remember(i, WordEntry(verb: token.hash), .gerund)
                : previous == .determiner || previous == .adjective
                    || previous == .preposition && ahead(i).cls == .preposition ? .noun : .adjective
        }
        return token.count > 5 && Self.adjectiveEndings.contains { ends(token, $0) } ? .adjective : .noun
    }

    /// Endings of words that are mostly adjectives; those of fewer than six letters ("moral", "five") are left to the table.
    static let adjectiveEndings: [StaticString] = ["ous", "ful", "ive", "able", "ible", "ical", "less", "ary", "al"]

    static let floating = SyntaxWords.sets["floating"]

    func isPredicate(_ next: (entry: WordEntry?, cls: SyntaxClass?)) -> Bool {
        if next.cls == .be || next.cls == .have || next.cls == .modal || next.cls == .do { return true }
        guard let entry = next.entry, entry.classes.isEmpty, entry.verb != 0 else { return false }
        return !entry.isNounToo || entry.forms.contains(.past)
    }

    /// Whether the words behind `i` start an object: a figure, also behind "more than", or a determiner.
    func startsObject(_ i: Int) -> Bool {
        let next = ahead(i)
        if next.cls == .number || next.cls == .determiner || next.cls == .possessive { return true }
        // ", rising by 1.1%"
        if i + 1 < range.count, Self.changePrepositions.contains(token(i + 1).hash), before(i) == .comma { return true }
        return i + 2 < range.count && Self.comparatives.contains(token(i + 1).hash) && token(i + 2).hash == Self.than
    }

    /// Whether `to` at `i` starts an infinitive.
    func infinitive(_ i: Int) -> Bool {
        let next = ahead(i)
        if next.cls == .be || next.cls == .have || next.cls == .do { return true }
        guard let entry = next.entry, entry.forms.contains(.base) else { return false }
        if !entry.isNounToo { return true }
        // "to profit from" against "to market share": a noun-and-verb form is a verb behind `to` unless a verb of change
        // or a number comes before ("fell to record lows").
        return entry.classes.isEmpty || entry.classes.first != .noun
    }

    /// Hyphenated compounds: the parts glued to a hyphen are one adjective or noun ("fuel-efficient", "mid-sized").
    mutating func joinHyphens(_ fixed: [Bool]) {
        guard range.count > 2 else { return }
        for i in 1..<range.count - 1
        where token(i).isSign("-") && !token(i).spaceBefore && !token(i + 1).spaceBefore && !fixed[i] {
            let last = classes[i + 1]
            if !fixed[i - 1] && classes[i - 1] != .name { classes[i - 1] = .adjective }
            classes[i] = .adjective
            if !fixed[i + 1] && last != .name { classes[i + 1] = last == .noun ? .noun : .adjective }
        }
    }
}
