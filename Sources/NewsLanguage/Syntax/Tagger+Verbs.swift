internal import NewsModel

/// Which reading a word has that can be a verb: its neighbours tell verb from noun, past tense from participle.
extension Tagger {
    /// A token that has verb readings.
    mutating func verb(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
        let forms = entry.forms
        if forms.contains(.gerund) { return gerund(i, entry, previous) }
        if previous == .to || previous == .modal || previous == .do { return remember(i, entry, .base) }
        if forms.contains(.past) || forms.contains(.participle) {
            return isNounAsPast(i, entry, previous) ? .noun : pastForm(i, entry, previous)
        }
        // "Each spends 62 euros"
        if previous == .determiner, forms.contains(.third), i > 0, Self.standalone.contains(token(i - 1).hash),
            ahead(i).cls == .number || ahead(i).cls == .determiner
        {
            return remember(i, entry, .finite)
        }
        if entry.isNounToo { return presentOrNoun(i, entry, previous) }
        switch previous {
        case .determiner, .possessive, .genitive, .preposition: return .noun
        default: return remember(i, entry, .finite)
        }
    }

    /// Whether a form that can be past or participle, and a noun too ("cut", "bid"), is the noun.
    private func isNounAsPast(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> Bool {
        guard entry.isNounToo else { return false }
        switch previous {
        case .determiner, .possessive, .genitive, .adjective, .preposition: return true
        case .noun, .number: return nounFollows(i) || hasPredicate(before: i)
        default: return false
        }
    }

    /// A present form that is a noun too ("sales", "rise"): a verb where the words around it say so.
    private mutating func presentOrNoun(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
        switch previous {
        case .determiner, .possessive, .genitive, .adjective, .number, .preposition, .be, .have: return .noun
        case .pronoun, .relative: return remember(i, entry, .finite)
        case .noun, .name, .that, .close, .participle:
            return isPresentBehindNoun(i, entry.forms, previous) ? remember(i, entry, .finite) : .noun
        case nil:
            return ahead(i).cls == .determiner && entry.forms.contains(.base) ? remember(i, entry, .finite) : .noun
        default:
            guard let cls = presentInClause(i, entry.forms, previous) else { return .noun }
            return remember(i, entry, cls)
        }
    }

    /// Whether a form behind a noun or name is its predicate.
    private func isPresentBehindNoun(_ i: Int, _ forms: WordEntry.Forms, _ previous: SyntaxClass?) -> Bool {
        if hasPredicate(before: i) { return false }
        let next = ahead(i)
        guard forms.contains(.third) || isPlural(i - 1) || previous == .name && isCoordinated(i - 1) else {
            return false
        }
        switch next.cls {
        case .to, .determiner, .possessive, .number, .particle, .that, .name, .adjective: return true
        default: break
        }
        // "Ryanair exercises options": a headline's verb between a name and a noun that is no verb itself.
        if forms.contains(.third), previous == .name, next.cls == nil || next.cls == .noun,
            next.entry.map({ $0.verb == 0 || $0.forms.contains(.third) }) ?? true,
            i + 1 < range.count, token(i + 1).kind == .word, !laterVerb(i)
        {
            return true
        }
        // "GM sales jump in March": the last candidate before a preposition other than `of`.
        return next.cls == .preposition && !isOf(i + 1) && !laterVerb(i)
    }

    /// The verb class of a form behind an adverb, a date or a conjunction; nil where it is the noun.
    private func presentInClause(_ i: Int, _ forms: WordEntry.Forms, _ previous: SyntaxClass?) -> SyntaxClass? {
        let next = ahead(i)
        // "The total now stands at 12 million."
        if forms.contains(.third), previous == .adverb || previous == .date, next.cls == .preposition, !isOf(i + 1),
            !hasPredicate(before: i)
        {
            return .finite
        }
        // "weighs 652 grams and starts at $499", "will pay a dividend and spend $8 billion"
        if previous == .conjunction {
            if forms.contains(.third), i + 2 < range.count, token(i + 1).hash == Self.at, classes[i + 2] == .number,
                hasPredicate(before: i)
            {
                return .finite
            }
            if forms.contains(.base), next.cls == .number || next.cls == .determiner || next.cls == .possessive,
                hasModal(before: i)
            {
                return .base
            }
        }
        return forms.contains(.third) && (next.cls == .determiner || next.cls == .number || next.cls == .to)
            && !hasPredicateSinceComma(i) ? .finite : nil
    }

    /// The comma in front of the "which" or "where" clause that the comma at `i` ends.
    func openingComma(before i: Int) -> Int? {
        var k = i - 1
        while k > 0 {
            if classes[k - 1] == .comma, classes[k] == .relative || token(k).hash == Self.whereWord { return k - 1 }
            if classes[k] == .comma { return nil }
            k -= 1
        }
        return nil
    }
    static let whereWord = WordHash.of("where")

    /// Whether a modal or "to" stands before `i`, with no clause marker or other predicate between.
    func hasModal(before i: Int) -> Bool {
        var k = i - 1
        while k >= 0 {
            switch classes[k] {
            case .modal, .to: return true
            case .finite, .semicolon, .colon, .relative, .that, .subordinator, .dash: return false
            default: k -= 1
            }
        }
        return false
    }

    /// Whether the name that ends at `i` is joined to another by "and": a plural subject.
    func isCoordinated(_ i: Int) -> Bool {
        var k = i
        while k >= 0, classes[k] == .name { k -= 1 }
        guard k > 0, classes[k] == .conjunction, k < i else { return false }
        return classes[k - 1] == .name || classes[k - 1] == .noun
    }

    func isOf(_ i: Int) -> Bool { i < range.count && token(i).hash == Self.of }
    static let of = WordHash.of("of")

    func nounFollows(_ i: Int) -> Bool {
        let next = ahead(i)
        return next.cls == .preposition || next.cls == .comma || next.cls == .conjunction
    }

    func isPlural(_ i: Int) -> Bool {
        i >= 0 && (ends(token(i), "s") && !ends(token(i), "ss") || Self.plurals.contains(token(i).hash))
    }
    static let plurals = SyntaxWords.sets["plurals"]

    func hasPredicateSinceComma(_ i: Int) -> Bool {
        var k = i - 1
        while k >= 0, classes[k] != .comma, classes[k] != .conjunction {
            if classes[k] == .finite { return true }
            k -= 1
        }
        return false
    }

    /// Whether an unambiguous predicate follows before the next boundary.
    func laterVerb(_ i: Int) -> Bool {
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

    mutating func gerund(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
        switch previous {
        case .determiner, .possessive, .genitive, .adjective, .number: return nounNext(i) ? .adjective : .noun
        default: return remember(i, entry, .gerund)
        }
    }

    func nounNext(_ i: Int) -> Bool {
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
    mutating func pastForm(_ i: Int, _ entry: WordEntry, _ previous: SyntaxClass?) -> SyntaxClass {
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
        // "The court on Wednesday rejected an appeal", "Acme said on Tuesday it had …"
        if previous == .date, !isBy(i + 1), !hasPredicate(before: i) { return remember(i, entry, .finite) }
        if entry.verb == Self.say, previous != nil, previous != .open,
            ahead(i).cls != .to, !isBy(i + 1)
        {
            return remember(i, entry, .finite)
        }
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
                // "Acton, where prices had collapsed, recovered": the predicate of the clause in between is not this one's.
                let relative = openingComma(before: i - 1)
                if relative == nil, closesBeforePredicate(i) { return remember(i, entry, .participle) }
                return remember(
                    i, entry, hasPredicate(before: relative ?? i) || laterFinite(i) ? .participle : .finite)
            }
            return remember(i, entry, .finite)
        }
        // Behind a noun.
        if isBy(i + 1) && !isByAmount(i + 1) || laterFinite(i) { return remember(i, entry, .participle) }
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

    static let by = WordHash.of("by")
    static let standalone = SyntaxWords.sets["standalone"]
    static let say = WordHash.of("say")
    static let nominatives = SyntaxWords.sets["nominatives"]

    /// Whether a comma ends what the participle at `i` opens and the predicate stands right behind it: "Acme, spun out of a
    /// university, employs 60".
    func closesBeforePredicate(_ i: Int) -> Bool {
        var k = i + 1
        while k < range.count, classes[k] != .comma, !token(k).isSign(",") {
            if token(k).kind == .punctuation, !token(k).isSign("-") { return false }
            switch SyntaxLexicon.words[token(k)]?.classes.first {
            case .be, .have, .modal, .do, .relative, .that, .subordinator: return false
            default: k += 1
            }
        }
        k += 1
        while k < range.count, SyntaxLexicon.words[token(k)]?.classes.first == .adverb { k += 1 }
        guard k < range.count, token(k).kind == .word, let next = SyntaxLexicon.words[token(k)] else { return false }
        switch next.classes.first {
        case .be, .have, .modal, .do: return true
        case nil: break
        default: return false
        }
        // A past form behind the comma may be a participle too; a present one is the predicate.
        return next.verb != 0 && token(k).shape == .lower
            && (next.forms.contains(.third) && !next.isNounToo
                || next.forms.contains(.past) && (!next.forms.contains(.participle) || next.verb == Self.say))
    }

    static let changePrepositions = SyntaxWords.sets["change_prepositions"]
    static let clauseVerbs = SyntaxWords.sets["clause_takers"]

    func isBy(_ i: Int) -> Bool { i < range.count && token(i).hash == Self.by }

    /// "said sales dropped by (about) 5 percent": no agent stands behind `by`, but how much.
    private func isByAmount(_ i: Int) -> Bool {
        var k = i + 1
        while k < range.count, k < i + 4,
            Self.approximators.contains(token(k).hash) || Self.comparatives.contains(token(k).hash)
                || token(k).hash == Self.than || token(k).hash == Self.up || token(k).hash == Self.to
        {
            k += 1
        }
        return k < range.count && classes[k] == .number
    }
    func isChangePreposition(_ i: Int) -> Bool {
        i < range.count && Self.changePrepositions.contains(token(i).hash)
    }

    func lastPredicateTakesClause(_ i: Int) -> Bool {
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
    func laterFinite(_ i: Int) -> Bool {
        var k = i + 1
        while k < range.count {
            let t = token(k)
            if classes[k] == .number || classes[k] == .date || classes[k] == .name {
                k += 1
                continue
            }
            if t.kind == .punctuation && !t.isSign("-") { return false }
            // "Acme bought the firm it had …": another clause begins.
            if Self.nominatives.contains(t.hash) { return false }
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
}
