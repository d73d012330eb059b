internal import NewsLanguage
internal import NewsModel

/// What one document calls its companies: kinds agreed over all mentions of a name, short forms and initials joined with the
/// full name, and mentions added where the model overlooked a name that it found elsewhere.
struct DocumentNames {
    /// A name with its place among the document's companies.
    struct Resolved {
        var span: NameSpan
        /// Tokens of the fullest mention of the same name.
        var canonical: Range<Int>
        /// Number of the company in the document; nil for other names.
        var company: Int?
    }

    /// One name, by its words.
    struct Form {
        /// A mention of it, without legal form.
        var core: Range<Int>
        var letters: [UInt64]
        /// Sum of confidences, by kind.
        var votes = [Double](repeating: 0, count: NameKind.allCases.count)
        var best = 0.0
        var count = 0
        /// Fullest mention.
        var fullest: Range<Int>
        var group = -1
        /// The text, the starter list or the user's list says that it is a company's.
        var isProven = false
        /// No name at all, but common words.
        var isCommon = false
    }

    /// Rules by which a name is a company's for sure.
    static let proofs: Set<String> = [
        "ticker", "legal_form", "watch_list", "known_company", "listed_name", "cue",
    ]

    let stream: TokenStream
    let lexicon: NameLexicon
    var forms: [Form] = []
    private var numbers: [UInt64: Int] = [:]

    init(_ stream: TokenStream, lexicon: NameLexicon) {
        self.stream = stream
        self.lexicon = lexicon
    }

    /// Resolves the spans of a whole document, in reading order.
    mutating func resolve(_ found: [NameSpan], _ surroundings: NameSurroundings) -> [Resolved] {
        var spans = found
        for span in spans { count(span) }
        settleBracketed(&spans)
        settleLists(spans)
        settleSurnames()
        settleFullNames()
        settleFirstWords()
        settleBeginnings()
        settleClubs()
        settleExplained(spans)
        settleCredits(spans)
        settleEverydayWords(spans, surroundings)
        settleCounted(spans)
        settleThings(spans)
        addFirstWords()
        for i in spans.indices { agree(&spans[i]) }
        settleNamesakes(&spans)
        joinForms()
        spans += overlooked(besides: spans)
        spans.removeAll { isCommon($0) || isBroken($0) }
        spans.removeAll { isDoubtful($0) }
        settleUnsupported(&spans)
        spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return spans.map { span in
            guard let number = numbers[key(core(span.tokens))] else {
                return Resolved(span: span, canonical: span.tokens)
            }
            let group =
                forms[number].group >= 0 && span.kind == forms[forms[number].group].kind ? forms[number].group : number
            return Resolved(span: span, canonical: forms[group].fullest, company: span.kind == .company ? group : nil)
        }
    }

    /// Least probability of a company mention that nothing but the model supports.
    private static let leastConfidence = 0.55

    private func isDoubtful(_ span: NameSpan) -> Bool {
        guard span.kind == .company, span.confidence < Self.leastConfidence,
            let number = numbers[key(core(span.tokens))]
        else { return false }
        return forms[number].best < Self.leastConfidence && knownRow(forms[number].core) == nil
    }

    /// Whether a name holds a character that the page's encoding lost.
    private func isBroken(_ span: NameSpan) -> Bool {
        span.tokens.contains { i in
            let token = stream.tokens[i]
            guard token.shape != .lower, token.count > 2 else { return false }
            return (Int(token.start)..<Int(token.end) - 2).contains {
                stream.bytes[$0] == 0xEF && stream.bytes[$0 + 1] == 0xBF && stream.bytes[$0 + 2] == 0xBD
            }
        }
    }

    private func isCommon(_ span: NameSpan) -> Bool {
        guard span.kind == .company || span.kind == .organisation || span.kind == .other else { return false }
        return number(ofCore: span.tokens).map { forms[$0].isCommon } ?? false
    }

    /// So many times a mention's own votes overrule its kind: a little more than half of a name's mentions decide.
    private static let overruled = 1.2

    /// Votes of a cue beyond its confidence.
    private static let cueVotes = 2.0

    /// So many times the votes for an organisation make a name a company's.
    fileprivate static let companyLean = 0.75

    // MARK: Forms

    /// The name without legal form.
    private func core(_ range: Range<Int>) -> Range<Int> {
        let suffix = LegalForms.suffixLength(stream.tokens[range])
        return range.lowerBound..<max(range.lowerBound + 1, range.upperBound - suffix)
    }

    /// Hash of the letters of a token: spellings with and without apostrophe or accent sign are one.
    func letters(_ token: Token) -> UInt64 {
        var h: UInt64 = 0xcbf2_9ce4_8422_2325
        for i in Int(token.start)..<Int(token.end) {
            let b = stream.bytes[i]
            if b == 0x27 || b == 0x2E || b == 0xE2 || b == 0x80 || b == 0x99 { continue }
            h = (h ^ UInt64(b >= 0x41 && b <= 0x5A ? b | 0x20 : b)) &* 0x0000_0100_0000_01b3
        }
        return h
    }

