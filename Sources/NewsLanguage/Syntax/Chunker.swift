/// Groups the classed tokens of a sentence into noun phrases and verb groups.
struct Chunker {
    private let stream: TokenStream
    private let base: Int
    private let classes: [SyntaxClass]
    private let lemmas: [UInt64]
    private let atomAt: [SyntaxAtom?]
    private(set) var chunks: [Chunk] = []

    init(_ stream: TokenStream, _ tagger: Tagger, atoms: [SyntaxAtom]) {
        self.stream = stream
        base = tagger.range.lowerBound
        classes = tagger.classes
        lemmas = tagger.lemmas
        var table = [SyntaxAtom?](repeating: nil, count: tagger.range.count)
        for atom in atoms {
            for t in atom.tokens where tagger.range.contains(t) { table[t - base] = atom }
        }
        atomAt = table
        run()
    }

    private func atomEnd(_ i: Int) -> Int {
        guard let atom = atomAt[i] else { return i + 1 }
        return max(i + 1, min(atom.tokens.upperBound - base, classes.count))
    }

    private mutating func run() {
        var i = 0
        while i < classes.count {
            let next: Int
            switch classes[i] {
            case .noun, .name, .adjective, .number, .determiner, .possessive, .pronoun, .existential:
                next = nounPhrase(i)
            case .date: next = date(i)
            case .modal, .be, .have, .do, .finite, .base, .participle, .gerund: next = verbGroup(i)
            case .to: next = i + 1 < classes.count ? verbGroup(i) : single(i, .other)
            case .negation: next = isVerbal(i + 1) ? verbGroup(i) : single(i, .adverb)
            case .genitive: next = single(i, .other)
            case .relative, .that: next = single(i, .relative)
            case .subordinator: next = single(i, .subordinator)
            case .preposition, .than: next = single(i, .preposition)
            case .prepositionOrSubordinator, .as:
                next = single(i, .preposition)
                chunks[chunks.count - 1].canSubordinate = true
            case .particle: next = single(i, .particle)
            case .conjunction: next = single(i, .conjunction)
            case .adverb: next = adverb(i)
            case .comma: next = single(i, .comma)
            case .open: next = single(i, .open)
            case .close: next = single(i, .close)
            case .dash: next = single(i, .dash)
            case .colon: next = single(i, .colon)
            case .semicolon: next = single(i, .semicolon)
            case .quotation: next = single(i, .quotation)
            case .stop: next = single(i, .stop)
            case .other: next = single(i, .other)
            }
            i = max(next, i + 1)
        }
    }

    private func isVerbal(_ i: Int) -> Bool {
        guard i < classes.count else { return false }
        switch classes[i] {
        case .modal, .be, .have, .do, .finite, .base, .participle, .gerund, .to: return true
        default: return false
        }
    }

    private mutating func single(_ i: Int, _ kind: Chunk.Kind) -> Int {
        chunks.append(
            Chunk(
                kind: kind, tokens: base + i..<base + i + 1, head: base + i,
                isOf: stream.tokens[base + i].hash == Self.of))
        return i + 1
    }

    private static let of = WordHash.of("of")

    /// An adverb; before a nominal it joins the noun phrase ("nearly 400 jobs").
    private mutating func adverb(_ i: Int) -> Int {
        var k = i
        while k < classes.count && classes[k] == .adverb { k += 1 }
        if k < classes.count, isVerbal(k), classes[k] != .to { return verbGroup(i) }
        return single(i, .adverb)
    }

    /// A date stands alone unless a noun follows that it modifies ("a 27-year contract", "the 2008 model").
    private mutating func date(_ i: Int) -> Int {
        let end = atomEnd(i)
        if end < classes.count, classes[end] == .noun || classes[end] == .adjective, !isComparisonWord(end) {
            return nounPhrase(i)
        }
        var chunk = Chunk(kind: .date, tokens: base + i..<base + end, head: base + end - 1)
        if let atom = atomAt[i] { chunk.dates.append(atom.index) }
        chunks.append(chunk)
        return end
    }

    private static let comparisons: WordSet = WordSet(
        ["earlier", "later", "ago", "before", "period", "quarter"].map { WordHash.of($0) })
    private func isComparisonWord(_ i: Int) -> Bool { Self.comparisons.contains(stream.tokens[base + i].hash) }

