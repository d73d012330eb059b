internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsParser
internal import NewsPipeline

/// `gleaner sources`: looks at the configuration's sources without reading news.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Checks, lists and imports the sources of a configuration.",
        subcommands: [Check.self, List.self, Import.self])

    /// `gleaner sources check`: is the configuration right, and is every source there?
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says whether the configuration is right and every source on this machine is there.",
            discussion: """
                A line a source: name, place, kind, and ok or what is wrong. Sources on the web are not asked: try one with \
                gleaner ingest --dry-run --only NAME. \
                \(Outcome.help([
                    .done: "all is well", .someRejected: "some sources are not there", .unreachable: "none is",
                    .configuration: "the configuration is wrong",
                ]))
                """)

        @OptionGroup var config: ConfigurationOptions
        @OptionGroup var logging: LogOptions

        func run() throws {
            let log = logging.log
            let configuration = try config.read(log)
            let checks = SourceCheck.all(configuration)
            let output = try LineOutput(path: "-")
            for check in checks { try output.text(check.line) }
            try output.flush()
            let bad = checks.filter { $0.problem != nil }
            if bad.count == checks.count { throw Outcome.unreachable }
            if !bad.isEmpty { throw Outcome.someRejected }
        }
    }

    /// `gleaner sources list`: every source and what is remembered of it.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists every source, when it was looked at and when it is due.",
            discussion: "A line a source: name, place, last look, when it is due, and how the last look went.")

        @OptionGroup var config: ConfigurationOptions
        @OptionGroup var logging: LogOptions

        func run() throws {
            let log = logging.log
            let configuration = try config.read(log)
            let output = try LineOutput(path: "-")
            do {
                for line in try SourceList.lines(configuration) { try output.text(line) }
                try output.flush()
            } catch {
                log.error("\(error)")
                throw Outcome.inputOutput
            }
        }
    }

    /// `gleaner sources import`: another reader's subscriptions as lines for gleaner.yaml.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the feeds of an OPML file as sources for gleaner.yaml.",
            discussion: "The lines go to standard output, to be put below `sources:` of a configuration.")

        @Argument(help: "OPML file.")
        var file: String

        @OptionGroup var stage: StageOptions

        func run() throws {
            let rejects = try stage.rejectOutput()
            let list: OPML
            do {
                let body = try FileSystem.read(file, limit: 64 << 20)
                list = try OPML(Capture(body: body, source: ArticleSource(kind: "file", path: file)))
            } catch let error as FileError {
                throw stage.fail(error)
            } catch let rejection as Rejection {
                try rejects.line { rejection.write(to: &$0) }
                try rejects.flush()
                throw Outcome.allRejected
            }
            let output = try LineOutput(path: "-")
            var names: Set<String> = []
            for outline in list.outlines {
                let name = Self.name(outline.title, &names)
                let folders =
                    outline.folders.isEmpty
                    ? "" : "    # " + outline.folders.joined(separator: " / ").filter { !$0.isNewline }
                try output.text("  - name: \(name)\(folders)\n    url: \(outline.feed.asciiDescription)")
            }
            try output.flush()
            for rejection in list.rejections { try rejects.line { rejection.write(to: &$0) } }
            try rejects.flush()
            try Outcome.rejecting(list.rejections.count, done: list.outlines.count)
        }

        /// A name that YAML takes without quotes, different from all before.
        private static func name(_ title: String, _ taken: inout Set<String>) -> String {
            var name = ""
            for scalar in title.lowercased().unicodeScalars {
                if scalar.properties.isAlphabetic || (scalar.isASCII && scalar.properties.numericType != nil) {
                    name.unicodeScalars.append(scalar)
                } else if !name.isEmpty && !name.hasSuffix("-") {
                    name += "-"
                }
            }
            while name.hasSuffix("-") { name.removeLast() }
            // A name of digits alone, or a word of YAML, would be no text.
            if name.isEmpty || Double(name) != nil
                || ["true", "false", "yes", "no", "on", "off", "null"].contains(name)
            {
                name = name.isEmpty ? "source" : "source-" + name
            }
            var unique = name
            var n = 2
            while !taken.insert(unique).inserted {
                unique = "\(name)-\(n)"
                n += 1
            }
            return unique
        }
    }
}
