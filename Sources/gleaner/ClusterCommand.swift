internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsNormalizer
internal import NewsPipeline

/// `gleaner cluster`: reprints of one story.
struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Groups the documents of finished runs that tell one story.",
        discussion:
            "Writes gleaner.cluster/1 lines: documents whose sketches show the same text but for light edits. A document that stands alone has no line."
    )

    @Argument(help: ArgumentHelp("Finished runs' folders, or folders of such folders.", valueName: "folder"))
    var folders: [String]

    @Option(
        help: ArgumentHelp(
            "Write a line for every document line that cannot be read there (default: standard error).",
            valueName: "file"))
    var rejects: String?

    @OptionGroup var logging: LogOptions

    func run() throws {
        try logging.reporting { log in
            let rejects = try LineOutput(path: rejects ?? "stderr")
            let stories = try StoryClusters(folders) { reject in try rejects.line { reject.write(to: &$0) } }
            try rejects.flush()
            let output = try LineOutput(path: "-")
            for cluster in stories.clusters { try output.line { cluster.write(to: &$0) } }
            try output.flush()
            try Outcome.rejecting(stories.rejected, done: stories.documents)
        }
    }
}
