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

    @OptionGroup var logging: LogOptions

    func run() throws {
        let log = logging.log
        do {
            let clusters = try StoryClusters.read(folders)
            let output = try LineOutput(path: "-")
            for cluster in clusters { try output.line { cluster.write(to: &$0) } }
            try output.flush()
        } catch let error as LoadError {
            log.error("\(error)")
            throw Outcome.noInput
        } catch let error as FileError {
            log.error("\(error)")
            throw Outcome.inputOutput
        }
    }
}
