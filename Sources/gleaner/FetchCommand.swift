internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner fetch`: addresses to a web archive.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetches addresses into a WARC archive, as received.",
        discussion: """
            Obeys robots.txt and asks one host one thing at a time. Responses of any status are archived, a 404 like a page; what had \
            no response, or is put off because its host wants a rest, is rejected. With --config and no address, all enabled sources \
            of the configuration on the web are fetched, due or not: feeds as they are, not the pages they list (ingest takes those).
            \(Outcome.help([
                .done: "done", .someRejected: "some addresses rejected", .usage: "wrong arguments",
                .unreachable: "nothing could be fetched", .inputOutput: "no file could be opened or written",
                .configuration: "the configuration is wrong",
            ]))
            """)

    @Argument(help: "Addresses to fetch.")
    var urls: [String] = []

    @Option(
        name: .customLong("config"),
        help: ArgumentHelp(
            "A configuration: of addresses only its contact and hosts are used, else its sources are fetched.",
            valueName: "file"))
    var file: String?

    @Option(
        help: ArgumentHelp(
            "Folder that gets the archive's files (default: one archive on standard output, WARC/1.1 with a gzip member a record).",
            valueName: "folder"))
    var archive: String?

    @Option(
        help: ArgumentHelp(
            "Write a line for every address that could not be fetched there (default: standard error).",
            valueName: "file"))
    var rejects: String?

    @OptionGroup var logging: LogOptions

    func validate() throws {
        if urls.isEmpty && file == nil { throw ValidationError("name addresses, or a configuration with --config") }
        for url in urls where WebURL(url)?.isWeb != true { throw ValidationError("\(url) is no http or https address") }
    }

    func run() throws {
        StopSignal.listen()
        let log = logging.log
        var configuration = Configuration()
        if let file {
            configuration = try ConfigurationOptions.read(log) { () throws(ConfigurationError) in
                try ConfigurationReader.read(file: file)
            }
        }
        let fetch =
            urls.isEmpty
            ? WebFetch(configuration) : WebFetch(urls: urls.compactMap { WebURL($0) }, configuration: configuration)
        do { try report(fetch) } catch let error as FileError {
            log.error("\(error)")
            throw Outcome.inputOutput
        }
    }

    private func report(_ fetch: WebFetch) throws {
        let outcome: WebFetch.Outcome
        if let archive {
            outcome = try fetch.run(into: archive)
        } else {
            outcome = try FileSystem.withTemporaryFolder { folder in
                let outcome = try fetch.run(into: folder)
                let output = try LineOutput(path: "-")
                for name in try FileSystem.names(in: folder) {
                    try FileSystem.chunks(of: folder + "/" + name) { (bytes) throws(FileError) in
                        try output.lines(bytes)
                    }
                }
                try output.flush()
                return outcome
            }
        }
        let output = try LineOutput(path: rejects ?? "stderr")
        for rejection in outcome.rejections { try output.line { rejection.write(to: &$0) } }
        try output.flush()
        if outcome.isShort { throw Outcome.inputOutput }
        if outcome.fetched == 0 { throw Outcome.unreachable }
        if !outcome.rejections.isEmpty { throw Outcome.someRejected }
    }
}
