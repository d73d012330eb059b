internal import NewsLanguage
internal import NewsModel

/// What one document calls its companies: one canonical name for all aliases, and aliases found where no rule saw them.
struct DocumentNames {
    private let stream: TokenStream
    /// Canonical company of a name's words, by the hash of all its tokens.
    private var groups: [UInt64: Int] = [:]
    /// Fullest name of each company, as token ranges.
    private(set) var names: [Range<Int>] = []

    init(_ stream: TokenStream) { self.stream = stream }

    /// Gives every company span a company number and adds mentions of their short forms.
    mutating func resolve(_ spans: [NameSpan]) -> [(span: NameSpan, company: Int?)] {
        var spans = spans
        // Short forms in brackets behind a full name: "Banco Bilbao Vizcaya Argentaria (BBVA)".
        for span in spans where span.kind == .company { register(span.tokens) }
        spans += aliases(besides: spans)
        spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return spans.map { span in
            guard span.kind == .company else { return (span, nil) }
            let company = number(of: span.tokens)
            if span.tokens.count > names[company].count { names[company] = span.tokens }
            return (span, company)
        }
    }

    private mutating func register(_ range: Range<Int>) {
        let company = number(of: range)
        if range.count > names[company].count { names[company] = range }
        guard let alias = bracketed(after: range) else { return }
        groups[key(alias)] = company
    }

    /// Number of the company called so, a new one where the name is new.
    private mutating func number(of range: Range<Int>) -> Int {
        let core = self.core(range)
        let key = self.key(core)
        if let company = groups[key] { return company }
        if let known = KnownCompanies.names.match(stream.tokens, at: core.lowerBound, end: core.upperBound), known.count == core.count {
            let rowKey = WordHash.join(0x9e37_79b9_7f4a_7c15, UInt64(known.value.row))
            if let company = groups[rowKey] {
                groups[key] = company
                return company
            }
            groups[rowKey] = names.count
        }
        groups[key] = names.count
        names.append(range)
        return names.count - 1
    }

    /// The name without article and legal form.
    private func core(_ range: Range<Int>) -> Range<Int> {
        let suffix = LegalForms.suffixLength(stream.tokens[range])
        return range.lowerBound..<max(range.lowerBound + 1, range.upperBound - suffix)
    }

    private func key(_ range: Range<Int>) -> UInt64 {
        var h: UInt64 = 0
        for i in range { h = i == range.lowerBound ? stream.tokens[i].hash : WordHash.join(h, stream.tokens[i].hash) }
        return h
    }

    /// The one name in the bracket that follows a company: `(EADS)`.
    private func bracketed(after range: Range<Int>) -> Range<Int>? {
        let tokens = stream.tokens
        let open = range.upperBound
        guard open + 2 < tokens.count, tokens[open].isSign("("), tokens[open + 2].isSign(")") else { return nil }
        let alias = tokens[open + 1]
        guard alias.kind != .number, alias.shape == .upper || alias.shape == .mixed || alias.shape == .capitalised, alias.count > 1 else { return nil }
        return open + 1..<open + 2
    }

    /// Mentions of registered short forms outside the spans.
    private func aliases(besides spans: [NameSpan]) -> [NameSpan] {
        let tokens = stream.tokens
        var taken = [Bool](repeating: false, count: tokens.count)
        for span in spans { for i in span.tokens { taken[i] = true } }
        // Cores of the names by first token.
        var cores: [UInt64: [Range<Int>]] = [:]
        for span in spans where span.kind == .company {
            let core = core(span.tokens)
            if !(cores[tokens[core.lowerBound].hash] ?? []).contains(where: { $0.count == core.count && key($0) == key(core) }) {
                cores[tokens[core.lowerBound].hash, default: []].append(core)
            }
            if let alias = bracketed(after: span.tokens) { cores[tokens[alias.lowerBound].hash, default: []].append(alias) }
        }
        var found: [NameSpan] = []
        var i = 0
        while i < tokens.count {
            defer { i += 1 }
            guard !taken[i], tokens[i].shape != .lower, tokens[i].shape != .none, let candidates = cores[tokens[i].hash] else { continue }
            let best = candidates.filter { core in
                i + core.count <= tokens.count
                    && (0..<core.count).allSatisfy { tokens[i + $0].hash == tokens[core.lowerBound + $0].hash && !taken[i + $0] }
            }.max { $0.count < $1.count }
            guard let best else { continue }
            found.append(NameSpan(tokens: i..<i + best.count, kind: .company, confidence: 0.8, rule: "alias"))
            i += best.count - 1
        }
        return found
    }
}