    private mutating func nounPhrase(_ start: Int) -> Int {
        var chunk = Chunk(kind: .nounPhrase, tokens: base + start..<base + start, head: -1)
        var i = start
        var head = -1
        var seenNominal = false
        var lastAtom: SyntaxAtom.Kind?
        loop: while i < classes.count {
            switch classes[i] {
            case .pronoun, .existential:
                if i > start { break loop }
                head = i
                i += 1
                seenNominal = true
                break loop
            case .determiner, .possessive:
                // "all the cars" goes on; a determiner behind a noun starts another phrase.
                if seenNominal { break loop }
                if classes[i] == .possessive || isDefinite(i) { chunk.isDefinite = true }
                i += 1
            case .adverb:
                guard i + 1 < classes.count, classes[i + 1] == .adjective || classes[i + 1] == .number,
                    !seenNominal || classes[i + 1] == .adjective && lastAtom == .figure
                else { break loop }
                i += 1
            case .number:
                if let atom = atomAt[i], atom.kind == .figure {
                    // "gave Airbus 20 jets": a figure behind a noun starts another phrase.
                    if seenNominal { break loop }
                    chunk.figures.append(atom.index)
                    lastAtom = .figure
                } else {
                    lastAtom = nil
                }
                head = atomEnd(i) - 1
                i = atomEnd(i)
                seenNominal = seenNominal || lastAtom == nil
            case .date:
                // Only as a modifier.
                let end = atomEnd(i)
                guard !seenNominal, end < classes.count, classes[end].isNominal, !isComparisonWord(end) else {
                    break loop
                }
                if let atom = atomAt[i] { chunk.dates.append(atom.index) }
                i = end
            case .name:
                if let atom = atomAt[i], atom.kind == .name { chunk.names.append(atom.index) }
                head = atomEnd(i) - 1
                i = atomEnd(i)
                seenNominal = true
                lastAtom = nil
            case .noun, .adjective:
                if classes[i] == .noun || head < 0 || classes[head] != .noun { head = i }
                i = atomEnd(i)
                seenNominal = true
                lastAtom = nil
            case .conjunction:
                // "Standard & Poor's": part of a name.
                guard stream.tokens[base + i].isSign("&"), i > start, i + 1 < classes.count, classes[i + 1] == .name,
                    classes[i - 1] == .name
                else { break loop }
                i += 1
            default: break loop
            }
        }
        guard i > start else { return single(start, .other) }
        if head < 0 { head = i - 1 }
        chunk.tokens = base + start..<base + i
        chunk.head = base + head
        // "are equal to", "was unchanged": adjectives without determiner or noun are a predicate, not a thing.
        if classes[start..<i].allSatisfy({ $0 == .adjective || $0 == .adverb }) { chunk.kind = .adjective }
        if pendingPossessor { chunk.possessor = chunks.count - 1 }
        pendingPossessor = false
        chunks.append(chunk)
        // The clitic belongs to the possessor; what follows is what is possessed.
        if i < classes.count && classes[i] == .genitive {
            return possessed(i + 1)
        }
        // An apostrophe alone behind a plural: "analysts' forecasts".
        if i + 1 < classes.count, classes[i] == .quotation, !stream.tokens[base + i].spaceBefore,
            stream.tokens[base + i].count != 2,
            stream.tokens[base + i].first != UInt8(ascii: "\""), classes[i + 1].isNominal,
            stream.tokens[base + i + 1].spaceBefore, isPluralS(i - 1)
        {
            return possessed(i + 1)
        }
        return i
    }

    private var pendingPossessor = false
    private var depth = 0
    /// Chains of possessors ("the firm's owner's bank's") are followed this far.
    private static let maximumDepth = 16

    /// The noun phrase that a possessor owns, where one starts at `i`; the next token to read.
    private mutating func possessed(_ i: Int) -> Int {
        guard i < classes.count, classes[i].isNominal || classes[i] == .date, depth < Self.maximumDepth else {
            return i
        }
        depth += 1
        pendingPossessor = true
        let end = nounPhrase(i)
        pendingPossessor = false
        depth -= 1
        return end
    }

