internal import ArgumentParser
internal import NewsArchive
internal import NewsModel

/// `gleaner archive`: web archives.
struct ArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Lists, checks and prunes web archives (WARC, ARC; plain or gzip).",
        subcommands: [ArchiveListCommand.self, ArchiveVerifyCommand.self, ArchivePruneCommand.self])
}

/// `gleaner archive list`: a line for every record.
struct ArchiveListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the records of archives.",
        discussion: """
            Writes {"type","url","offset","length","record_id"} a record: offset and length are bytes of the stored file; length is \
            null where several records share one gzip member. Of a folder the finished archives in it are listed.
            """)

    @Argument(help: "WARC or ARC files, folders of them, or - for standard input.")
    var inputs: [String]

    @OptionGroup var stage: StageOptions

    func run() throws {
        let output = try LineOutput(path: "-")
        let rejects = try stage.rejectOutput()
        var done = 0
        var rejected = 0
        for input in try ArchiveCommand.files(inputs, stage) {
            let reader: WARCReader
            do throws(FileError) { reader = try WARCReader(path: input, keepsBlocks: false) } catch {
                throw stage.fail(error)
            }
            while let entry = reader.next() {
                switch entry {
                case .record(let record):
                    done += 1
                    try output.line { w in
                        w.object { w in
                            w.string("type", record.type)
                            w.string("url", record.url)
                            w.integer("offset", record.offset)
                            w.integer("length", record.length)
                            w.string("record_id", record.recordID)
                        }
                    }
                    guard record.isTruncated else { continue }
                    rejected += 1
                    let rejection = Rejection(
                        input: "\(input)@\(record.offset)", stage: "archive", code: "truncated_record",
                        message: "the archive ends inside the record: fetch the page again", source: record.url)
                    try rejects.line { rejection.write(to: &$0) }
                case .rejected(let rejection):
                    rejected += 1
                    try rejects.line { rejection.write(to: &$0) }
                }
            }
        }
        try output.flush()
        try rejects.flush()
        try Outcome.finish(done: done, rejected: rejected)
    }
}

/// `gleaner archive verify`: reads archives through and compares their digests.
struct ArchiveVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that every record can be read and that its digests are right.",
        discussion: """
            Writes {"path","records","digests","problems"} a file; each problem is a reject line with the record's offset. Of a \
            folder the finished archives in it are checked.
            """)

    @Argument(help: "Archives, or folders of them.")
    var inputs: [String]

    @OptionGroup var stage: StageOptions

    func run() throws {
        let output = try LineOutput(path: "-")
        let rejects = try stage.rejectOutput()
        var good = 0
        var bad = 0
        for path in try ArchiveCommand.files(inputs, stage) {
            let report: ArchiveVerifier.Report
            do throws(FileError) { report = try ArchiveVerifier().verify(path) } catch { throw stage.fail(error) }
            if report.problems.isEmpty { good += 1 } else { bad += 1 }
            try output.line { w in
                w.object { w in
                    w.string("path", report.path)
                    w.integer("records", report.records)
                    w.integer("digests", report.digests)
                    w.integer("problems", report.problems.count)
                }
            }
            for problem in report.problems { try rejects.line { problem.write(to: &$0) } }
        }
        try output.flush()
        try rejects.flush()
        try Outcome.finish(done: good, rejected: bad)
    }
}

/// `gleaner archive prune`: removes what is too old or must be forgotten.
struct ArchivePruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Removes records by age or by address.",
        discussion: """
            Writes {"path","kept","removed","deleted"} a file. Files are rewritten beside themselves and replaced at once; one with \
            damage is left alone and rejected. Facts that were extracted from removed records stay: retract them by loading a later run.
            """)

    @Argument(help: "Archives, or folders of them.")
    var inputs: [String]

    @Option(help: ArgumentHelp("Remove records fetched before that day (UTC).", valueName: "date"))
    var before: String?

    @Option(
        help: ArgumentHelp("Remove every record of that address; may be given several times.", valueName: "address"))
    var url: [String] = []

    @Flag(help: "Only say what would be removed.")
    var dryRun = false

    @OptionGroup var stage: StageOptions

    func validate() throws {
        guard before != nil || !url.isEmpty else {
            throw ValidationError("say what to remove: --before DATE or --url ADDRESS")
        }
        if let before, CalendarDate(iso: before) == nil {
            throw ValidationError("--before takes a day like 2024-05-01, not \(before)")
        }
    }

    func run() throws {
        let pruner = ArchivePruner(before: before, urls: url)
        let output = try LineOutput(path: "-")
        let rejects = try stage.rejectOutput()
        var done = 0
        var rejected = 0
        for path in try ArchiveCommand.files(inputs, stage) {
            let report: ArchivePruner.Report
            do throws(FileError) { report = try pruner.prune(path, isTrial: dryRun) } catch { throw stage.fail(error) }
            if let rejection = report.rejection {
                rejected += 1
                try rejects.line { rejection.write(to: &$0) }
                continue
            }
            done += 1
            try output.line { w in
                w.object { w in
                    w.string("path", report.path)
                    w.integer("kept", report.kept)
                    w.integer("removed", report.removed)
                    w.bool("deleted", report.isDeleted)
                }
            }
        }
        try output.flush()
        try rejects.flush()
        try Outcome.finish(done: done, rejected: rejected)
    }
}

extension ArchiveCommand {
    /// The archives that the inputs mean.
    static func files(_ inputs: [String], _ stage: StageOptions) throws -> [String] {
        var files: [String] = []
        for input in inputs {
            if input == "-" {
                files.append(input)
                continue
            }
            do throws(FileError) { files += try ArchiveFolder.files(input) } catch { throw stage.fail(error) }
        }
        return files
    }
}
