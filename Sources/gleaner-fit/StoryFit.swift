internal import NewsParser

/// Fits both kinds of trees. The last trees learn from first scores of trees that have not seen the page's site, as on the pages
/// to come.
struct StoryFit {
    private let pages: [FitPage]
    private let boosting: Boosting
    private var first: TraitTable
    private var last: TraitTable
    private var lastIsOpen: [Bool] = []
    /// The part of the sites of every row.
    private var folds: [Int] = []
    private var isKnown: [Bool] = []
    /// Scores of every page's blocks by trees that have not seen its site.
    private(set) var firstScores: [[Float]] = []
    private(set) var lastScores: [[Float]] = []

    init(_ pages: [FitPage], folds count: Int, boosting: Boosting) {
        self.pages = pages
        self.boosting = boosting
        first = TraitTable(width: BlockTraits.names.count)
        last = first
        var traits = BlockTraits()
        for page in pages {
            let blocks = page.page.blocks
            let unknown = ScoredPage(unknown: blocks)
            for i in 0..<blocks.count {
                traits.fill(blocks, i, unknown)
                first.append(traits.values, label: page.labels.isStory[i] ?? 0, weight: page.labels.weights[i])
                folds.append(page.fold)
                isKnown.append(page.labels.isStory[i] != nil)
            }
        }
        firstScores = leftOut(first, count, isOpen: [Bool](repeating: true, count: first.count), fallback: nil)
        for (page, scores) in zip(pages, firstScores) {
            let blocks = page.page.blocks
            let pass = ScoredPage(blocks, scores: scores)
            for i in 0..<blocks.count {
                traits.fill(blocks, i, pass)
                last.append(traits.values, label: page.labels.isStory[i] ?? 0, weight: page.labels.weights[i])
                lastIsOpen.append(StoryModel.isOpen(scores[i]))
            }
        }
        lastScores = leftOut(last, count, isOpen: lastIsOpen, fallback: firstScores)
    }

    /// The trees fitted on all pages.
    func model() -> StoryModel {
        var one = boosting
        var two = boosting
        return StoryModel(
            first: one.fit(first, isUsed: isKnown),
            last: two.fit(last, isUsed: zip(isKnown, lastIsOpen).map { $0 && $1 }))
    }

    /// Scores every part of the sites by trees fitted on the other parts.
    private func leftOut(_ table: TraitTable, _ count: Int, isOpen: [Bool], fallback: [[Float]]?) -> [[Float]] {
        var flat = fallback.map { Array($0.joined()) } ?? [Float](repeating: 0, count: table.count)
        for fold in 0..<count {
            var one = boosting
            let trees = one.fit(
                table, isUsed: table.labels.indices.map { isKnown[$0] && isOpen[$0] && folds[$0] != fold })
            let masks = LeafMasks(trees)
            for row in 0..<table.count where folds[row] == fold && isOpen[row] {
                let p = masks.probability(table.columns.map { $0[row] })
                flat[row] = fallback == nil ? p : StoryModel.joined(flat[row], p)
            }
        }
        var out: [[Float]] = []
        var start = 0
        for page in pages {
            out.append(Array(flat[start..<start + page.page.blocks.count]))
            start += page.page.blocks.count
        }
        return out
    }
}
