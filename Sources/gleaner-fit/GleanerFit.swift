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

    @Option(help: "Write the cross-validated decisions there, a block a line.")
    var decisions: String?

    private struct Page {
        var known: KnownPage
        var page: ParsedPage
        var labels: Labels
        var fold: Int
        var features: [[Int32]]
    }

    func run() throws {
        var pages: [Page] = []
        for input in inputs {
            let bytes = Array(try Data(contentsOf: URL(filePath: input)))
            for line in bytes.split(separator: 0x0A) {
                guard let known = KnownPage(line), let body = try? Data(contentsOf: URL(filePath: known.path)) else { continue }
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
                        known: known, page: page, labels: Labels(page.blocks, known), fold: Int(hash >> 4) % max(1, folds),
                        features: features))
            }
        }
        print("\(pages.count) pages, \(pages.reduce(0) { $0 + $1.page.blocks.count }) blocks, \(FeatureGroup.count) features")
        if folds > 1 {
            var scores: [String: ShingleScore] = [:]
            var lines = ""
            for fold in 0..<folds {
                let model = fit(pages.filter { $0.fold != fold })
                for page in pages where page.fold == fold {
                    let p = model.scores(page.page.blocks)
                    let body = self.body(page.page, p, page.known.set)
                    if page.known.text.isEmpty {
                        scores[page.known.set, default: ShingleScore()].add(
                            predicted: body, with: page.known.with, without: page.known.without, path: page.known.path)
                    } else {
                        scores[page.known.set, default: ShingleScore()].add(predicted: body, known: page.known.text, path: page.known.path)
                    }
                    if decisions != nil {
                        for i in 0..<page.page.blocks.count {
                            let label = page.labels.isStory[i].map { $0 > 0.5 ? "1" : "0" } ?? "-"
                            lines += "\(page.known.set)\t\(page.known.path)\t\(i)\t\(label)\t\(p[i])\t\(page.page.blocks.description(i))\t\(page.page.blocks.string(i).prefix(160))\n"
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
            print("weights written to \(output)")
        }
    }

    private func body(_ page: ParsedPage, _ scores: [Float], _ set: String) -> String {
        let kinds: Set<BlockKind> = [.heading, .paragraph, .listItem, .tableRow, .quote]
        return page.story(scores).filter { kinds.contains($0.kind) || (set == "fundus" && $0.kind == .standfirst) }.map { page.blocks.string($0.block) }
            .joined(separator: "\n")
    }

    private func fit(_ pages: [Page]) -> StoryModel {
        var model = StoryModel()
        var examples: [Example] = []
        for page in pages {
            for i in 0..<page.page.blocks.count {
                guard let label = page.labels.isStory[i] else { continue }
                examples.append(Example(features: page.features[i], isStory: label, weight: page.labels.weights[i]))
            }
        }
        model.first = LogisticRegression.fit(examples, features: FeatureGroup.count, epochs: epochs, penalty: penalty, rate: rate)
        examples.removeAll(keepingCapacity: true)
        var vector = FeatureVector()
        for page in pages {
            let blocks = page.page.blocks
            let first = (0..<blocks.count).map { StoryModel.logistic(StoryModel.sum(page.features[$0], model.first)) }
            let pass = FirstPass(blocks, scores: first)
            for i in 0..<blocks.count {
                guard let label = page.labels.isStory[i] else { continue }
                vector.removeAll()
                blocks.secondFeatures(i, pass, into: &vector)
                examples.append(Example(features: page.features[i] + vector.indices, isStory: label, weight: page.labels.weights[i]))
            }
        }
        model.second = LogisticRegression.fit(examples, features: FeatureGroup.count, epochs: epochs, penalty: penalty, rate: rate)
        return model
    }
}
