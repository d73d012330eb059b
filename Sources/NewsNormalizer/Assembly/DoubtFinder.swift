internal import NewsLanguage
internal import NewsModel

/// Finds what speaks against a fact that the rules have read without hesitation: words that a slot leaves unused, names and dates that
/// compete for it, a measure that does not fit its unit or its subject.
///
/// A doubt is a reason to look twice, found without knowing which rule decided. Texts that taught the rules hold few errors of the
/// kinds that doubts point at, for those were mended; texts that nobody has read hold many. So their weights start from a
/// belief, not from nothing (see `Confidence.md`).
struct DoubtFinder {
    let story: Story
    private let published: String
    /// Where the story first names a period of weeks or months that was over when it was published; nil where it never does.
    private let reportStart: Int?

    /// The day so long before the publication that what ended then is no news; empty where no day is known.
    private let longAgo: String

    /// The text speaks to its reader, or of its writer: a guide or a column rather than a report.
    let addressesReader: Bool

    /// Words farther apart than this hang together by chance.
    private static let near = 7
    /// Days of a period that a story may report on.
    private static let reported = 14...370

    /// Days after which nobody reports on a period any more.
    private static let reportedWithin = 200

    /// The names of the headline.
    let headline: Set<String>

    private var stream: TokenStream { story.stream }

    init(story: Story) {
        self.story = story
        published = String((story.article.published ?? "").prefix(10))
        let today = CalendarDate(iso: published)
        longAgo = today.map { CalendarDate(dayNumber: $0.dayNumber - Self.longPast).description } ?? ""
        var first: Int?
        for mention in story.dates where first == nil && (mention.type == .date || mention.type == .duration) {
            guard let interval = mention.interval, interval.end <= published,
                let start = CalendarDate(iso: interval.start), let end = CalendarDate(iso: interval.end),
                Self.reported.contains(end.dayNumber - start.dayNumber),
                let today, today.dayNumber - end.dayNumber <= Self.reportedWithin
            else { continue }
            first = mention.range.start
        }
        reportStart = first
        headline = Set(
            story.sentences.prefix(1).flatMap { story.names(in: $0.range).map { n in story.names[n].name } })
        addressesReader = Self.addressesReader(story)
    }

    /// Days behind which a date is no longer news.
    private static let longPast = 60
    /// Paragraphs behind a date in which the text may still tell of that time.
    private static let toldFor = 3

    /// "The firm was founded in 1998. … It hired 30 people.": whether what stands at a byte may be of a time named before, long over.
    private func tellsPast(_ sentence: StorySentence, before byte: Int) -> Bool {
        var low = 0
        var high = story.dates.count
        while low < high {
            let middle = (low + high) / 2
            if story.dates[middle].range.start < byte { low = middle + 1 } else { high = middle }
        }
        // The last date that is told there.
        while low > 0, story.dates[low - 1].type != .date || story.dates[low - 1].interval == nil { low -= 1 }
        guard low > 0, let interval = story.dates[low - 1].interval, interval.end < longAgo else { return false }
        let s = stream.sentenceIndex(atByte: story.dates[low - 1].range.start)
        return s < stream.sentences.count && sentence.line - stream.sentences[s].line <= Self.toldFor
    }

    /// Whether one in so many sentences outside quotations says "you" or "I".
    private static let addressed = 12

    private static func addressesReader(_ story: Story) -> Bool {
        // Few texts do: what counts against it is looked at last.
        let speaking = story.sentences.indices.filter { s in
            story.sentences[s].tokens.contains { Words.addressing.contains(story.stream.tokens[$0].hash) }
                && !isQuoting(story.sentences[s].syntax)
        }
        guard speaking.count > 1 else { return false }
        var plain = 0
        for s in story.sentences.indices where !isQuoting(story.sentences[s].syntax) { plain += 1 }
        return speaking.count * addressed >= plain
    }

    private static func isQuoting(_ syntax: SentenceSyntax) -> Bool {
        syntax.chunks.indices.contains { syntax.chunks[$0].kind == .quotation }
    }

