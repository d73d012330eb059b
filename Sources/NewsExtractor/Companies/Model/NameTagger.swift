internal import NewsLanguage

/// Finds names with the sequence model: a linear-chain conditional random field over hashed features, decoded island by
/// island.
struct NameTagger: Sendable {
    private let lexicon: NameLexicon
    private let weights: NameWeights
    private let islands = NameIslands()

    /// A tagger with weights that were trained on this lexicon: others' cluster numbers mean nothing.
    init(lexicon: NameLexicon, weights: NameWeights) {
        self.lexicon = lexicon
        self.weights = weights
    }

    /// Calls `body` with every sentence of the stream and its names in reading order, each with its probability.
    func tag(_ stream: TokenStream, _ surroundings: NameSurroundings, _ body: (Range<Int>, [NameSpan]) -> Void) {
        var features = NameFeatures(stream, lexicon: lexicon, surroundings: surroundings)
        var spans: [NameSpan] = []
        var scores: [SIMD16<Float>] = []
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: NameFeatures.most) { buffer in
            for sentence in stream.sentences {
                spans.removeAll(keepingCapacity: true)
                islands.islands(of: sentence.tokens, in: stream.tokens, lexicon: lexicon) { island in
                    features.enter(island, of: sentence.tokens)
                    scores.removeAll(keepingCapacity: true)
                    for i in 0..<island.count {
                        let n = features.features(at: i, island: island, sentence: sentence.tokens, into: buffer)
                        scores.append(weights.score(UnsafeBufferPointer(rebasing: buffer[0..<n])))
                    }
                    decode(scores, island, &spans)
                }
                body(sentence.tokens, spans)
            }
        }
    }

    /// Viterbi for the path, forward and backward sums for the probabilities of its spans.
    private func decode(_ scores: [SIMD16<Float>], _ island: Range<Int>, _ spans: inout [NameSpan]) {
        let lattice = NameLattice(scores: scores, transitions: weights.transitions, steps: weights.steps)
        let labels = lattice.bestPath()
        guard labels.contains(where: { $0 != NameLabel.outside }) else { return }
        let marginals = lattice.marginals()
        var i = 0
        while i < labels.count {
            guard let kind = NameLabel.kind(labels[i]) else {
                i += 1
                continue
            }
            var end = i + 1
            while end < labels.count, NameLabel.continues(labels[end]), NameLabel.kind(labels[end]) == kind { end += 1 }
            // The least sure token stands for the span.
            var confidence = 1.0
            for k in i..<end { confidence = min(confidence, Double(marginals[k][labels[k]])) }
            var span = NameSpan(
                tokens: island.lowerBound + i..<island.lowerBound + end, kind: kind,
                confidence: (confidence * 1000).rounded() / 1000, rule: "model")
            let company = Double(marginals[i][NameLabel.begin(.company)])
            let organisation = Double(marginals[i][NameLabel.begin(.organisation)])
            if company + organisation > 0 { span.companyShare = company / (company + organisation) }
            spans.append(span)
            i = end
        }
    }
}
