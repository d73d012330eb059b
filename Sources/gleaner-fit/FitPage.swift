internal import Glibc
internal import NewsModel
internal import NewsParser

/// A page to learn from: its blocks, which of them are story, and the part of the sites it belongs to.
struct FitPage {
    let known: KnownPage
    let page: ParsedPage
    let labels: Labels
    let fold: Int

    init?(_ known: KnownPage, body: [UInt8], folds: Int) {
        self.known = known
        var capture = Capture(body: body, source: ArticleSource(kind: "file", path: known.path))
        capture.url = known.url
        guard let page = try? ParsedPage(capture), page.blocks.count > 0 else { return nil }
        self.page = page
        labels = Labels(page, known)
        var hash: UInt32 = 2_166_136_261
        for b in known.site.utf8 { hash = (hash ^ UInt32(b)) &* 16_777_619 }
        fold = Int(hash >> 4) % max(1, folds)
    }

    /// The cross-entropy of scores, by the weights of the known blocks: finer than F1, which only sees which side of a cut
    /// a block is on.
    func loss(_ scores: [Float]) -> (sum: Float, weight: Float) {
        var out: (sum: Float, weight: Float) = (0, 0)
        for (i, label) in labels.isStory.enumerated() {
            guard let label else { continue }
            let p = max(0.001, min(0.999, scores[i]))
            out.sum -= labels.weights[i] * (label > 0.5 ? logf(p) : logf(1 - p))
            out.weight += labels.weights[i]
        }
        return out
    }

    /// The body as the page's set counts it: some count the standfirst.
    func body(_ scores: [Float]) -> String {
        let kinds: Set<BlockKind> = [.heading, .paragraph, .listItem, .tableRow, .quote]
        return page.story(scores).filter {
            kinds.contains($0.kind) || (known.set == "fundus" && $0.kind == .standfirst)
        }.map { page.blocks.string($0.block) }.joined(separator: "\n")
    }
}
