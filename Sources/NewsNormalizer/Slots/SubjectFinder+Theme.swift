internal import NewsLanguage
internal import NewsModel

/// What a story is about, as its headline and its lead tell it.
extension SubjectFinder {
    /// Whether the headline names one company and nothing else that acts: the story is that company's.
    static func namesOneCompany(_ story: Story) -> Bool {
        guard let title = story.sentences.first, title.isHeadline else { return false }
        let names = story.names(in: title.range).map { story.names[$0] }
        let companies = Set(names.filter { $0.kind == "company" }.map(\.name))
        return companies.count == 1 && names.first?.kind == "company" && !names.contains { $0.kind == "organisation" }
    }

    /// The first company that the headline names, else its first place or other name; else the same of the lead.
    static func theme(_ story: Story) -> Referent? {
        for sentence in story.sentences.prefix(4) {
            if let block = sentence.block,
                ![.title, .standfirst, .paragraph].contains(story.article.blocks[block].kind)
            {
                continue
            }
            let names = story.names(in: sentence.range).map { story.names[$0] }.filter {
                $0.kind != "person" && !isGeneric($0.range, story)
                    && ($0.kind == "place" || story.stream.tokenIndex(atByte: $0.range.start) >= sentence.opening)
            }
            // A dateline's city is not what the story is about.
            let found =
                owned(names.first { $0.kind == "company" }, names, story) ?? names.first {
                    $0.kind == "place" && !isDateline($0, sentence, story)
                }
                ?? names.first { $0.kind != "place" }
            // "Airport to cost more": a headline that names only a place, of a company that the lead opens with.
            if let found, found.kind == "place", sentence.isHeadline, let opening = opening(story) { return opening }
            if let found {
                return Referent(name: found.name, range: found.range, kind: found.kind, id: found.id, isNamed: true)
            }
        }
        return nil
    }

    /// "Tarn's Harl Auto sells fewer cars": the company that is owned, where its owner only says whose it is.
    private static func owned(_ first: StoryName?, _ names: [StoryName], _ story: Story) -> StoryName? {
        guard let first else { return nil }
        let t = story.stream.tokenIndex(atByte: first.range.end)
        guard t + 1 < story.stream.tokens.count, !story.stream.tokens[t].spaceBefore,
            story.stream.tokens[t].kind == .word, story.stream.tokens[t].shape == .lower
        else { return first }
        let start = Int(story.stream.tokens[t + 1].start)
        return names.first { $0.kind == "company" && $0.range.start == start } ?? first
    }

    /// The company that stands before the first predicate of the lead.
    static func opening(_ story: Story) -> Referent? {
        guard let lead = story.sentences.first(where: { !$0.isHeadline }),
            let v = lead.syntax.chunks.first(where: { $0.kind == .verbGroup })
        else { return nil }
        for n in story.names(in: lead.range) where story.names[n].kind == "company" {
            let name = story.names[n]
            guard name.range.end <= Int(story.stream.tokens[v.tokens.lowerBound].start) else { return nil }
            // "(Evening News)": a dateline's agency.
            let t = story.stream.tokenIndex(atByte: name.range.start)
            if isGeneric(name.range, story) || t > 0 && story.stream.tokens[t - 1].isSign("(") { continue }
            return Referent(name: name.name, range: name.range, kind: name.kind, id: name.id, isNamed: true)
        }
        return nil
    }

    /// "Ministry", "Government": a capital word that names no particular body.
    static func isGeneric(_ range: TextRange, _ story: Story) -> Bool {
        let t = story.stream.tokenIndex(atByte: range.start)
        return t < story.stream.tokens.count && story.stream.tokens[t].range == range
            && FactLexicon.kinds[story.stream.tokens[t]] != nil
    }

    /// A place at the start of a sentence, followed by a date and a dash: "LEEDS, May 2, 2024 --".
    static func isDateline(_ name: StoryName, _ sentence: StorySentence, _ story: Story) -> Bool {
        let first = story.stream.tokenIndex(atByte: name.range.start)
        guard first - sentence.tokens.lowerBound <= 4 else { return false }
        var t = story.stream.tokenIndex(atByte: name.range.end)
        while t < min(sentence.tokens.upperBound, first + 12) {
            let token = story.stream.tokens[t]
            if token.kind == .punctuation, token.isSign("-") || token.count == 3 { return true }
            if token.kind == .word, token.shape == .lower { return false }
            t += 1
        }
        return false
    }

    /// The first place that headline or lead names, a dateline's aside.
    static func place(_ story: Story) -> Referent? {
        for sentence in story.sentences.prefix(4) {
            let names = story.names(in: sentence.range).map { story.names[$0] }
            guard let found = names.first(where: { $0.kind == "place" && !isDateline($0, sentence, story) }) else {
                continue
            }
            return Referent(name: found.name, range: found.range, kind: found.kind, id: found.id, isNamed: true)
        }
        return nil
    }
}
