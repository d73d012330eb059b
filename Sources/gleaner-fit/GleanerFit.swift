internal import ArgumentParser
internal import FoundationEssentials
internal import NewsModel
internal import NewsParser

/// Fits the trees of the story model on pages whose texts are known.
@main
struct GleanerFit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gleaner-fit",
        abstract: "Fits the story model's trees on pages whose texts are known.",
        discussion: """
            Reads JSON-lines {"path","url","set","site","text"} or {…,"with":[],"without":[]}, prints how well trees fitted on \
            the other sites do on every site, and writes the trees fitted on all of them.
            """)

    @Argument(help: "Training files.")
    var inputs: [String]

    @Option(help: "Where to write the table of the first trees.")
    var firstOutput: String?

    @Option(help: "Where to write the table of the last trees.")
    var lastOutput: String?

    @Option(help: "Parts the sites are split into; every part is scored by trees fitted on the others.")
    var folds = 5

    @Option(help: "Number of decision trees of each kind.")
    var trees = 150

    @Option(help: "Leaves of a tree.")
    var leaves = 15

    @Option(help: "Share of a tree's step that is taken.")
    var rate: Float = 0.1

    @Option(
        help: "Write the bodies told by trees that have not seen the site there, {\"path\",\"set\",\"body\"} a line.")
    var bodies: String?

    @Option(help: "Write the decisions of trees that have not seen the site there, a block a line.")
    var decisions: String?

    @Option(help: "Traits that no tree may ask for, separated by commas: what is each worth?")
    var without = ""

    @Option(help: "Smallest number of blocks in a leaf.")
    var leafBlocks = 20

    @Option(help: "Twentieths of the traits that a tree is grown on.")
    var traitTwentieths: UInt64 = 4

    @Option(help: "Take the scores from a file of decisions instead of fitting: what do the rules behind the model do?")
    var scored: String?

    func validate() throws {
        guard (2...LeafMasks.mostLeaves).contains(leaves) else {
            throw ValidationError("--leaves is a number from 2 to \(LeafMasks.mostLeaves)")
        }
    }

    func run() throws {
        var pages: [FitPage] = []
        for input in inputs {
            let bytes = Array(try Data(contentsOf: URL(filePath: input)))
            for line in bytes.split(separator: 0x0A) {
                guard let known = KnownPage(line), let body = try? Data(contentsOf: URL(filePath: known.path)),
                    let page = FitPage(known, body: Array(body), folds: folds)
                else { continue }
                pages.append(page)
            }
        }
        let blocks = pages.reduce(0) { $0 + $1.page.blocks.count }
        print("\(pages.count) pages, \(blocks) blocks, \(BlockTraits.names.count) traits")
        var boosting = Boosting()
        boosting.trees = trees
        boosting.leaves = leaves
        boosting.rate = rate
        boosting.leafBlocks = leafBlocks
        boosting.traitTwentieths = traitTwentieths
        let names = Set(without.split(separator: ",").map(String.init))
        boosting.without = Set(BlockTraits.names.indices.filter { names.contains(BlockTraits.names[$0]) })
        if let scored {
            let scores = try read(pages, scored)
            report(pages, scores)
            if let bodies { try write(pages, scores, bodies: bodies) }
            return
        }
        let fit = StoryFit(pages, folds: folds, boosting: boosting)
        print("on sites left out of the fit, by the first trees:")
        report(pages, fit.firstScores)
        print("on sites left out of the fit, by both kinds of trees:")
        report(pages, fit.lastScores)
        if let bodies { try write(pages, fit.lastScores, bodies: bodies) }
        if let decisions { try write(pages, fit.lastScores, decisions: decisions) }
        if let firstOutput, let lastOutput {
            let model = fit.model()
            try Data(model.first.table.utf8).write(to: URL(filePath: firstOutput))
            try Data(model.last.table.utf8).write(to: URL(filePath: lastOutput))
            print("trees written to \(firstOutput) and \(lastOutput)")
        }
    }

    /// The scores of a file of decisions; 0 where it has none.
    private func read(_ pages: [FitPage], _ file: String) throws -> [[Float]] {
        var known: [String: [Float]] = [:]
        for line in Array(try Data(contentsOf: URL(filePath: file))).split(separator: 0x0A) {
            let fields = line.split(separator: 0x09, maxSplits: 5, omittingEmptySubsequences: false)
            guard fields.count == 6, let score = Float(String(decoding: fields[4], as: UTF8.self)) else { continue }
            known[String(decoding: fields[1], as: UTF8.self), default: []].append(score)
        }
        return pages.map { page in
            let scores = known[page.known.path] ?? []
            return (0..<page.page.blocks.count).map { $0 < scores.count ? scores[$0] : 0 }
        }
    }

    private func report(_ pages: [FitPage], _ scores: [[Float]]) {
        var sums: [String: ShingleScore] = [:]
        var losses: [String: (sum: Float, weight: Float)] = [:]
        for (page, p) in zip(pages, scores) {
            let known = page.known
            let loss = page.loss(p)
            losses[known.set, default: (0, 0)].sum += loss.sum
            losses[known.set, default: (0, 0)].weight += loss.weight
            let body = page.body(p)
            if known.text.isEmpty {
                sums[known.set, default: ShingleScore()].add(
                    predicted: body, with: known.with, without: known.without, path: known.path)
            } else {
                sums[known.set, default: ShingleScore()].add(predicted: body, known: known.text, path: known.path)
            }
        }
        for set in sums.keys.sorted() {
            guard let s = sums[set]?.summary else { continue }
            let loss = Double((losses[set]?.sum ?? 0) / max(1, losses[set]?.weight ?? 1))
            func digits(_ x: Double) -> String { String((x * 10_000).rounded() / 10_000) }
            print("\(set)\tF1 \(digits(s.f1))\tP \(digits(s.precision))\tR \(digits(s.recall))\tloss \(digits(loss))")
        }
    }

    private func write(_ pages: [FitPage], _ scores: [[Float]], bodies: String) throws {
        var out: [UInt8] = []
        for (page, p) in zip(pages, scores) {
            var line = JSONWriter()
            line.object {
                $0.string("path", page.known.path)
                $0.string("set", page.known.set)
                $0.string("body", page.body(p))
            }
            out += line.bytes + [0x0A]
        }
        try Data(out).write(to: URL(filePath: bodies))
    }

    private func write(_ pages: [FitPage], _ scores: [[Float]], decisions: String) throws {
        var lines = ""
        for (page, p) in zip(pages, scores) {
            let blocks = page.page.blocks
            for i in 0..<blocks.count {
                let label = page.labels.isStory[i].map { $0 > 0.5 ? "1" : "0" } ?? "-"
                lines +=
                    "\(page.known.set)\t\(page.known.path)\t\(i)\t\(label)\t\(p[i])\t\(blocks.description(i))\t\(blocks.string(i).prefix(160))\n"
            }
        }
        try Data(lines.utf8).write(to: URL(filePath: decisions))
    }
}
