internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// One run of an ingest: reads sources, decides what is new, writes the folder, and commits folder and state.
struct IngestionRun {
    private let ingestion: Ingestion
    private let state: StateDatabase
    private let companies: CompanyReferences
    private var started: String
    private let startedSeconds = WallClock.seconds
    private var name: String
    private var clock: WallClock
    private var writer: RunFolderWriter?
    private var effects = RunEffects()
    /// Versions that this run has seen, by document: they count before the state knows them.
    private var versions: [String: DocumentState] = [:]
    /// What the folder at work holds; the outcome counts all of them.
    private var tally = RunTally()
    private(set) var outcome = Ingestion.Outcome()

    init(_ ingestion: Ingestion, state: StateDatabase, companies: CompanyReferences) throws {
        self.ingestion = ingestion
        self.companies = companies
        self.state = state
        clock = WallClock(after: try state.latestMoment())
        started = clock.observe()
        name = RunName.at(started)
    }

    private var folder: String { ingestion.configuration.output + "/" + name }

    // MARK: Reading

    /// Looks at every source that is due.
    mutating func readSources(_ progress: (RunTally) -> Void) async throws {
        let options = ingestion.options
        for (index, source) in ingestion.configuration.sources.enumerated() where source.enabled && source.web == nil {
            if !options.only.isEmpty && !options.only.contains(source.name) { continue }
            let known = try state.source(source.name)
            if options.only.isEmpty, !options.onlyFailed, let due = known?.dueAt, due > started,
                // A longer pause than the configured one was written while the clock was wrong.
                due <= WallClock.format(WallClock.now + Int64(source.every) * 1000)
            {
                continue
            }
            if mustStop { break }
            var next = known ?? SourceState(name: source.name)
            next.checkedAt = started
            outcome.looked += 1
            if FileSystem.exists(source.path) {
                try await read(source, index: index, progress)
                next.failures = 0
                next.lastError = nil
                next.dueAt =
                    source.every > 0 && !mustStop ? WallClock.format(WallClock.now + Int64(source.every) * 1000) : nil
            } else {
                next.failures += 1
                next.lastError = "\(source.label) does not exist"
                outcome.unreachable.append(source.name)
                ingestion.log.warning(
                    "a source cannot be reached: \(source.label) does not exist", ["source": source.name])
            }
            effects.sources.append(next)
        }
        try await readWeb(progress)
    }

    private var mustStop: Bool {
        if StopSignal.isRequested { return true }
        if let limit = ingestion.options.limit, taken >= limit { return true }
        if let longest = ingestion.options.maxDuration, WallClock.seconds - startedSeconds >= longest { return true }
        return false
    }

    /// New or changed pages so far.
    private var taken = 0

    private mutating func read(_ source: Configuration.Source, index: Int, _ progress: (RunTally) -> Void) async throws
    {
        let reader = SourceReader(source, state: state, ingestion.options)
        try await process(progress) { clock in try reader.next(clock: &clock).map { ($0, index) } }
        outcome.unchanged += reader.unchanged
    }

    /// Looks at the web: first goes on with looks that were interrupted, then begins one at what is due.
    private mutating func readWeb(_ progress: (RunTally) -> Void) async throws {
        let isAsked = ingestion.configuration.sources.contains { $0.enabled && $0.web != nil }
        guard isAsked, !mustStop else { return }
        let interrupted = ingestion.options.dryRun ? [] : try state.looks()
        let done = try await goOn(with: interrupted, progress)
        if mustStop { return }
        _ = try await look(archive: name, done: done, progress)
    }

    /// Goes on with interrupted looks; the sources that it asked. One that never comes further is given up: what ends the run every
    /// time must not keep all others from being looked at.
    private mutating func goOn(with interrupted: [LookState], _ progress: (RunTally) -> Void) async throws -> Set<Int> {
        guard let last = interrupted.last else { return [] }
        let archives = interrupted.map(\.archive)
        guard last.interruptions < Self.interruptionsToGiveUp else {
            ingestion.log.error(
                "a look was interrupted \(last.interruptions + 1) times in a row and is given up: gleaner reprocess reads what it has archived",
                ["archives": archives.map { ResponseArchive.name(of: $0) }.joined(separator: " ")])
            try state.end(looks: archives)
            return []
        }
        return try await look(archive: RunName.at(clock.observe()), after: interrupted, progress)
    }

