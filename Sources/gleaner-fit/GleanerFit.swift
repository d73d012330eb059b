internal import ArgumentParser
internal import FoundationEssentials
internal import NewsModel
internal import NewsParser

/// Fits the weights of the story model on pages whose texts are known.
@main
struct GleanerFit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gleaner-fit",
        abstract: "Fits the story model's weights on pages whose texts are known.",
        discussion: """
            Reads JSON-lines {"path","url","set","site","text"} or {…,"with":[],"without":[]}, prints how well a model fitted on \
            four fifths of the sites does on the fifth left out, in turn, and writes the weights fitted on all of them.
            """)

    @Argument(help: "Training files.")
    var inputs: [String]

    @Option(help: "Where to write the table of weights.")
    var output: String?

    @Option(help: "Parts the sites are split into; 1 leaves cross-validation out.")
    var folds = 5

    @Option(help: "Passes over the examples.")
    var epochs = 12

    @Option(help: "L2 penalty for each example.")
    var penalty: Float = 0.0004

    @Option(help: "Step size.")
    var rate: Float = 0.08

    @Option(help: "Parts that are left out in turn; fewer than the folds for a quicker, rougher answer.")
    var rounds = 5

    @Option(help: "Number of decision trees.")
    var trees = 200

    @Option(help: "Depth of a tree.")
    var depth = 4

    @Option(help: "Share of a tree's step that is taken.")
    var treeRate: Float = 0.1

    @Option(help: "Where to write the table of trees.")
    var treesOutput: String?

    @Option(help: "Scores from which a block counts as story in the evaluation.")
    var thresholds: [Float] = [0.4, 0.5, 0.6]

    @Option(help: "Write the cross-validated decisions there, a block a line.")
    var decisions: String?

    private struct Page {
        var known: KnownPage
        var page: ParsedPage
        var labels: Labels
        var fold: Int
        /// Number of the site's part within a fit.
        var part: Int
        var features: [[Int32]]
    }

    func run() throws {
        var pages: [Page] = []
        for input in inputs {
            let bytes = Array(try Data(contentsOf: URL(filePath: input)))
            for line in bytes.split(separator: 0x0A) {
                guard let known = KnownPage(line), let body = try? Data(contentsOf: URL(filePath: known.path)) else {
                    continue
                }
                var capture = Capture(body: Array(body), source: ArticleSource(kind: "file", path: known.path))
                capture.url = known.url
                guard let page = try? ParsedPage(capture), page.blocks.count > 0 else { continue }
                var hash: UInt32 = 2_166_136_261
                for b in known.site.utf8 { hash = (hash ^ UInt32(b)) &* 16_777_619 }
                var vector = FeatureVector()
                let features = (0..<page.blocks.count).map { i in
                    vector.removeAll()
                    page.blocks.firstFeatures(i, into: &vector)
                    return vector.indices
                }
                pages.append(
                    Page(
                        known: known, page: page, labels: Labels(page, known), fold: Int(hash >> 4) % max(1, folds),
                        part: Int(hash >> 12), features: features))
            }
        }
        print(
            "\(pages.count) pages, \(pages.reduce(0) { $0 + $1.page.blocks.count }) blocks, \(FeatureGroup.count) features"
        )
        if folds > 1 {
            print("sites left out, \(min(folds, rounds)) of \(folds) parts:")
            var scores: [String: ShingleScore] = [:]
            var lines = ""
            for fold in 0..<min(folds, rounds) {
                let model = fit(pages.filter { $0.fold != fold })
                for page in pages where page.fold == fold {
                    let p = model.scores(page.page.blocks)
                    for threshold in thresholds {
                        let body = self.body(page.page, p, page.known.set, threshold)
                        let key = "\(page.known.set) at \(threshold)"
                        if page.known.text.isEmpty {
                            scores[key, default: ShingleScore()].add(
                                predicted: body, with: page.known.with, without: page.known.without,
                                path: page.known.path)
                        } else {
                            scores[key, default: ShingleScore()].add(
                                predicted: body, known: page.known.text, path: page.known.path)
                        }
                    }
                    if decisions != nil {
                        for i in 0..<page.page.blocks.count {
                            let label = page.labels.isStory[i].map { $0 > 0.5 ? "1" : "0" } ?? "-"
                            lines +=
                                "\(page.known.set)\t\(page.known.path)\t\(i)\t\(label)\t\(p[i])\t\(page.page.blocks.description(i))\t\(page.page.blocks.string(i).prefix(160))\n"
                        }
                    }
                }
            }
            for set in scores.keys.sorted() {
                guard let s = scores[set]?.summary else { continue }
                func digits(_ x: Double) -> String { String((x * 10_000).rounded() / 10_000) }
                print("\(set)\tF1 \(digits(s.f1))\tP \(digits(s.precision))\tR \(digits(s.recall))")
            }
            if let decisions { try Data(lines.utf8).write(to: URL(filePath: decisions)) }
        }
        if let output {
            let model = fit(pages)
            try Data(model.table.utf8).write(to: URL(filePath: output))
            if let treesOutput { try Data(model.trees.table.utf8).write(to: URL(filePath: treesOutput)) }
            print("weights written to \(output)")
        }
    }

    private func body(_ page: ParsedPage, _ scores: [Float], _ set: String, _ threshold: Float) -> String {
        let kinds: Set<BlockKind> = [.heading, .paragraph, .listItem, .tableRow, .quote]
        return page.story(scores, threshold: threshold).filter {
            kinds.contains($0.kind) || (set == "fundus" && $0.kind == .standfirst)
        }.map { page.blocks.string($0.block) }
            .joined(separator: "\n")
    }

    /// Fits the passes; the trees are then fitted on scores of passes that have not seen the page's site.
    private func fit(_ pages: [Page]) -> StoryModel {
        var model = fitPasses(pages)
        let parts = 3
        var rows: [UInt8] = []
        var labels: [Float] = []
        var weights: [Float] = []
        var traits = BlockTraits()
        // Scores of unseen sites are vaguer than those of known ones; the trees meet both, so that they trust sharp scores no
        // more than these deserve.
        for part in 0...parts {
            let partial = part < parts ? fitPasses(pages.filter { $0.part % parts != part }) : model
            for page in pages where part == parts || page.part % parts == part {
                let blocks = page.page.blocks
                let first = page.features.map { StoryModel.logistic(StoryModel.sum($0, partial.passes[0])) }
                let pass = FirstPass(blocks, scores: partial.scores(blocks))
                for i in 0..<blocks.count {
                    guard let label = page.labels.isStory[i], StoryModel.isOpen(first[i], pass.scores[i]) else {
                        continue
                    }
                    traits.fill(blocks, i, first: first, pass)
                    rows += traits.values
                    labels.append(label)
                    weights.append(page.labels.weights[i])
                }
            }
        }
        var boosting = Boosting()
        boosting.trees = trees
        boosting.depth = depth
        boosting.rate = treeRate
        model.trees = boosting.fit(rows: rows, width: BlockTraits.names.count, labels: labels, weights: weights)
        return model
    }

    private func fitPasses(_ pages: [Page]) -> StoryModel {
        var model = StoryModel()
        var scores = pages.map { [Float](repeating: 0.5, count: $0.page.blocks.count) }
        var vector = FeatureVector()
        for pass in 0..<StoryModel.passCount {
            var examples: [Example] = []
            var around: [[[Int32]]] = []
            for (p, page) in pages.enumerated() {
                let blocks = page.page.blocks
                let before = pass > 0 ? FirstPass(blocks, scores: scores[p]) : nil
                around.append(
                    (0..<blocks.count).map { i in
                        guard let before else { return page.features[i] }
                        vector.removeAll()
                        blocks.secondFeatures(i, before, into: &vector)
                        return page.features[i] + vector.indices
                    })
                for i in 0..<blocks.count {
                    guard let label = page.labels.isStory[i] else { continue }
                    examples.append(Example(features: around[p][i], isStory: label, weight: page.labels.weights[i]))
                }
            }
            let weights = LogisticRegression.fit(
                examples, features: FeatureGroup.count, epochs: epochs, penalty: penalty, rate: rate)
            model.passes[pass] = weights
            for p in pages.indices {
                for i in scores[p].indices { scores[p][i] = StoryModel.logistic(StoryModel.sum(around[p][i], weights)) }
            }
        }
        return model
    }
}