    /// Tells each doubt about a draft that was read from `evidence`; `words` are those of its measure.
    func find(_ draft: FactDraft, _ words: [Token], _ evidence: Evidence, _ doubt: (String) -> Void) {
        let fact = draft.fact
        guard let figure = evidence.figure else { return }
        let sentence = story.sentences[draft.sentence]
        let at = stream.tokenIndex(atByte: figure.start)
        measure(words, fact, at: at, in: sentence, doubt)
        subject(words, fact, evidence, in: sentence, doubt)
        period(fact, evidence, figure, in: sentence, doubt)
        if at > sentence.tokens.lowerBound {
            let before = stream.tokens[at - 1].hash
            if Words.from.contains(before) { doubt("left-level") }
            // "in its last 15 games": how far back, rather than how many.
            if fact.unit == "1", Words.past.contains(before) || Words.coming.contains(before) { doubt("span") }
        }
        if isExample(at, in: sentence) { doubt("example") }
        // "was seven when he first sailed": a time that no date tells.
        if fact.period.basis == "published", fact.modality == "actual",
            sentence.tokens.contains(where: { $0 > at && Words.when.contains(stream.tokens[$0].hash) })
        {
            doubt("told-time")
        }
        if fact.modality == "actual" { modality(at: at, in: sentence, doubt) }
        if addressesReader { doubt("addressed") }
        wording(words, fact, doubt)
        if fact.subject.basis == "inherited", isDistant(fact, from: sentence) { doubt("distant-subject") }
    }

    /// "provisions such as $500 million for", "five plants, including two in": what is told of a part, or of something beside it.
    private func isExample(_ figure: Int, in sentence: StorySentence) -> Bool {
        guard let c = sentence.syntax.chunk(ofToken: figure) else { return false }
        var k = c - 1
        while k >= 0, sentence.syntax.chunks[k].kind != .verbGroup {
            let hash = stream.tokens[sentence.syntax.chunks[k].tokens.lowerBound].hash
            if Words.listing.contains(hash) || Words.such.contains(hash) { return true }
            k -= 1
        }
        return k >= 0 && Words.listing.contains(stream.tokens[sentence.syntax.chunks[k].head].hash)
    }

    /// A measure that no noun carries, that only says that something changed, or that leaves open what was counted.
    private func wording(_ words: [Token], _ fact: Fact, _ doubt: (String) -> Void) {
        guard !words.isEmpty else { return }
        let content = words.filter { !Words.joining.contains($0.hash) && !Words.points.contains($0.hash) }
        if !content.contains(where: isNoun) { doubt("no-noun") }
        if content.count < 2, fact.subject.kind != "market" {
            let isChange = content.allSatisfy { FactLexicon.measures[$0]?.change != nil || !isNoun($0) }
            if fact.change != nil || isChange { doubt("bare-change") }
        }
        if let first = words.first,
            Words.amount.contains(first.hash) || words.count == 1 && Words.bareMeasures.contains(first.hash)
        {
            doubt("vague-measure")
        }
        if words.count > 1, Words.share.contains(words[0].hash), Words.of.contains(words[1].hash),
            fact.subject.basis != "explicit" || fact.subject.kind != "company" && fact.subject.kind != "place"
        {
            doubt("bare-share")
        }
    }

    /// Whether a word of a measure may name a thing: a known noun, or a word that no table has as anything else.
    private func isNoun(_ token: Token) -> Bool {
        if FactLexicon.measures[token] != nil || FactLexicon.kinds[token] != nil { return true }
        guard let entry = SyntaxLexicon.words[token] else { return true }
        if let first = entry.classes.first { return first == .noun || first == .name }
        return entry.isNounToo && !entry.forms.contains(.past)
    }

    /// Paragraphs behind which a subject is no longer at hand.
    private static let atHand = 2

    /// Whether a subject that a sentence does not name stands neither in the headline nor in the paragraphs just before.
    private func isDistant(_ fact: Fact, from sentence: StorySentence) -> Bool {
        guard let name = fact.subject.name, !headline.contains(name) else { return false }
        var low = 0
        var high = story.names.count
        while low < high {
            let middle = (low + high) / 2
            if story.names[middle].range.start < sentence.range.end { low = middle + 1 } else { high = middle }
        }
        while low > 0 {
            low -= 1
            let s = story.stream.sentenceIndex(atByte: story.names[low].range.start)
            guard s < story.stream.sentences.count, sentence.line - story.stream.sentences[s].line <= Self.atHand else {
                return true
            }
            if story.names[low].name == name { return false }
        }
        return true
    }

    private func measure(
        _ words: [Token], _ fact: Fact, at figure: Int, in sentence: StorySentence, _ doubt: (String) -> Void
    ) {
        var seen: [UInt64] = []
        var isOdd = false
        var isMoney = false
        for word in words {
            isOdd = isOdd || seen.contains(word.hash) || Words.clausal.contains(word.hash)
            isMoney = isMoney || Words.amounts.contains(word.hash)
            seen.append(word.hash)
        }
        if isOdd { doubt("odd-measure") }
        if isMoney, fact.unit == "1", fact.change == nil { doubt("money-without-currency") }
        if let value = fact.value, Self.few.contains(value) { doubt("few") }
        guard let last = words.last else { return }
        var nearest: Int?
        for t in sentence.tokens where stream.tokens[t].hash == last.hash {
            nearest = min(nearest ?? .max, abs(t - figure))
        }
        if let nearest, nearest > Self.near { doubt("far-measure") }
    }