    private func key(_ range: Range<Int>) -> UInt64 {
        var h: UInt64 = 0
        for i in range where stream.tokens[i].kind != .punctuation { h = WordHash.join(h, letters(stream.tokens[i])) }
        return h
    }

    private mutating func number(of range: Range<Int>) -> Int {
        let core = core(range)
        let key = key(core)
        if let number = numbers[key] { return number }
        numbers[key] = forms.count
        forms.append(
            Form(
                core: core,
                letters: core.filter { stream.tokens[$0].kind != .punctuation }.map { letters(stream.tokens[$0]) },
                fullest: range))
        return forms.count - 1
    }

    /// Adds a name that was not found as one, with the votes of another.
    mutating func add(_ range: Range<Int>, like other: Int) {
        let number = number(of: range)
        forms[number].votes = forms[other].votes
        forms[number].best = forms[other].best
    }

    private mutating func count(_ span: NameSpan) {
        let number = number(of: span.tokens)
        if span.rule == "model", span.kind == .company || span.kind == .organisation {
            forms[number].votes[Int(NameKind.company.rawValue)] += span.confidence * span.companyShare
            forms[number].votes[Int(NameKind.organisation.rawValue)] += span.confidence * (1 - span.companyShare)
        } else {
            // What a word beside the name says outright outweighs what the model thinks elsewhere.
            forms[number].votes[Int(span.kind.rawValue)] += span.confidence + (span.rule == "cue" ? Self.cueVotes : 0)
        }
        forms[number].best = max(forms[number].best, span.confidence)
        forms[number].count += 1
        if span.kind == .company, Self.proofs.contains(span.rule) { forms[number].isProven = true }
        if span.tokens.count > forms[number].fullest.count { forms[number].fullest = span.tokens }
    }

    /// The name that the tokens of a mention are, whatever its legal form.
    func number(ofCore mention: Range<Int>) -> Int? { numbers[key(core(mention))] }

    /// Whether nothing but the model says that a name is a company's.
    func isUnproven(_ form: Form) -> Bool {
        !form.isProven && form.fullest.count == form.core.count && knownRow(form.core) == nil
    }

    // MARK: Kinds

    /// Makes a name one of `kind`, whatever the model thinks of its mentions.
    mutating func decide(_ number: Int, _ kind: NameKind) {
        let all = forms[number].votes.reduce(0, +)
        forms[number].votes[Int(kind.rawValue)] += 2 + 2 * all
    }

