internal import NewsLanguage
internal import NewsModel

/// A proper name in the story, company or other.
struct StoryName: Sendable {
    var range: TextRange
    /// Canonical in the document.
    var name: String
    /// company organisation place person other.
    var kind: String
    var id: NameID?
    /// Probability that it is one of its kind.
    var confidence = 1.0
}

/// A company's identifiers, shared by all who speak of it: a dozen strings that are handed on far more often than read.
final class NameID: Equatable, Sendable {
    let value: CompanyID

    init(_ value: CompanyID) { self.value = value }

    static func == (a: NameID, b: NameID) -> Bool { a === b || a.value == b.value }
}

/// A sentence of the story with its syntax and the block it stands in.
struct StorySentence: Sendable {
    /// Tokens of the stream.
    var tokens: Range<Int>
    /// The first token of what is told, behind a dateline: "ACTON (Evening News) - Shares …".
    var opening: Int
    var range: TextRange
    var syntax: SentenceSyntax
    /// Index of the article's block, if it has blocks.
    var block: Int?
    /// The line it stands on: a paragraph of the text.
    var line: Int
    var isHeadline: Bool
}

/// An annotated article prepared for reading: cut into tokens, its mentions checked, its sentences parsed.
///
/// Never changed once built, and held by every reader: a class, so that handing it on copies one reference.
final class Story: Sendable {
    let article: Article
    let stream: TokenStream
    let figures: [Figure]
    let dates: [DateMention]
    let names: [StoryName]
    let sentences: [StorySentence]
    /// Tables with numbers, in reading order.
    let tables: [StoryTable]
    /// Whole numbers that name a model: those in front of one thing, "the 410 programme".
    let models: Set<ExactDecimal>
    /// Hashes of the words that stand with a capital inside a sentence.
    private let capitalised: Set<UInt64>

    /// Whether a word with a capital is one also inside sentences of this story, so that it is a name at their start too.
    func isName(_ token: Token) -> Bool {
        token.shape == .upper || token.shape == .mixed || capitalised.contains(token.hash)
    }

    /// The most tokens that are parsed as one sentence; longer runs (lists without periods, broken text) are cut, so that
    /// the cost stays linear in the text.
    static let longestSentence = 300

    init(_ annotated: AnnotatedArticle) {
        article = annotated.article
        let stream = TokenStream(annotated.article.text)
        self.stream = stream
        let text = MentionCheck(stream.bytes)
        figures = text.valid(annotated.figures) { $0.range }
        dates = text.valid(annotated.dates) { $0.range }
        var names: [StoryName] = []
        names.reserveCapacity(annotated.companies.count + annotated.entities.count)
        for c in annotated.companies {
            names.append(
                StoryName(
                    range: c.range, name: c.name, kind: "company", id: c.id.map { NameID($0) }, confidence: c.confidence
                ))
        }
        for e in annotated.entities {
            names.append(StoryName(range: e.range, name: e.name, kind: Self.kind(e.type), id: nil))
        }
        // What lies inside an amount ("EUR 27.05") is no name.
        let amounts = figures
        names = text.valid(names) { $0.range }
        names.removeAll { Self.overlapping($0.range, amounts) != nil || Self.isTicker($0.range, stream) }
        let codes = InstrumentCodes(stream, figures)
        if !codes.ranges.isEmpty { names = names.compactMap { Self.without(codes, $0, stream) } }
        self.names = names
        var capitalised = Set<UInt64>()
        for sentence in stream.sentences where sentence.line > 0 || stream.sentences.count == 1 {
            let opening = Self.opening(stream, sentence.tokens, line: sentence.line)
            for t in sentence.tokens.dropFirst() where stream.tokens[t].shape == .capitalised && t != opening {
                capitalised.insert(stream.tokens[t].hash)
            }
        }
        self.capitalised = capitalised
        sentences = Self.parse(stream, figures, dates, self.names, codes, annotated.article)
        models = Self.models(stream, figures)
        tables = StoryTable.all(annotated.article, stream, figures, dates)
    }

    /// The least number that names a model.
    private static let leastModel = ExactDecimal(100)

