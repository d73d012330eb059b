/// The light syntax of one sentence: chunks, and for every verb group its subject, its governor and how it hangs on it.
///
/// Never changed once built, and shared by every reader of the sentence: a class, so that handing it on copies one reference.
package final class SentenceSyntax: Sendable {
    /// How a verb group relates to the one that governs it.
    package enum Link: UInt8, Sendable {
        case main, complement, relative, infinitive, gerund, participle, coordinate, adverbial
    }

    /// The sentence's chunks in reading order.
    package let chunks: [Chunk]
    /// For a verb group, the chunk of its (understood) subject; for other chunks nil.
    package let subjects: [Int?]
    /// For a verb group, the verb group that governs it.
    package let governors: [Int?]
    /// For a verb group, how it hangs on its governor.
    package let links: [Link]
    /// For a verb group, the first chunk of its clause.
    package let starts: [Int]
    /// For every chunk, the verb group whose clause it stands in.
    package let clauses: [Int?]

    /// Verbs that take a whole clause as object.
    static let reporting = SyntaxWords.sets["reporting"]

    /// Whether a verb reports speech or thought.
    package static func reports(_ lemma: UInt64) -> Bool { reporting.contains(lemma) }

    /// Parses tokens `range` of the stream; `atoms` are the mentions in it, in reading order, without overlaps.
    package init(_ stream: TokenStream, _ range: Range<Int>, atoms: [SyntaxAtom]) {
        let parser = ClauseParser(Chunker(stream, Tagger(stream, range, atoms: atoms), atoms: atoms).chunks)
        chunks = parser.chunks
        subjects = parser.subjects
        governors = parser.governors
        links = parser.links
        starts = parser.starts
        clauses = parser.clauses
    }

    /// The chunk before `i`, adverbs, quotation marks and particles aside.
    package func previous(_ i: Int) -> Int? { chunks.previous(i) }

    /// The chunk behind `i`, adverbs and quotation marks aside.
    package func next(_ i: Int) -> Int? {
        var k = i + 1
        while k < chunks.count, chunks[k].kind == .adverb || chunks[k].kind == .quotation { k += 1 }
        return k < chunks.count ? k : nil
    }

    /// Index of the chunk that holds token `t`.
    package func chunk(ofToken t: Int) -> Int? {
        var low = 0
        var high = chunks.count
        while low < high {
            let middle = (low + high) / 2
            if chunks[middle].tokens.upperBound <= t { low = middle + 1 } else { high = middle }
        }
        return low < chunks.count && chunks[low].tokens.contains(t) ? low : nil
    }

    /// The preposition that governs noun phrase `i`, if one does.
    package func preposition(of i: Int) -> Int? {
        var first = i
        while let owner = chunks[first].possessor, owner < first { first = owner }
        guard let k = previous(first), chunks[k].kind == .preposition else { return nil }
        return k
    }

    /// The verb group itself and those that govern it, nearest first.
    package func chain(_ verb: Int) -> [Int] {
        var out = [verb]
        var v = verb
        while let up = governors[v], up != v, !out.contains(up), out.count < 12 {
            out.append(up)
            v = up
        }
        return out
    }
}