    /// Interruptions in a row, with nothing archived or committed in between, after which a look is given up.
    private static let interruptionsToGiveUp = 10

    /// Fetches what a look asks for and takes the pages through the stages in the order of the configuration; the sources that were asked.
    private mutating func look(
        archive name: String, after interrupted: [LookState] = [], done: Set<Int> = [], _ progress: (RunTally) -> Void
    ) async throws -> Set<Int> {
        let (configuration, options) = (ingestion.configuration, ingestion.options)
        let archive = ResponseArchive(folder: configuration.archive, name: name)
        let deadline = options.maxDuration.map { startedSeconds + $0 }
        let mustEnd: @Sendable () -> Bool = {
            StopSignal.isRequested || deadline.map { WallClock.seconds >= $0 } ?? false
        }
        let web = try WebHarvest(
            configuration, options, state: state, log: ingestion.log,
            clock: ingestion.clock ?? WebClock(mustStop: mustEnd), archived: name, interrupted: interrupted, done: done,
            taken: taken, archive: { try archive.append($0, $1, known: $2) }, mustStop: mustEnd)
        while let harvest = try web.next() {
            try archive.close()
            try await take(harvest, progress)
            if !options.dryRun {
                try commit()
                if !interrupted.isEmpty { try state.advanceLooks() }
                try ingestion.requireSpace()
            }
        }
        let ended = options.dryRun ? [] : try web.endedLooks()
        if !ended.isEmpty { try state.end(looks: ended) }
        return web.asked
    }

    /// Takes a portion of the web into the run, all of it even when the run must stop: nobody is asked twice for what is here.
    private mutating func take(_ harvest: WebHarvest.Harvest, _ progress: (RunTally) -> Void) async throws {
        outcome.looked += harvest.looked
        outcome.unreachable += harvest.unreachable
        outcome.isShort = outcome.isShort || harvest.isShort
        outcome.unchanged += harvest.unchanged.count
        outcome.bytes += harvest.bytes
        if !ingestion.options.dryRun {
            for (index, rejection) in harvest.rejections {
                let story = Story.rejected(rejection, nil)
                count(story, index)
                try openWriter().append(story)
            }
        }
        var pages = harvest.pages[...]
        try await process(progress, whole: true) { _ in
            pages.popFirst().map { (SourceItem(content: $0.content, memory: .web($0.state)), $0.order[0]) }
        }
        effects.webSources += harvest.sources
        effects.webPages += harvest.unchanged
    }

    private mutating func count(_ story: Story, _ index: Int) {
        tally.count(story, input: index)
        outcome.tally.count(story, input: index)
    }

    /// Takes items through the stages in parallel and takes in the results in order.
    private mutating func process(
        _ progress: (RunTally) -> Void, whole: Bool = false,
        next: (inout WallClock) throws -> (item: SourceItem, index: Int)?
    ) async throws {
        let jobs = ingestion.configuration.jobs
        let chain = StageChain(companies: companies)
        // The run is one value that reads and writes by turns; both closures below get at it through this box.
        let run = Box(self)
        defer { self = run.value }
        try await OrderedParallel(jobs: jobs == 0 ? ProcessorCount.online : jobs).run(
            next: { () throws -> (item: SourceItem, index: Int)? in
                guard whole || !run.value.mustStop, let next = try next(&run.value.clock) else { return nil }
                run.value.taken += 1
                return next
            },
            work: { [dry = ingestion.options.dryRun] next in
                (item: next.item, index: next.index, story: dry ? .skipped : chain.process(next.item.content))
            },
            consume: { (done: (item: SourceItem, index: Int, story: Story)) throws -> Bool in
                try run.value.take(done.item, done.story, index: done.index)
                progress(run.value.outcome.tally)
                return true
            })
    }

    // MARK: Deciding

