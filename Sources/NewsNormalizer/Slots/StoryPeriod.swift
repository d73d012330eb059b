internal import NewsLanguage
internal import NewsModel

/// The period that a story as a whole reports on: the quarter of a results release, the month of a statistic.
///
/// A release names it once, in its headline or its first sentences ("rose 4 percent in June"), and then goes on for a page
/// without saying it again. A story whose lead only mentions a past period in passing (a relative clause, a comparison)
/// reports on none.
struct StoryPeriod: Sendable {
    var value: PeriodValue
    /// The words that name it.
    var range: TextRange

    /// Body sentences that may name it.
    private static let lead = 3
    private static let reach = 5

    /// The period of `story`, published on `published`; nil where it reports on none.
    init?(_ story: Story, published: CalendarDate) {
        var body = 0
        for sentence in story.sentences {
            if let block = sentence.block {
                switch story.article.blocks[block].kind {
                case .title, .standfirst, .heading, .paragraph: break
                default: continue
                }
            }
            if !sentence.isHeadline {
                body += 1
                if body > Self.lead { return nil }
            }
            for d in sentence.syntax.chunks.indices {
                for index in sentence.syntax.chunks[d].dates {
                    let stretch = ClosedStretch(story.dates[index], chunk: d, in: sentence, of: story)?.value
                    guard let value = Self.value(of: story.dates[index], stretch, published: published),
                        value.grain != .year || sentence.isHeadline || body == 1,
                        Self.isMain(d, story.dates[index], in: sentence, of: story, isFirst: body == 1)
                    else { continue }
                    self.value = value
                    range = story.dates[index].range
                    return
                }
            }
        }
        return nil
    }

    /// A period of a fortnight to a year that is over, and not long over.
    private static func value(of mention: DateMention, _ stretch: PeriodValue?, published: CalendarDate) -> PeriodValue?
    {
        var found: PeriodValue?
        if mention.type == .duration {
            found = mention.interval.flatMap { PeriodValue($0) } ?? stretch
        } else if mention.type == .date, mention.mod == nil {
            found = mention.value.flatMap { PeriodValue($0) }
            if found == nil, mention.value.map({ PeriodFinder.isSeason($0) }) ?? false {
                found = mention.interval.flatMap { PeriodValue($0) }
            }
        }
        guard let found, found.grain > .week else { return nil }
        let length = found.end.dayNumber - found.start.dayNumber
        let age = published.dayNumber - found.end.dayNumber
        guard length >= 13, length <= 366, age >= -1 else { return nil }
        return age <= (length > 200 ? 300 : 130) ? found : nil
    }

    /// Whether a date says when the sentence as a whole holds.
    private static func isMain(
        _ d: Int, _ mention: DateMention, in sentence: StorySentence, of story: Story, isFirst: Bool
    )
        -> Bool
    {
        let syntax = sentence.syntax
        let stream = story.stream
        var t = stream.tokenIndex(atByte: mention.range.start)
        if t > sentence.tokens.lowerBound, Words.comparedDates.contains(stream.tokens[t - 1].hash) { return false }
        // "to 48.2 from 48.9 in May": the other side of a comparison.
        if stream.tokens[max(sentence.tokens.lowerBound, t - reach)..<t].contains(where: {
            Words.origin.contains($0.hash)
        }) {
            return false
        }
        // "ended September 30": the day is part of what the period before it says.
        while t < stream.tokens.count, Int(stream.tokens[t].start) < mention.range.end {
            if Words.yearBefore.contains(stream.tokens[t].hash) { return false }
            t += 1
        }
        if sentence.isHeadline { return true }
        guard let clause = syntax.clauses[d] else { return false }
        for v in syntax.chain(clause) {
            switch syntax.links[v] {
            case .relative, .infinitive: return false
            default: break
            }
        }
        let isSaying = isFirst || sentence.tokens.contains { Words.reports.contains(stream.tokens[$0].hash) }
        return isSaying || syntax.chunks.contains { !$0.figures.isEmpty }
    }
}
