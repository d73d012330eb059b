internal import NewsModel
internal import NewsParser

/// Tells which blocks of a page are its story, by comparing four-word shingles with the known text.
struct Labels {
    /// For every block 1, 0 or nil where the known text does not tell.
    private(set) var isStory: [Float?]
    private(set) var weights: [Float]

    init(_ page: ParsedPage, _ known: KnownPage) {
        let blocks = page.blocks
        isStory = [Float?](repeating: nil, count: blocks.count)
        weights = [Float](repeating: 0, count: blocks.count)
        if known.text.isEmpty { bySnippets(blocks, known) } else { byText(blocks, known.text) }
        leaveOutEchoes(blocks)
        // Whether a standfirst counts as text is a matter of taste: where it is left out, it teaches nothing.
        for i in 0..<blocks.count where isStory[i] == 0 && page.isStandfirst(i) { isStory[i] = nil }
    }

    private mutating func bySnippets(_ blocks: PageBlocks, _ known: KnownPage) {
        func normal(_ text: String) -> [UInt8] {
            Array(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
        }
        let with = known.with.map(normal)
        let without = known.without.map(normal)
        for i in 0..<blocks.count {
            let text = normal(blocks.string(i))
            let good = with.contains { contains(text, $0) }
            let bad = without.contains { contains(text, $0) }
            // Some snippets are readers' comments, which are no part of a story.
            if good && blocks.isComment(i) { continue }
            if good != bad {
                isStory[i] = good ? 1 : 0
                weights[i] = 12
            }
        }
    }

    private mutating func byText(_ blocks: PageBlocks, _ text: String) {
        let gold = WordHashes.of(text)
        let shingles = WordHashes.shingles(gold)
        let scale = 300 / Float(gold.count + 60)
        for i in 0..<blocks.count {
            let words = Array(blocks.words(i))
            guard !words.isEmpty else { continue }
            weights[i] = (Float(words.count) + 1.5) * scale
            if words.count >= 4 {
                let hits = (0...(words.count - 4)).count { shingles.contains(WordHashes.shingle(words, $0)) }
                let share = Float(hits) / Float(words.count - 3)
                // Half a block in the known text is a block cut differently there: no lesson.
                if share > 0.25 && share < 0.7 { weights[i] *= 0.3 }
                isStory[i] = share >= 0.5 ? 1 : 0
            } else {
                // A short block counts where it continues its neighbours as the known text does.
                var before: [UInt64] = []
                var k = i - 1
                while k >= 0 && before.count < 4 - words.count {
                    before = Array(blocks.words(k).suffix(4 - words.count - before.count)) + before
                    k -= 1
                }
                var after: [UInt64] = []
                k = i + 1
                while k < blocks.count && after.count < 4 - words.count {
                    after += blocks.words(k).prefix(4 - words.count - after.count)
                    k += 1
                }
                var found = false
                if before.count + words.count == 4 { found = shingles.contains(WordHashes.shingle(before + words, 0)) }
                if !found, after.count + words.count == 4 {
                    found = shingles.contains(WordHashes.shingle(words + after, 0))
                }
                isStory[i] = found ? 1 : 0
            }
        }
    }

    /// A few words that also stand in a story far from it (a topic in the menu, a headline in a list) teach nothing.
    private mutating func leaveOutEchoes(_ blocks: PageBlocks) {
        let body = isStory.indices.filter { isStory[$0] == 1 && blocks.words($0).count >= 12 }
        guard let first = body.first, let last = body.last else { return }
        for i in isStory.indices where isStory[i] == 1 && blocks.words(i).count < 12 {
            if i + 6 < first || i > last + 6 { isStory[i] = nil }
        }
    }

    private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, text.count >= part.count else { return false }
        for i in 0...(text.count - part.count) where text[i] == first {
            if text[i..<i + part.count].elementsEqual(part) { return true }
        }
        return false
    }
}