    /// A short form in brackets is what the full name before it is: `Banco Bilbao Vizcaya Argentaria (BBVA)`.
    private mutating func settleBracketed(_ spans: inout [NameSpan]) {
        let tokens = stream.tokens
        var added: [NameSpan] = []
        for (i, span) in spans.enumerated() where span.kind == .company || span.kind == .organisation {
            let open = span.tokens.upperBound
            guard span.tokens.count > 1, open + 2 < tokens.count, tokens[open].isSign("("), tokens[open + 2].isSign(")")
            else { continue }
            let short = tokens[open + 1]
            guard short.shape == .upper || (short.shape == .mixed && short.kind != .number), short.count > 1 else {
                continue
            }
            if i + 1 < spans.count, spans[i + 1].tokens == open + 1..<open + 2 {
                if spans[i + 1].rule == "credit" { continue }
                // A usual abbreviation of something else, unless the name before it is a company's for sure.
                if spans[i + 1].rule == "not_company", !Self.proofs.contains(span.rule) { continue }
                spans[i + 1].kind = span.kind
            } else {
                added.append(
                    NameSpan(
                        tokens: open + 1..<open + 2, kind: span.kind, confidence: span.confidence * 0.9, rule: "bracket"
                    ))
            }
            let number = number(of: open + 1..<open + 2)
            // Initials of a company's name are the company, whatever else they may be short for.
            if span.kind == .company, explains(open, short) != nil {
                decide(number, .company)
            } else {
                forms[number].votes[Int(span.kind.rawValue)] += 2
            }
            forms[number].best = max(forms[number].best, 0.9)
            forms[number].group = self.number(of: span.tokens)
        }
        spans += added
        spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Gives a mention the kind that the document's other mentions of the name agree on.
    private func agree(_ span: inout NameSpan) {
        guard let number = numbers[key(core(span.tokens))], span.rule != "credit", span.rule != "product",
            span.rule != "ticker", span.rule != "not_company" || forms[number].group >= 0
        else { return }
        let votes = forms[number].votes
        if span.kind == .company || span.kind == .organisation {
            // In doubt between the two a story means a company.
            let kind: NameKind =
                votes[Int(NameKind.company.rawValue)] >= Self.companyLean * votes[Int(NameKind.organisation.rawValue)]
                ? .company : .organisation
            if kind != span.kind, span.rule == "model" {
                span.kind = kind
                span.rule = "agreement"
            }
        }
        guard let top = votes.indices.max(by: { votes[$0] < votes[$1] }), let kind = NameKind(rawValue: UInt8(top)),
            kind != span.kind
        else { return }
        let mine = votes[Int(span.kind.rawValue)]
        let related =
            (kind == .company || kind == .organisation) && (span.kind == .company || span.kind == .organisation)
        // A company that is in doubt everywhere convinces nobody.
        if !related, votes[top] > Self.overruled * mine,
            kind != .company || forms[number].best >= Self.leastConfidence
        {
            span.kind = kind
            span.rule = "agreement"
        }
    }

    // MARK: Aliases

    /// Joins short forms with full names: `Lockheed` with `Lockheed Martin`, `EADS` by its initials, known aliases.
    private mutating func joinForms() {
        var rows: [Int: Int] = [:]
        var shorts = ShortForms()
        // Fullest first, so that short forms find them.
        let order = forms.indices.filter { forms[$0].kind == .company || forms[$0].kind == .organisation }.sorted {
            (forms[$1].letters.count, $0) < (forms[$0].letters.count, $1)
        }
        for i in order {
            if forms[i].group >= 0 {
                if forms[i].group == i { shorts.add(i, forms[i].letters, initials(of: forms[i])) }
                continue
            }
            forms[i].group = i
            let core = forms[i].core
            var row: Int?
            if let known = KnownCompanies.name(stream.tokens, at: core.lowerBound, end: core.upperBound),
                known.count == core.count
            {
                if let group = rows[known.value.row] {
                    forms[i].group = group
                    continue
                }
                rows[known.value.row] = i
                row = known.value.row
            }
            var longer: Int?
            for j in shorts.candidates(forms[i].letters, written(forms[i])) where isShort(forms[i], of: forms[j]) {
                // A company known by this name is not its unit: Boeing and Boeing Commercial Airplanes are two.
                if let row, rows[row] == i, knownRow(forms[j].core) != row, !isInitials(forms[i], of: forms[j]),
                    !addsPlace(forms[j], to: forms[i])
                {
                    continue
                }
                guard longer == nil else {
                    // Two candidates: in doubt it stays by itself.
                    longer = nil
                    break
                }
                longer = j
            }
            if let longer { forms[i].group = longer }
            if forms[i].group == i { shorts.add(i, forms[i].letters, initials(of: forms[i])) }
        }
        // A bracket's short form may itself have been joined.
        for i in forms.indices where forms[i].group >= 0 {
            let group = forms[i].group
            if forms[group].group >= 0, forms[group].group != group { forms[i].group = forms[group].group }
            let target = forms[i].group
            if forms[i].fullest.count > forms[target].fullest.count { forms[target].fullest = forms[i].fullest }
        }
    }

    /// Whether the longer name only says where: Ford and Ford Australia.
    private func addsPlace(_ long: Form, to short: Form) -> Bool {
        long.core.dropFirst(short.core.count).allSatisfy {
            !lexicon[stream.tokens[$0].hash].marks.isDisjoint(with: [.country, .town])
        }
    }

    func knownRow(_ core: Range<Int>) -> Int? {
        guard let known = KnownCompanies.name(stream.tokens, at: core.lowerBound, end: core.upperBound),
            known.count == core.count
        else { return nil }
        return known.value.row
    }

    /// Whether the same kind of name is told by its first words or initials.
    private func isShort(_ short: Form, of long: Form) -> Bool {
        short.kind == long.kind
            && (long.letters.count > short.letters.count && long.letters.starts(with: short.letters)
                || isInitials(short, of: long))
    }

    /// Whether `short` is made of the first letters of `long`'s capitalised words.
    private func isInitials(_ short: Form, of long: Form) -> Bool {
        guard let written = written(short) else { return false }
        return initials(of: long).starts(with: written)
    }

    /// The letters of a name that may be made of initials.
    private func written(_ short: Form) -> [UInt8]? {
        guard short.core.count == 1 else { return nil }
        let word = stream.tokens[short.core.lowerBound]
        guard word.shape == .upper, word.count >= 2, word.count <= 7 else { return nil }
        let written = stream.bytes[Int(word.start)..<Int(word.end)].filter { $0 != 0x2E }
        return written.count >= 2 ? written : nil
    }

    /// First letters of the capitalised words of a name of three words or more.
    private func initials(of long: Form) -> [UInt8] {
        guard long.letters.count > 2 else { return [] }
        return long.fullest.filter { NameIslands.isCased(stream.tokens[$0]) }.map { stream.tokens[$0].first }
    }
}

extension DocumentNames.Form {
    private static let others: [NameKind] = NameKind.allCases.filter { $0 != .company && $0 != .organisation }

    /// The kind most mentions have.
    var kind: NameKind {
        let company = votes[Int(NameKind.company.rawValue)]
        let organisation = votes[Int(NameKind.organisation.rawValue)]
        if let other = Self.others.max(by: { votes[Int($0.rawValue)] < votes[Int($1.rawValue)] }),
            votes[Int(other.rawValue)] > company + organisation
        {
            return other
        }
        return company >= DocumentNames.companyLean * organisation ? .company : .organisation
    }
}
