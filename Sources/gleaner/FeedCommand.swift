internal import ArgumentParser
internal import FoundationEssentials
internal import NewsLoaders
internal import NewsModel
internal import NewsParser

/// `gleaner feed`: feeds and sitemaps as Gleaner sees them.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Shows feeds and sitemaps as Gleaner sees them.",
        discussion: "Reads RSS, RDF, Atom, CDF, JSON Feed and sitemaps and writes a gleaner.feed/1 line each.")

    @Argument(help: "Files that hold feeds, or - for standard input.")
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp(
            "A capture manifest (JSON-lines) that names the feeds; - for standard input.", valueName: "file"))
    var manifest: String?

    @OptionGroup var stage: StageOptions

    func validate() throws {
        if inputs.isEmpty && manifest == nil { throw ValidationError("name at least one input, or a --manifest") }
        if !inputs.isEmpty && manifest != nil { throw ValidationError("name inputs or a --manifest, not both") }
    }

    func run() throws {
        let parser = FeedParser()
        let output = try LineOutput(path: "-")
        if let manifest {
            let folder = URL(filePath: manifest).deletingLastPathComponent()
            try stage.drive([manifest], stage: "feed", to: output) { cursor in
                let entry = try CaptureEntry(&cursor)
                try read(entry, URL(filePath: entry.path, relativeTo: folder).path, parser, output)
            }
            return
        }
        let rejects = try stage.rejectOutput()
        var done = 0
        var rejected = 0
        for input in inputs {
            do {
                try read(CaptureEntry(path: input), input, parser, output)
                done += 1
            } catch let rejection as Rejection {
                rejected += 1
                try rejects.line { rejection.write(to: &$0) }
            }
        }
        try output.flush()
        try rejects.flush()
        if done == 0 { throw Outcome.noneOf(inputs) }
        try Outcome.finish(done: done, rejected: rejected)
    }

    private func read(_ entry: CaptureEntry, _ file: String, _ parser: FeedParser, _ output: LineOutput) throws {
        let body: [UInt8]
        let limit = FeedParser.maximumBody + 1
        do throws(FileError) {
            body =
                entry.path == "-"
                ? try FileSystem.read(0, path: "-", limit: limit) : try FileSystem.read(file, limit: limit)
        } catch {
            throw Rejection(
                input: entry.path, stage: "feed", code: "unreadable",
                message: "the file cannot be read (\(error.reason)): name files that hold feeds, which may be read")
        }
        var capture = Capture(body: body, source: ArticleSource(kind: "file", path: entry.path))
        capture.url = entry.url
        capture.mediaType = entry.mediaType
        capture.charset = entry.charset
        capture.headers = entry.headers
        capture.observedAt = entry.observedAt
        capture.id = entry.id
        let feed = try parser.process(capture)
        try output.line { feed.write(to: &$0) }
    }
}