    private static func models(_ stream: TokenStream, _ figures: [Figure]) -> Set<ExactDecimal> {
        var out: Set<ExactDecimal> = []
        for figure in figures where figure.unit == "1" && figure.bound == .equal && figure.decimals == 0 {
            guard let value = figure.value, value >= leastModel else { continue }
            let after = stream.tokenIndex(atByte: figure.range.end)
            guard after < stream.tokens.count, stream.tokens[after].spaceBefore, stream.tokens[after].shape == .lower,
                Words.models.contains(stream.tokens[after].hash)
            else { continue }
            out.insert(value)
        }
        return out
    }

    /// A name without the code at its end: "Acton crude ACc1"; nil for one that is a code.
    private static func without(_ codes: InstrumentCodes, _ name: StoryName, _ stream: TokenStream) -> StoryName? {
        let first = stream.tokenIndex(atByte: name.range.start)
        guard !codes.contains(first) else { return nil }
        var t = first + 1
        while t < stream.tokens.count, Int(stream.tokens[t].start) < name.range.end {
            guard codes.contains(t) else {
                t += 1
                continue
            }
            var out = name
            out.range = TextRange(name.range.start, Int(stream.tokens[t - 1].end))
            let code = stream.string(TextRange(Int(stream.tokens[t].start), name.range.end))
            if name.name.hasSuffix(" " + code) { out.name = String(name.name.dropLast(code.count + 1)) }
            return out
        }
        return name
    }

    /// How far down and how far into its line a dateline's dash may stand.
    private static let lastDatelineLine = 6
    private static let longestDateline = 16

    /// The token behind a dateline's dash, else the first one.
    private static func opening(_ stream: TokenStream, _ tokens: Range<Int>, line: Int) -> Int {
        guard line < lastDatelineLine else { return tokens.lowerBound }
        var t = tokens.lowerBound
        while t < min(tokens.upperBound, tokens.lowerBound + longestDateline) {
            let token = stream.tokens[t]
            if token.kind == .word, token.shape == .lower { break }
            let isLong =
                token.kind == .punctuation && token.count == 3 && stream.bytes[Int(token.start)] == 0xE2
                && (0x92...0x95).contains(stream.bytes[Int(token.start) + 2])
            if t > tokens.lowerBound, isLong || token.isSign("-") && token.spaceBefore {
                while t < tokens.upperBound, stream.tokens[t].kind == .punctuation { t += 1 }
                return t < tokens.upperBound ? t : tokens.lowerBound
            }
            t += 1
        }
        return tokens.lowerBound
    }

    /// Indices of the dates inside a range.
    func dates(in range: TextRange) -> Range<Int> { Self.inside(range, dates) { $0.range } }

    /// Indices of the names inside a range.
    func names(in range: TextRange) -> Range<Int> { Self.inside(range, names) { $0.range } }

