internal import NewsExtractor
internal import NewsLanguage

/// How often training hides a name's words, or that the lexicon knows it. Names in the texts are better known than names in
/// tomorrow's news, many having been swapped in from the lexicon's own lists: what stands around them must do.
struct DisguiseRates {
    /// Share of the names whose words are hidden.
    var words: Double
    /// Share of the names whose marks in the lexicon are hidden.
    var marks: Double

    /// The trainings that are averaged: with everything in sight, and with one or both hidden.
    static let all = [
        DisguiseRates(words: 0, marks: 0), DisguiseRates(words: 0, marks: 0.4), DisguiseRates(words: 0.3, marks: 0),
        DisguiseRates(words: 0.3, marks: 0.3),
    ]

    /// What to hide of every token: a name is hidden the same way throughout its document.
    func disguises(of text: TaggedText, in stream: TokenStream, seed: UInt64) -> [NameFeatures.Disguise] {
        guard words > 0 || marks > 0 else { return [] }
        var disguises = [NameFeatures.Disguise](repeating: [], count: stream.tokens.count)
        for name in text.names {
            let first = stream.tokenIndex(atByte: name.start)
            guard first < stream.tokens.count else { continue }
            // By its first word: short forms are hidden with the full name.
            var random = SplitMix(seed: stream.tokens[first].hash ^ seed)
            var disguise: NameFeatures.Disguise = []
            if Double(random.next() >> 11) * 0x1p-53 < words { disguise.insert(.word) }
            if Double(random.next() >> 11) * 0x1p-53 < marks { disguise.insert(.marks) }
            var i = first
            while i < stream.tokens.count, Int(stream.tokens[i].start) < name.end {
                disguises[i] = disguise
                i += 1
            }
        }
        return disguises
    }
}
