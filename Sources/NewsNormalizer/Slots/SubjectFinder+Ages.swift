internal import NewsLanguage
internal import NewsModel

/// Whose an age is.
extension SubjectFinder {
    /// The one that is so old: named, or told by a common phrase; nobody else's, where neither is said.
    ///
    /// No company, body or place that the text goes on about is as old as a person in it.
    func bearer(_ reading: FigureReading, in sentence: StorySentence) -> Subject {
        guard case .chunk(let n) = reading.owner, sentence.syntax.chunks[n].kind == .nounPhrase else {
            return Subject(name: nil, text: nil, kind: "person", basis: "unresolved")
        }
        let words = stream.string(stream.range(sentence.syntax.chunks[n].tokens))
        let unresolved = Subject(name: nil, text: words, kind: "person", basis: "unresolved")
        let chunk = sentence.syntax.chunks[n]
        let isApposed = reading.roles.contains(.apposed)
        let own = PhraseReader(story: story, syntax: sentence.syntax).content(n)
        // "The 48-year-old was freed", "the 48-year-old Dane": the one that was spoken of.
        let head = stream.tokens[chunk.head]
        if isApposed, chunk.isDefinite, chunk.names.isEmpty, chunk.figures.count == 1,
            own.isEmpty || FactLexicon.kinds[head] == "person" || isNationality(head),
            let last = spoken.near(sentence.line, within: Self.reach, where: { $0.kind == "person" })
        {
            return explicit(last)
        }
        guard var found = resolve(n, in: sentence) else { return unresolved }
        let first = stream.tokens[sentence.syntax.chunks[n].tokens.lowerBound]
        if Words.personal.contains(first.hash), found.kind != "person" { return unresolved }
        // "people aged 14 and over"
        if !found.isNamed, let last = own.last, Words.ages.contains(stream.tokens[last].hash) {
            guard let start = own.first, own.count > 1 else { return unresolved }
            found.name = named(Array(own.dropLast()))
            found.range = stream.range(start..<last)
        }
        // "Glen Marsh, 49,": no place is told so.
        if isApposed, reading.measureChunk == nil, found.kind == "place" {
            found.kind = "person"
        }
        return explicit(found)
    }
}
