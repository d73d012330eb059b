internal import NewsExtractor
package import NewsFetcher
internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// Looks at every due source and takes what is new or changed through all stages into a run's folder.
///
/// A run that is killed at any instant leaves nothing half done: the next one finds it and either completes or removes it,
/// see ``StateDatabase``.
package struct Ingestion: Sendable {
    /// What the command line asks for.
    package struct Options: Sendable {
        /// Only these sources, due or not.
        package var only: [String] = []
        /// Says what would be read and changes nothing.
        package var dryRun = false
        /// At most that many new or changed pages.
        package var limit: Int?
        /// Only pages that were rejected before, changed or not.
        package var onlyFailed = false
        /// Only pages that their feed dates at that day or moment or later, and files observed then or later; what has no date is taken.
        package var since: String?
        /// Stops after that many seconds, as on SIGTERM.
        package var maxDuration: Double?
        /// Pages of the web that are taken in and committed together; a look that brings more leaves several folders.
        package var portion = 1000

        /// Every due source, without a limit, changes and all.
        package init() {}
    }

    /// What an ingest did.
    package struct Outcome: Equatable, Sendable {
        /// What was taken in, over all portions.
        package var tally = RunTally()
        /// Folder of the run, the last of several; nil when there was nothing new.
        package var folder: String?
        /// Sources that were looked at.
        package var looked = 0
        /// Names of those that could not be looked at.
        package var unreachable: [String] = []
        /// This machine had no file descriptor left for some of them; they are not counted as unreachable.
        package var isShort = false
        /// Names of new or changed pages of a dry run.
        package var pending: [String] = []
        /// Pages that are as they were, and articles whose text is.
        package var unchanged = 0
        /// Bytes of bodies received from the web.
        package var bytes = 0

        /// Share of rejected pages.
        package var rejectRatio: Double {
            let all = tally.documents + tally.rejects + unchanged
            return all == 0 ? 0 : Double(tally.rejects) / Double(all)
        }
    }

    let configuration: Configuration
    let options: Options
    let log: Log
    /// Time as schedules and pauses see it; nil for the system's.
    let clock: (any FetchClock)?

    /// One ingest; nothing happens before ``run(_:)``.
    package init(_ configuration: Configuration, _ options: Options, log: Log, clock: (any FetchClock)? = nil) {
        self.configuration = configuration
        self.options = options
        self.log = log
        self.clock = clock
    }

    /// Bytes that must be free wherever a run writes: a full disk ends it before anything is begun.
    private static let leastSpace = 64 << 20

    /// Ends the run where a disk is nearly full.
    func requireSpace() throws(FileError) {
        for folder in [configuration.state, configuration.output, configuration.archive] {
            try FileSystem.requireSpace(folder, bytes: Self.leastSpace)
        }
    }

    /// Runs to the end, or to a polite stop.
    package func run(_ progress: (RunTally) -> Void = { _ in }) async throws(IngestionError) -> Outcome {
        for name in options.only where !configuration.sources.contains(where: { $0.name == name }) {
            throw .unknownSource(name)
        }
        let companies: CompanyReferences
        do throws(CompanyLists.Failure) {
            companies = try .read(directory: configuration.companies, watchList: configuration.watch)
        } catch { throw .companies(error.description) }
        do {
            try FileSystem.makeFolder(configuration.state)
            let lock = try StateLock(folder: configuration.state)
            let state = try StateDatabase(folder: configuration.state)
            defer { withExtendedLifetime(lock) {} }
            if !options.dryRun {
                try requireSpace()
                try ResponseArchive.recover(configuration.archive, log: log)
                try RunRecovery(state: state, output: configuration.output, log: log).run()
                // News do not wait for a database: a feed would forget them.
                if let failure = try Delivery(state: state, configuration: configuration, log: log).run() {
                    log.warning("\(failure): earlier runs are delivered later")
                }
            }
            var run = try IngestionRun(self, state: state, companies: companies)
            try await run.readSources(progress)
            if !options.dryRun {
                try run.commit()
                let undelivered = try Delivery(state: state, configuration: configuration, log: log).run()
                if configuration.compactAfter != 0 {
                    try RunCompaction(
                        state: state, output: configuration.output, targets: configuration.load, log: log
                    ).run(now: WallClock.now, age: configuration.compactAfter)
                }
                if let path = configuration.metrics {
                    try Metrics(state: state, configuration: configuration, outcome: run.outcome, seconds: run.seconds)
                        .write(to: path)
                }
                if let undelivered { throw undelivered }
            }
            return run.outcome
        } catch let error as StateError {
            throw .state(error)
        } catch let error as FileError {
            throw .file(error)
        } catch let error as IngestionError {
            throw error
        } catch {
            throw .load("\(error)")
        }
    }
}
