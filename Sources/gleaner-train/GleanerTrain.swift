internal import ArgumentParser
internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// Trains what Gleaner compiles in.
@main
struct GleanerTrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gleaner-train", abstract: "Trains Gleaner's models.",
        subcommands: [TrainNames.self, IndexKnown.self],
        defaultSubcommand: TrainNames.self)
}

/// `gleaner-train names`: the name recogniser's lexicon and weights.
struct TrainNames: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Trains the name recogniser.",
        discussion:
            "Reads names.tar.zst (or the folder it unpacks to) and desk_news.txt from the data folder and writes lexicon.bin and weights.bin."
    )

    @Option(help: "Folder with desk_news.txt and names.tar.zst.")
    var data: String

    @Option(help: "Folder to write lexicon.bin and weights.bin to.")
    var output = "Sources/CTables/Tables/companies"

    @Option(help: "More tagged items.")
    var items = "Sources/gleaner-train/Texts/more_items.txt"

    @Option(help: "Passes over the texts.")
    var passes = 6

    @Option(help: "Copies of every desk item with exchanged names.")
    var copies = 4

    @Option(help: "Logarithm of the number of weight rows.")
    var bits = 19

    @Option(help: "Learning rate.")
    var rate: Float = 0.15

    @Option(help: "Sixteenths of the features left out of each step.")
    var dropout: UInt64 = 4

    @Option(
        help:
            "Trainings from scratch for each way of hiding what is known of names, each in another order; all are averaged."
    )
    var runs = 3

    @Option(help: "Multiplies the weight of a source: btc=0.5.")
    var weight: [String] = []

    @Option(help: "Another order of the texts and other features left out: how much single runs differ.")
    var seed: UInt64 = 0

    @Option(help: "Sources to leave out, to measure what each brings.")
    var without: [String] = []

    @Flag(help: "Keep the lexicon in the output folder; only the weights are trained.")
    var keepLexicon = false

    @Flag(help: "Train nothing: score the model in the output folder.")
    var scoreOnly = false

    @Flag(help: "Print the companies found wrongly or missed in documents with complete lists.")
    var errors = false

    @Flag(help: "Count the kinds of errors with organisations, and the rules that made them.")
    var kindsOfErrors = false

    @Option(help: "JSON-lines with tagged entities to score.")
    var evaluate: [String] = []

    func run() throws {
        let started = Date()
        func log(_ line: String) { print(String(format: "%6.1fs ", Date().timeIntervalSince(started)) + line) }
        if scoreOnly {
            let bytes = try ["lexicon", "weights"].map {
                try Self.keep([UInt8](Data(contentsOf: URL(fileURLWithPath: "\(output)/\($0).bin"))))
            }
            try score(NameExtractor(lexicon: bytes[0], weights: bytes[1]), log)
            return
        }
        let names = try unpacked()
        var builder = LexiconBuilder()
        try builder.addCompanies("\(names)/gaz/listed_companies.tsv")
        let corpus = TrainingTexts(
            folder: names, desk: "\(data)/desk_news.txt", items: items, copies: copies, without: Set(without),
            companies: builder.companies)
        let texts: [(TaggedText, Float)]
        let lexicon: UnsafeRawBufferPointer
        if keepLexicon {
            lexicon = try Self.keep([UInt8](Data(contentsOf: URL(fileURLWithPath: "\(output)/lexicon.bin"))))
            texts = try corpus.texts(lexicon: self.lexicon(lexicon))
        } else {
            try builder.addClusters("\(names)/gaz/word_clusters_spacy_md_cc0.tsv")
            builder.addKnown()
            try builder.addPlaces("\(names)/gaz/places.tsv")
            try builder.addPersons("\(names)/gaz/person_names_us_census1990.tsv")
            texts = try corpus.texts(lexicon: self.lexicon(Self.keep(builder.bytes(seen: [], slots: 1 << 19))))
            var seen: Set<UInt64> = []
            for (text, _) in texts { for token in TokenStream(utf8: text.text).tokens { seen.insert(token.hash) } }
            let bytes = builder.bytes(seen: seen, slots: 1 << 19)
            try Data(bytes).write(to: URL(fileURLWithPath: "\(output)/lexicon.bin"))
            lexicon = Self.keep(bytes)
            log("lexicon written, \(builder.count) marked words and phrases")
        }
        let training = NameTraining(
            lexicon: try self.lexicon(lexicon), bits: bits, rate: rate, dropout: dropout,
            passes: passes, seed: seed, factors: try factors(), log: log)
        let weights = training.weights(texts, runs: max(1, runs))
        try Data(weights).write(to: URL(fileURLWithPath: "\(output)/weights.bin"))
        try score(NameExtractor(lexicon: lexicon, weights: Self.keep(weights)), log)
    }

    private func factors() throws -> [String: Float] {
        var factors: [String: Float] = [:]
        for pair in weight {
            let parts = pair.split(separator: "=")
            guard parts.count == 2, let factor = Float(parts[1]) else {
                throw ValidationError("--weight takes SOURCE=NUMBER, not \(pair)")
            }
            factors[String(parts[0])] = factor
        }
        return factors
    }

    private func score(_ extractor: NameExtractor, _ log: (String) -> Void) throws {
        for path in evaluate {
            for line in try NameScore.lines(path, extractor, errors: errors) {
                log("\(URL(fileURLWithPath: path).lastPathComponent) \(line)")
            }
            guard kindsOfErrors else { continue }
            for line in try NameErrors.lines(path, extractor) { print("    \(line)") }
        }
    }

    private func lexicon(_ bytes: UnsafeRawBufferPointer) throws -> NameLexicon {
        guard let lexicon = NameLexicon(bytes) else {
            throw ValidationError("the lexicon just built cannot be read")
        }
        return lexicon
    }

    /// Bytes that stay for the rest of the program, as compiled-in ones do.
    private static func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(copy)
    }

    /// The folder that names.tar.zst unpacks to; unpacks it to a temporary folder where needed.
    private func unpacked() throws -> String {
        for folder in [data, "\(data)/names", "\(data)/train"]
        where FileManager.default.fileExists(atPath: "\(folder)/gaz/places.tsv") { return folder }
        let target = FileManager.default.temporaryDirectory.appendingPathComponent("gleaner-train-names")
        let found = target.appendingPathComponent("train")
        if FileManager.default.fileExists(atPath: found.appendingPathComponent("gaz/places.tsv").path) {
            return found.path
        }
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = [
            "tar", "--use-compress-program=zstd -d --long=27", "-xf", "\(data)/names.tar.zst", "-C", target.path,
        ]
        try tar.run()
        tar.waitUntilExit()
        guard tar.terminationStatus == 0 else {
            throw ValidationError("cannot unpack \(data)/names.tar.zst: tar and zstd are needed")
        }
        return found.path
    }
}
