internal import NewsModel

/// Gives every token of a sentence its ``SyntaxClass``: table, suffix, then the neighbours decide between noun and verb.
struct Tagger {
    let stream: TokenStream
    let range: Range<Int>
    /// Class of token `range.lowerBound + i`.
    private(set) var classes: [SyntaxClass]
    /// Verb lemma of each token that is a verb form.
    private(set) var lemmas: [UInt64]
    /// Most words start with a capital, as in headlines: capitals mean little.
    private let isTitleCase: Bool

    init(_ stream: TokenStream, _ range: Range<Int>, atoms: [SyntaxAtom]) {
        self.stream = stream
        self.range = range
        classes = [SyntaxClass](repeating: .other, count: range.count)
        lemmas = [UInt64](repeating: 0, count: range.count)
        isTitleCase = Self.titleCase(stream, range)
        var fixed = [Bool](repeating: false, count: range.count)
        for atom in atoms {
            let cls: SyntaxClass = atom.kind == .figure ? .number : atom.kind == .date ? .date : .name
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

    private static let approximators: Set<UInt64> = Set(
        [
            "about", "around", "over", "some", "nearly", "almost", "approximately", "roughly", "just", "only",
            "exactly", "well", "another", "further", "additional", "estimated",
        ].map { WordHash.of($0) })
    private static let comparatives: Set<UInt64> = Set(
        ["more", "less", "fewer", "greater", "higher", "lower", "better"].map { WordHash.of($0) })
    private static let superlatives: Set<UInt64> = Set(["least", "most"].map { WordHash.of($0) })
    private static let per = WordHash.of("per")
    private static let capita = WordHash.of("capita")
    private static let than = WordHash.of("than")
    private static let at = WordHash.of("at")
    private static let up = WordHash.of("up")
    private static let to = WordHash.of("to")
    private static let close = WordHash.of("close")
    private static let `as` = WordHash.of("as")

    /// Words that bound the figure behind them are adverbs of it: "about 400", "more than 3%", "up to 60", "as many as 8".
    private mutating func boundWords(_ atoms: [SyntaxAtom]) {
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
    private static func titleCase(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
        var capital = 0
        var small = 0
        for t in range.dropFirst() where stream.tokens[t].kind == .word && stream.tokens[t].count > 3 {
            if stream.tokens[t].shape == .lower { small += 1 } else { capital += 1 }
        }
        return capital >= 3 && small * 3 <= capital
    }

    private func token(_ i: Int) -> Token { stream.tokens[range.lowerBound + i] }

    /// The next token's possible class from the table alone.
    private func ahead(_ i: Int) -> (entry: WordEntry?, cls: SyntaxClass?) {
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

    private func isAdverb(_ token: Token) -> Bool {
        token.kind == .word && token.shape == .lower && ends(token, "ly") && token.count > 4
    }

    private func ends(_ token: Token, _ suffix: StaticString) -> Bool {
        let n = suffix.utf8CodeUnitCount
        guard token.count > n else { return false }
        for k in 0..<n where stream.bytes[Int(token.end) - n + k] | 0x20 != suffix.utf8Start[k] { return false }
        return true
    }

    /// The class of the last token before `i` that is no adverb.
    private func before(_ i: Int) -> SyntaxClass? {
        var k = i - 1
        while k >= 0 && (classes[k] == .adverb || classes[k] == .negation || classes[k] == .quotation) { k -= 1 }
        return k >= 0 ? classes[k] : nil
    }

    /// Whether a predicate stands between the last clause boundary and `i`.
    private func hasPredicate(before i: Int) -> Bool {
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

    private mutating func classify(_ i: Int) -> SyntaxClass {
        let token = token(i)
        switch token.kind {
        case .punctuation: return sign(token)
        case .symbol: return token.isSign("&") ? .conjunction : .other
        case .number: return .number
        case .alphanumeric: return .name
        case .word: return word(i, token)
        }
    }

    private func sign(_ token: Token) -> SyntaxClass {
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

    private mutating func remember(_ i: Int, _ entry: WordEntry, _ cls: SyntaxClass) -> SyntaxClass {
        lemmas[i] = entry.verb
        return cls
    }

    private mutating func word(_ i: Int, _ token: Token) -> SyntaxClass {
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
        for suffix: StaticString in ["ous", "ful", "ive", "able", "ible", "ical", "less", "ary", "al"]
        where ends(token, suffix) && token.count > 5 { return .adjective }
        return .noun
    }

    private static let floating: Set<UInt64> = Set(["each", "both", "all"].map { WordHash.of($0) })

    private func isPredicate(_ next: (entry: WordEntry?, cls: SyntaxClass?)) -> Bool {
        if next.cls == .be || next.cls == .have || next.cls == .modal || next.cls == .do { return true }
        guard let entry = next.entry, entry.classes.isEmpty, entry.verb != 0 else { return false }
        return !entry.isNounToo || entry.forms.contains(.past)
    }

    /// Whether the words behind `i` start an object: a figure, also behind "more than", or a determiner.
    private func startsObject(_ i: Int) -> Bool {
        let next = ahead(i)
        if next.cls == .number || next.cls == .determiner || next.cls == .possessive { return true }
        // ", rising by 1.1%"
        if i + 1 < range.count, Self.changePrepositions.contains(token(i + 1).hash), before(i) == .comma { return true }
        return i + 2 < range.count && Self.comparatives.contains(token(i + 1).hash) && token(i + 2).hash == Self.than
    }

    /// Whether `to` at `i` starts an infinitive.
    private func infinitive(_ i: Int) -> Bool {
        let next = ahead(i)
        if next.cls == .be || next.cls == .have || next.cls == .do { return true }
        guard let entry = next.entry, entry.forms.contains(.base) else { return false }
        if !entry.isNounToo { return true }
        // "to profit from" against "to market share": a noun-and-verb form is a verb behind `to` unless a verb of change
        // or a number comes before ("fell to record lows").
        return entry.classes.isEmpty || entry.classes.first != .noun
    }

    /// A token that has verb readings.
    private mutating func verb(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
        let forms = entry.forms
        if forms.contains(.gerund) { return gerund(i, entry, previous) }
        if previous == .to || previous == .modal || previous == .do { return remember(i, entry, .base) }
        if forms.contains(.past) || forms.contains(.participle) {
            if entry.isNounToo
                && (previous == .determiner || previous == .possessive || previous == .genitive
                    || previous == .adjective)
            {
                return .noun
            }
            if !entry.isNounToo || previous == .be || previous == .have { return pastForm(i, entry, previous) }
            if previous == .noun || previous == .number, nounFollows(i) || hasPredicate(before: i) { return .noun }
            if previous == .preposition { return .noun }
            return pastForm(i, entry, previous)
        }
        // Present forms.
        if !entry.isNounToo {
            if previous == .determiner || previous == .possessive || previous == .genitive { return .noun }
            if previous == .preposition { return .noun }
            return remember(i, entry, .finite)
        }
        switch previous {
        case .determiner, .possessive, .genitive, .adjective, .number, .preposition, .be, .have: return .noun
        case .pronoun, .relative: return remember(i, entry, .finite)
        case .noun, .name, .that, .close, .participle:
            if hasPredicate(before: i) { return .noun }
            let next = ahead(i)
            if forms.contains(.third) || isPlural(i - 1) {
                if next.cls == .to || next.cls == .determiner || next.cls == .possessive || next.cls == .number
                    || next.cls == .particle
                    || next.cls == .that || next.cls == .name || next.cls == .adjective
                {
                    return remember(i, entry, .finite)
                }
                // "Ryanair exercises options": a headline's verb between a name and a noun that is no verb itself.
                if forms.contains(.third), previous == .name, next.cls == nil || next.cls == .noun,
                    next.entry.map({ $0.verb == 0 || $0.forms.contains(.third) }) ?? true,
                    i + 1 < range.count, token(i + 1).kind == .word, !laterVerb(i)
                {
                    return remember(i, entry, .finite)
                }
                // "GM sales jump in March": the last candidate before a preposition other than `of`.
                if next.cls == .preposition && !isOf(i + 1) && !laterVerb(i) { return remember(i, entry, .finite) }
            }
            return .noun
        case nil:
            let next = ahead(i)
            return next.cls == .determiner && forms.contains(.base) ? remember(i, entry, .finite) : .noun
        default:
            let next = ahead(i)
            if forms.contains(.third) && (next.cls == .determiner || next.cls == .number || next.cls == .to)
                && !hasPredicateSinceComma(i)
            {
                return remember(i, entry, .finite)
            }
            return .noun
        }
    }

    private func isOf(_ i: Int) -> Bool { i < range.count && token(i).hash == Self.of }
    private static let of = WordHash.of("of")

    private func nounFollows(_ i: Int) -> Bool {
        let next = ahead(i)
        return next.cls == .preposition || next.cls == .comma || next.cls == .conjunction
    }

    private func isPlural(_ i: Int) -> Bool { i >= 0 && (ends(token(i), "s") && !ends(token(i), "ss")) }

    private func hasPredicateSinceComma(_ i: Int) -> Bool {
        var k = i - 1
        while k >= 0, classes[k] != .comma, classes[k] != .conjunction {
            if classes[k] == .finite { return true }
            k -= 1
        }
        return false
    }

    /// Whether an unambiguous predicate follows before the next boundary.
    private func laterVerb(_ i: Int) -> Bool {
        var k = i + 1
        while k < range.count {
            let t = token(k)
            if t.kind == .punctuation { return false }
            if let e = SyntaxLexicon.words[t] {
                switch e.classes.first {
                case .be, .have, .modal, .do: return true
                case .relative, .that, .subordinator: return false
                default: break
                }
                if e.classes.isEmpty && e.verb != 0 && !e.isNounToo
                    && (e.forms.contains(.third) || e.forms.contains(.past) && !e.forms.contains(.participle))
                {
                    return true
                }
            }
            k += 1
        }
        return false
    }

    private mutating func gerund(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
        switch previous {
        case .determiner, .possessive, .genitive, .adjective, .number: return nounNext(i) ? .adjective : .noun
        default: return remember(i, entry, .gerund)
        }
    }

    private func nounNext(_ i: Int) -> Bool {
        let next = ahead(i)
        switch next.cls {
        case .noun, .name, .adjective, .number: return true
        case nil:
            return next.entry.map { $0.verb != 0 && $0.isNounToo }
                ?? (i + 1 < range.count && token(i + 1).kind == .word)
        default: return false
        }
    }

    /// A past form: predicate, participle behind an auxiliary, adjective before a noun, or reduced relative.
    private mutating func pastForm(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
        let forms = entry.forms
        switch previous {
        case .be, .have: return remember(i, entry, .participle)
        case .determiner, .possessive, .genitive, .adjective, .number:
            if forms.contains(.participle) {
                // "Only nine mentioned tariffs."
                if previous == .number, i <= 2, forms.contains(.past), !hasPredicate(before: i), !laterVerb(i) {
                    return remember(i, entry, .finite)
                }
                if nounNext(i) { return .adjective }
                // "the 45 sold", "the three were": a numeral or pronoun can carry a predicate.
                return remember(
                    i, entry,
                    previous == .number && !forms.isSuperset(of: [.past, .participle])
                        ? .participle
                        : previous == .determiner ? .adjective : hasPredicate(before: i) ? .participle : .finite)
            }
            return remember(i, entry, .finite)
        case .preposition where forms.contains(.participle):
            return nounNext(i) ? .adjective : remember(i, entry, .participle)
        default: break
        }
        guard forms.contains(.participle) else { return remember(i, entry, .finite) }
        guard forms.contains(.past) else { return remember(i, entry, .participle) }
        if previous == .pronoun || previous == .relative || previous == .that { return remember(i, entry, .finite) }
        if previous == nil || previous == .comma || previous == .conjunction || previous == .adverb || previous == .open
            || previous == .dash
        {
            // "Founded in 1900, …", ", driven by …" against "and sold": a noun before and `by` behind tell.
            let next = ahead(i)
            if previous == .conjunction && hasPredicate(before: i) { return remember(i, entry, .finite) }
            if previous == nil || next.cls == .preposition && isBy(i + 1) || previous == .open {
                return remember(i, entry, .participle)
            }
            if previous == .comma {
                return remember(i, entry, hasPredicate(before: i) || laterFinite(i) ? .participle : .finite)
            }
            return remember(i, entry, .finite)
        }
        // Behind a noun.
        if isBy(i + 1) || laterFinite(i) { return remember(i, entry, .participle) }
        if hasPredicate(before: i) {
            let next = ahead(i)
            // "units sold in March" against "said sales dropped 5 percent".
            if next.cls == .preposition && !isChangePreposition(i + 1) || next.cls == nil || next.cls == .comma
                || next.cls == .conjunction
            {
                return remember(i, entry, lastPredicateTakesClause(i) ? .finite : .participle)
            }
        }
        return remember(i, entry, .finite)
    }

    private static let by = WordHash.of("by")
    private static let changePrepositions: Set<UInt64> = [WordHash.of("by"), WordHash.of("to"), WordHash.of("from")]
    private static let clauseVerbs: Set<UInt64> = Set(
        [
            "say", "announce", "report", "state", "add", "believe", "think", "know", "show", "confirm", "see", "expect",
            "predict", "estimate", "claim", "tell",
        ].map { WordHash.of($0) })

    private func isBy(_ i: Int) -> Bool { i < range.count && token(i).hash == Self.by }
    private func isChangePreposition(_ i: Int) -> Bool {
        i < range.count && Self.changePrepositions.contains(token(i).hash)
    }

    private func lastPredicateTakesClause(_ i: Int) -> Bool {
        var k = i - 1
        while k >= 0 {
            if classes[k] == .finite || classes[k] == .participle && lemmas[k] != 0 {
                return Self.clauseVerbs.contains(lemmas[k])
            }
            if classes[k] == .that || classes[k] == .subordinator { return true }
            if classes[k] == .be || classes[k] == .modal { return false }
            k -= 1
        }
        return false
    }

    /// Whether a finite verb follows `i` before the next comma or clause marker, so that the form at `i` is no predicate.
    private func laterFinite(_ i: Int) -> Bool {
        var k = i + 1
        while k < range.count {
            let t = token(k)
            if classes[k] == .number || classes[k] == .date || classes[k] == .name {
                k += 1
                continue
            }
            if t.kind == .punctuation && !t.isSign("-") { return false }
            if let e = SyntaxLexicon.words[t] {
                switch e.classes.first {
                case .be, .have, .modal, .do: return true
                case .relative, .that, .subordinator, .prepositionOrSubordinator, .conjunction, .to, .as, .than:
                    return false
                default: break
                }
                if e.classes.isEmpty && e.verb != 0 && !e.isNounToo && t.shape == .lower && !e.forms.contains(.base)
                    && !e.forms.contains(.gerund)
                {
                    return true
                }
            }
            k += 1
        }
        return false
    }

    /// Hyphenated compounds: the parts glued to a hyphen are one adjective or noun ("fuel-efficient", "mid-sized").
    private mutating func joinHyphens(_ fixed: [Bool]) {
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