    private func isPluralS(_ i: Int) -> Bool {
        let token = stream.tokens[base + i]
        return stream.bytes[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s")
    }

    private static let definite: WordSet = WordSet(["the", "this", "that", "these", "those"].map { WordHash.of($0) })
    private func isDefinite(_ i: Int) -> Bool { Self.definite.contains(stream.tokens[base + i].hash) }

    private static let be = WordHash.of("be")
    private static let have = WordHash.of("have")
    private static let `do` = WordHash.of("do")
    private static let pastForms: WordSet = WordSet(["was", "were", "had", "did"].map { WordHash.of($0) })

    private mutating func verbGroup(_ start: Int) -> Int {
        var verb = Chunk.Verb()
        var i = start
        var main = -1
        var auxiliary: SyntaxClass?
        loop: while i < classes.count {
            let cls = classes[i]
            switch cls {
            case .adverb: break
            case .negation: verb.isNegated = true
            case .modal:
                if main >= 0 || auxiliary != nil { break loop }
                verb.modal = base + i
                if endsNegated(i) { verb.isNegated = true }
                auxiliary = .modal
            case .do:
                if main >= 0 || auxiliary != nil { break loop }
                auxiliary = .do
                if endsNegated(i) { verb.isNegated = true }
                if Self.pastForms.contains(stream.tokens[base + i].hash) { verb.isPast = true }
                verb.lemma = Self.do
            case .have:
                if main >= 0 { break loop }
                if auxiliary == .have || auxiliary == .be { break loop }
                if endsNegated(i) { verb.isNegated = true }
                if Self.pastForms.contains(stream.tokens[base + i].hash) { verb.isPast = true }
                auxiliary = .have
                verb.lemma = Self.have
            case .be:
                if main >= 0 { break loop }
                if auxiliary == .be && verb.lemma == Self.be && !isBeen(i) { break loop }
                if auxiliary == .have { verb.isPerfect = true }
                if endsNegated(i) { verb.isNegated = true }
                if Self.pastForms.contains(stream.tokens[base + i].hash) { verb.isPast = true }
                auxiliary = .be
                verb.lemma = Self.be
                verb.isCopula = true
            case .to:
                // "to sell" starts a group; "is to sell", "are to be closed" are scheduled.
                if i > start {
                    guard auxiliary == .be, main < 0, verb.lemma == Self.be, i + 1 < classes.count, isVerbal(i + 1)
                    else { break loop }
                    verb.isScheduled = true
                    verb.isCopula = false
                    auxiliary = .to
                } else {
                    verb.isInfinitive = true
                    auxiliary = .to
                }
            case .finite:
                if main >= 0 || auxiliary != nil { break loop }
                main = i
                verb.isPast = !isPresent(i)
            case .base:
                if main >= 0 { break loop }
                main = i
            case .participle:
                if main >= 0 { break loop }
                main = i
                if auxiliary == .be {
                    verb.isPassive = true
                } else if auxiliary == .have {
                    verb.isPerfect = true
                } else if auxiliary == nil {
                    verb.isParticiple = true
                }
            case .gerund:
                if main >= 0 { break loop }
                main = i
                if auxiliary == .be {
                    verb.isProgressive = true
                } else if auxiliary == nil || auxiliary == .have {
                    verb.isGerund = true
                }
            default: break loop
            }
            i += 1
            if main >= 0 { break }
        }
        // Adverbs at the end belong to what follows.
        while i > start + 1 && classes[i - 1] == .adverb && main < i - 1 { i -= 1 }
        if main >= 0 {
            verb.lemma = lemmas[main]
            verb.isCopula = false
        }
        guard i > start else { return single(start, .other) }
        let head = main >= 0 ? main : i - 1
        chunks.append(Chunk(kind: .verbGroup, tokens: base + start..<base + i, head: base + head, verb: verb))
        return i
    }

    private static let been: WordSet = WordSet(["been", "being", "be"].map { WordHash.of($0) })
    private func isBeen(_ i: Int) -> Bool { Self.been.contains(stream.tokens[base + i].hash) }

    private func isPresent(_ i: Int) -> Bool {
        guard let entry = SyntaxLexicon.words[stream.tokens[base + i]] else { return false }
        return !entry.forms.contains(.past)
    }

    private func endsNegated(_ i: Int) -> Bool {
        let token = stream.tokens[base + i]
        return token.count > 3 && stream.bytes[Int(token.end) - 1] | 0x20 == UInt8(ascii: "t")
            && stream.bytes[Int(token.end) - 3] | 0x20 != UInt8(ascii: "g")
            && stream.bytes[Int(token.start)..<Int(token.end)].contains(where: { $0 == 0x27 || $0 == 0xE2 })
            || token.hash == Self.cannot
    }
    private static let cannot = WordHash.of("cannot")
}