    /// Numbers so small that they often count nothing ("at one point", "the two companies").
    private static let few = [ExactDecimal("1"), ExactDecimal("2"), ExactDecimal("3")]

    private func subject(
        _ words: [Token], _ fact: Fact, _ evidence: Evidence, in sentence: StorySentence, _ doubt: (String) -> Void
    ) {
        let kind = fact.subject.kind
        var hasOtherCompany = false
        var hasOtherPlace = false
        var hasCompany = false
        for n in story.names(in: sentence.range) {
            let name = story.names[n]
            hasCompany = hasCompany || name.kind == "company"
            guard name.name != fact.subject.name else { continue }
            hasOtherCompany = hasOtherCompany || name.kind == "company" || name.kind == "organisation"
            hasOtherPlace = hasOtherPlace || name.kind == "place"
        }
        if kind == "place" {
            if hasCompany { doubt("company-beside-place") }
            if hasOtherPlace { doubt("other-place") }
            if words.contains(where: { Words.business.contains($0.hash) }) { doubt("business-of-place") }
        } else {
            if kind == "company" || kind == "organisation", hasOtherCompany { doubt("other-company") }
            if words.contains(where: { Words.economy.contains($0.hash) }) { doubt("economy-of-no-place") }
        }
        if let range = evidence.subject, isPossessive(range) { doubt("possessive-subject") }
    }

    /// "Acme's new plant": what is owned may be the subject.
    private func isPossessive(_ range: TextRange) -> Bool {
        let after = stream.bytes[min(range.end, stream.bytes.count)...].prefix(3)
        return after.first == UInt8(ascii: "'") || after.elementsEqual("’".utf8)
    }

    private func period(
        _ fact: Fact, _ evidence: Evidence, _ figure: TextRange, in sentence: StorySentence, _ doubt: (String) -> Void
    ) {
        let period = fact.period
        if let start = period.start, let end = period.end {
            if period.value?.contains("/") == true, !start.hasSuffix("-01") || !end.hasSuffix("-01"),
                period.value?.hasSuffix(published) == false || published.isEmpty
            {
                doubt("ragged-period")
            }
            if !published.isEmpty {
                if fact.modality == "actual", start.prefix(10) > published[...] { doubt("actual-ahead") }
                if fact.modality == "forecast" || fact.modality == "possible", end.prefix(10) <= published[...] {
                    doubt("forecast-behind")
                }
            }
        }
        if period.basis == "published", fact.modality == "actual", tellsPast(sentence, before: figure.start),
            isTold(figure, in: sentence)
        {
            doubt("told-past")
        }
        if period.basis == "published", fact.modality == "actual", let reportStart, reportStart < sentence.range.start {
            doubt("published-in-report")
        }
        for d in story.dates(in: sentence.range) {
            let mention = story.dates[d]
            guard mention.type == .date, let value = mention.value, value.utf8.first.map({ $0 < 0x3A }) ?? false,
                value != period.value, value.prefix(10) != published[...],
                !(evidence.period?.overlaps(mention.range) ?? false)
            else { continue }
            doubt(period.basis == "explicit" ? "other-date" : "unused-date")
            break
        }
        guard let range = evidence.period else { return }
        let between = TextRange(min(range.end, figure.end), max(range.start, figure.start))
        guard between.start < between.end else { return }
        if !Story.inside(between, story.figures, { $0.range }).isEmpty { doubt("figure-before-date") }
        for t in sentence.tokens where between.contains(stream.tokens[t].range) {
            guard Words.openers.contains(stream.tokens[t].hash) else { continue }
            doubt("clause-before-date")
            break
        }
    }

    /// Whether the verb of a figure's clause is in the past tense.
    private func isTold(_ figure: TextRange, in sentence: StorySentence) -> Bool {
        let syntax = sentence.syntax
        guard let c = syntax.chunk(ofToken: stream.tokenIndex(atByte: figure.start)), let v = syntax.clauses[c] else {
            return false
        }
        return syntax.chain(v).first { syntax.chunks[$0].verb.isFinite }.map { syntax.chunks[$0].verb.isPast } ?? false
    }

    private func modality(at figure: Int, in sentence: StorySentence, _ doubt: (String) -> Void) {
        var isPlanned = false
        var isDue = false
        for t in sentence.tokens {
            let hash = stream.tokens[t].hash
            isPlanned = isPlanned || t < figure && Words.prospective.contains(hash)
            guard t + 2 < sentence.tokens.upperBound, Words.owing.contains(hash) else { continue }
            isDue = isDue || Words.to.contains(stream.tokens[t + 1].hash) && stream.tokens[t + 2].kind == .word
        }
        if isPlanned { doubt("plan-before-actual") }
        if isDue { doubt("due-but-actual") }
    }
}
