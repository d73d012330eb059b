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

    private static let comparisons = SyntaxWords.sets["comparisons"]
    private func isComparisonWord(_ i: Int) -> Bool { Self.comparisons.contains(stream.tokens[base + i].hash) }

    private mutating func nounPhrase(_ start: Int) -> Int {
        var chunk = Chunk(kind: .nounPhrase, tokens: base + start..<base + start, head: -1)
        let (i, head) = readNounPhrase(start, &chunk)
        guard i > start else { return single(start, .other) }
        chunk.tokens = base + start..<base + i
        chunk.head = base + (head < 0 ? i - 1 : head)
        // "are equal to", "was unchanged": adjectives without determiner or noun are a predicate, not a thing.
        if classes[start..<i].allSatisfy({ $0 == .adjective || $0 == .adverb }) { chunk.kind = .adjective }
        if pendingPossessor { chunk.possessor = chunks.count - 1 }
        pendingPossessor = false
        chunks.append(chunk)
        // The clitic belongs to the possessor; what follows is what is possessed.
        let isPossessor = i < classes.count && classes[i] == .genitive || isPluralGenitive(i)
        return isPossessor ? possessed(i + 1) : i
    }

    /// Whether the token at `i` is the apostrophe alone behind a plural: "analysts' forecasts".
    private func isPluralGenitive(_ i: Int) -> Bool {
        guard i + 1 < classes.count, classes[i] == .quotation, classes[i + 1].isNominal else { return false }
        let sign = stream.tokens[base + i]
        return !sign.spaceBefore && sign.count != 2 && sign.first != UInt8(ascii: "\"")
            && stream.tokens[base + i + 1].spaceBefore && isPluralS(i - 1)
    }

    /// Reads the tokens of a noun phrase and notes its mentions in `chunk`; the token behind it, and its head or -1.
    private func readNounPhrase(_ start: Int, _ chunk: inout Chunk) -> (end: Int, head: Int) {
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
        return (i, head)
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

    private static let definite = SyntaxWords.sets["definite"]
    private func isDefinite(_ i: Int) -> Bool { Self.definite.contains(stream.tokens[base + i].hash) }

    private static let be = WordHash.of("be")
    private static let have = WordHash.of("have")
    private static let `do` = WordHash.of("do")
    private static let pastForms = SyntaxWords.sets["past_forms"]

    /// A verb group as far as it has been read.
    private struct VerbReading {
        var verb = Chunk.Verb()
        /// The token of its full verb; -1 before that is read.
        var main = -1
        /// The last auxiliary.
        var auxiliary: SyntaxClass?
    }

    private mutating func verbGroup(_ start: Int) -> Int {
        var reading = VerbReading()
        var i = start
        while i < classes.count, reading.main < 0, isTaken(i, from: start, &reading) { i += 1 }
        let main = reading.main
        // Adverbs at the end belong to what follows.
        while i > start + 1 && classes[i - 1] == .adverb && main < i - 1 { i -= 1 }
        if main >= 0 {
            reading.verb.lemma = lemmas[main]
            reading.verb.isCopula = false
        }
        guard i > start else { return single(start, .other) }
        let head = main >= 0 ? main : i - 1
        chunks.append(Chunk(kind: .verbGroup, tokens: base + start..<base + i, head: base + head, verb: reading.verb))
        return i
    }

    /// Takes the token at `i` into a verb group that has no full verb yet; false where the group ends before it.
    private func isTaken(_ i: Int, from start: Int, _ reading: inout VerbReading) -> Bool {
        let auxiliary = reading.auxiliary
        switch classes[i] {
        case .adverb: return true
        case .negation:
            reading.verb.isNegated = true
            return true
        case .modal, .do, .have, .be: return isTaken(auxiliary: i, &reading)
        case .to:
            // "to sell" starts a group; "is to sell", "are to be closed" are scheduled.
            if i > start {
                guard auxiliary == .be, reading.verb.lemma == Self.be, i + 1 < classes.count, isVerbal(i + 1)
                else { return false }
                reading.verb.isScheduled = true
                reading.verb.isCopula = false
            } else {
                reading.verb.isInfinitive = true
            }
            reading.auxiliary = .to
            return true
        case .finite:
            if auxiliary != nil { return false }
            reading.verb.isPast = !isPresent(i)
        case .base: break
        case .participle:
            switch auxiliary {
            case .be: reading.verb.isPassive = true
            case .have: reading.verb.isPerfect = true
            case nil: reading.verb.isParticiple = true
            default: break
            }
        case .gerund:
            switch auxiliary {
            case .be: reading.verb.isProgressive = true
            case .have, nil: reading.verb.isGerund = true
            default: break
            }
        default: return false
        }
        reading.main = i
        return true
    }

    /// Takes an auxiliary; false where another one before it ends the group.
    private func isTaken(auxiliary i: Int, _ reading: inout VerbReading) -> Bool {
        let cls = classes[i]
        let before = reading.auxiliary
        switch cls {
        case .have:
            if before == .have || before == .be { return false }
            reading.verb.lemma = Self.have
        case .be:
            if before == .be && reading.verb.lemma == Self.be && !isBeen(i) { return false }
            if before == .have { reading.verb.isPerfect = true }
            reading.verb.lemma = Self.be
            reading.verb.isCopula = true
        case .do:
            if before != nil { return false }
            reading.verb.lemma = Self.do
        default:
            if before != nil { return false }
            reading.verb.modal = base + i
        }
        if endsNegated(i) { reading.verb.isNegated = true }
        if cls != .modal, Self.pastForms.contains(stream.tokens[base + i].hash) { reading.verb.isPast = true }
        reading.auxiliary = cls
        return true
    }

    private static let been = SyntaxWords.sets["been"]
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