    /// The mentions of a sorted list without overlaps that lie inside a range.
    static func inside<M>(_ range: TextRange, _ mentions: [M], _ place: (M) -> TextRange) -> Range<Int> {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if place(mentions[middle]).start < range.start { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < mentions.count, place(mentions[end]).end <= range.end { end += 1 }
        return low..<end
    }

    /// `under the symbol "ABCD"`: a code, not the company's name.
    private static func isTicker(_ range: TextRange, _ stream: TokenStream) -> Bool {
        let t = stream.tokenIndex(atByte: range.start)
        guard t < stream.tokens.count, stream.tokens[t].shape == .upper, stream.tokens[t].count <= 6 else {
            return false
        }
        return stream.tokens[max(0, t - 3)..<t].contains { Words.symbols.contains($0.hash) }
    }

    private static func overlapping(_ range: TextRange, _ figures: [Figure]) -> Int? {
        var low = 0
        var high = figures.count
        while low < high {
            let middle = (low + high) / 2
            if figures[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
        }
        return low < figures.count && figures[low].range.overlaps(range) ? low : nil
    }

    private static func kind(_ type: EntityType) -> String {
        switch type {
        case .organisation: "organisation"
        case .person: "person"
        case .place: "place"
        default: "other"
        }
    }

    /// The mentions as atoms in reading order. Where two overlap the code wins, then the figure, the date, the name.
    private static func atoms(
        _ stream: TokenStream, _ figures: [Figure], _ dates: [DateMention], _ names: [StoryName],
        _ codes: InstrumentCodes
    ) -> [SyntaxAtom] {
        var taken = [Bool](repeating: false, count: stream.tokens.count)
        var atoms: [SyntaxAtom] = []
        func add(_ range: TextRange, _ kind: SyntaxAtom.Kind, _ index: Int) {
            let first = stream.tokenIndex(atByte: range.start)
            var end = first
            while end < stream.tokens.count && Int(stream.tokens[end].start) < range.end {
                if taken[end] { return }
                end += 1
            }
            guard end > first else { return }
            for t in first..<end { taken[t] = true }
            atoms.append(SyntaxAtom(tokens: first..<end, kind: kind, index: index))
        }
        for (i, code) in codes.ranges.enumerated() { add(stream.range(code), .aside, i) }
        for (i, f) in figures.enumerated() { add(f.range, .figure, i) }
        for (i, d) in dates.enumerated() { add(d.range, .date, i) }
        for (i, n) in names.enumerated() { add(n.range, .name, i) }
        return atoms.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private static func parse(
        _ stream: TokenStream, _ figures: [Figure], _ dates: [DateMention], _ names: [StoryName],
        _ codes: InstrumentCodes, _ article: Article
    ) -> [StorySentence] {
        guard let last = figures.last else { return [] }
        let atoms = atoms(stream, figures, dates, names, codes)
        var next = 0
        var out: [StorySentence] = []
        for sentence in stream.sentences {
            // What stands behind the last figure's sentence is never read.
            if sentence.range.start > last.range.end { break }
            var start = sentence.tokens.lowerBound
            while start < sentence.tokens.upperBound {
                let end = min(sentence.tokens.upperBound, start + longestSentence)
                var mine: [SyntaxAtom] = []
                while next < atoms.count && atoms[next].tokens.lowerBound < end {
                    if atoms[next].tokens.lowerBound >= start {
                        var atom = atoms[next]
                        atom.tokens = atom.tokens.lowerBound..<min(atom.tokens.upperBound, end)
                        mine.append(atom)
                    }
                    next += 1
                }
                let range = stream.range(start..<end)
                let block = block(of: range, article.blocks)
                out.append(
                    StorySentence(
                        tokens: start..<end, opening: opening(stream, start..<end, line: sentence.line), range: range,
                        syntax: SentenceSyntax(stream, start..<end, atoms: mine),
                        block: block, line: sentence.line,
                        isHeadline: block.map { article.blocks[$0].kind == .title }
                            ?? (article.blocks.isEmpty && sentence.line == 0)))
                start = end
            }
        }
        return out
    }

    private static func block(of range: TextRange, _ blocks: [Block]) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low].range.overlaps(range) ? low : nil
    }

    /// The words of some tokens, one space between words that stand apart in the text.
    func words(_ tokens: [Int]) -> String {
        var out: [UInt8] = []
        var last: Int?
        for t in tokens {
            let token = stream.tokens[t]
            if let last, last != t - 1 || token.spaceBefore { out.append(UInt8(ascii: " ")) }
            out += stream.bytes[Int(token.start)..<Int(token.end)]
            last = t
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Keeps the mentions that can be: inside the text, not empty, on character boundaries, in reading order, not overlapping.
private struct MentionCheck {
    let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func valid<M>(_ mentions: [M], _ range: (M) -> TextRange) -> [M] {
        var out: [M] = []
        out.reserveCapacity(mentions.count)
        // Sorted by place alone: what is sorted is then two numbers, not a dozen strings.
        let places = mentions.indices.map { (index: $0, range: range(mentions[$0])) }
        var end = 0
        for (index, r) in places.sorted(by: { $0.range < $1.range }) {
            guard r.start >= end, r.start < r.end, r.end <= bytes.count, isBoundary(r.start), isBoundary(r.end) else {
                continue
            }
            out.append(mentions[index])
            end = r.end
        }
        return out
    }

    private func isBoundary(_ i: Int) -> Bool { i == bytes.count || bytes[i] & 0xC0 != 0x80 }
}