    /// Takes in what became of one page.
    private mutating func take(_ item: SourceItem, _ story: Story, index: Int) throws {
        if ingestion.options.dryRun {
            outcome.pending.append("\(ingestion.configuration.sources[index].name): \(item.memory.key)")
            return
        }
        var memory = item.memory
        var story = story
        switch story {
        case .told(var lines):
            memory.settle("ok")
            let known = try version(of: lines.docID)
            if let known, known.docVersion == lines.docVersion, known.program == lines.document.program {
                outcome.unchanged += 1
                effects.remember(memory)
                return
            }
            lines.document.reason =
                known == nil ? "first" : known?.docVersion == lines.docVersion ? "reextraction" : "publisher_edit"
            story = .told(lines)
            remember(lines, over: known)
        case .rejected(let rejection, _):
            memory.settle(rejection.code, failed: true)
        case .unread(let document):
            memory.settle(document.status)
        case .skipped:
            memory.settle("skipped")
            count(story, index)
            effects.remember(memory)
            return
        }
        effects.remember(memory)
        count(story, index)
        try openWriter().append(story)
    }

    private func version(of docID: String) throws -> DocumentState? { try versions[docID] ?? state.document(docID) }

    private mutating func remember(_ lines: StoryLines, over known: DocumentState?) {
        let seen = DocumentState(
            docID: lines.docID, docVersion: lines.docVersion, observedAt: lines.document.observedAt ?? started,
            program: lines.document.program)
        // An older observation that comes late is kept in the files, but it does not count.
        if let known, DocumentRank.isEarlier(seen.observedAt, than: known.observedAt) { return }
        versions[lines.docID] = seen
        effects.documents.append(seen)
    }

    // MARK: Committing

    /// Seconds since the run began.
    var seconds: Double { WallClock.seconds - startedSeconds }

    /// What the sources have brought with this run; says which of them bring documents and no fact again and again.
    private func tallies() throws -> [SourceTally] {
        let known = Dictionary(try state.tallies().map { ($0.name, $0) }) { $1 }
        return ingestion.configuration.sources.enumerated().compactMap { index, source in
            let (documents, facts, rejects) = tally.of(index)
            guard documents + rejects > 0 else { return nil }
            var tally = known[source.name] ?? SourceTally(name: source.name)
            tally.documents += documents
            tally.facts += facts
            tally.rejects += rejects
            if documents > 0 {
                tally.lastNewAt = started
                tally.zeroFactRuns = facts == 0 ? tally.zeroFactRuns + 1 : 0
            }
            if tally.zeroFactRuns > 0 && tally.zeroFactRuns.isMultiple(of: Self.zeroFactRunsToReport) {
                ingestion.log.warning(
                    "\(tally.zeroFactRuns) runs in a row brought documents and no fact: look at its pages",
                    ["source": source.name])
            }
            return tally
        }
    }

    /// Runs without a fact after which a source is reported: a day or two of a busy source.
    private static let zeroFactRunsToReport = 20

    private mutating func openWriter() throws -> RunFolderWriter {
        if let writer { return writer }
        let opened = try RunFolderWriter(folder: folder)
        writer = opened
        return opened
    }

    /// Makes what was taken in count: files, then the staged state, then `run.json`, then the state. More may follow, in a folder of
    /// its own: a long look is committed portion by portion.
    mutating func commit() throws {
        defer {
            effects = RunEffects()
            versions = [:]
            tally = RunTally()
        }
        guard let writer else { return try state.record(effects) }
        var manifest = RunManifest(id: name, command: "ingest", program: Version.program)
        let sources = ingestion.configuration.sources
        manifest.inputs = sources.map { RunManifest.Input(path: $0.label, kind: "source") }
        manifest.companies = companies.digest
        tally.fill(&manifest, names: sources.map(\.name))
        manifest.files = try writer.finishFiles()
        effects.tallies = try tallies()
        manifest.started = started
        manifest.seconds = WallClock.seconds - startedSeconds
        let record = RunRecord(
            id: name, startedAt: started, status: "prepared", documents: tally.documents, facts: tally.facts,
            rejects: tally.rejects)
        try FileSystem.syncFolder(ingestion.configuration.output)
        try state.prepare(record, effects)
        try RunFolderWriter.commit(manifest.sealed, folder: folder)
        try state.commit(run: name)
        outcome.folder = folder
        self.writer = nil
        started = clock.observe()
        name = RunName.at(started)
    }
}

/// A value that several closures of one task read and write by turns.
private final class Box<Value> {
    var value: Value
    init(_ value: Value) { self.value = value }
}
