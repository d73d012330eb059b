internal import NewsFetcher
internal import NewsLoaders
internal import NewsModel
internal import NewsParser
internal import NewsState
internal import Synchronization

/// Fetches all due sources on the web and the pages that they name as new or changed, politely and many hosts at once.
///
/// Everything had is archived as received before anything is made of it. What is remembered changes with the run's commit; only
/// that a look has begun, and when the next one is due, is stored before the first request. A look that was interrupted is gone on with:
/// what it had archived is taken from there, and nobody is asked again for it. The pages come in portions, so that a long look needs no
/// more memory than a short one.
final class WebHarvest: Sendable {
    /// A page that is new or changed.
    struct Page: Sendable {
        /// Index of the source in the configuration, and of the entry in the feed: the order of the output.
        var order: [Int]
        var content: InputItem.Content
        var state: WebPageState
    }

    /// What came of one portion.
    struct Harvest: Sendable {
        var pages: [Page] = []
        /// Sources that are done.
        var sources: [WebSourceState] = []
        /// Pages that were looked at and are as they were.
        var unchanged: [WebPageState] = []
        var looked = 0
        var unreachable: [String] = []
        /// This machine had no file descriptor for a connection.
        var isShort = false
        /// Lines for the rejects that concern a source and no page.
        var rejections: [(source: Int, rejection: Rejection)] = []
        var bytes = 0
        /// Bytes of the pages in this portion.
        var size = 0

        /// Whether no more should be fetched before this is taken in.
        func isFull(_ limit: Int) -> Bool { pages.count >= limit || size >= WebHarvest.portionBytes }
    }

    /// Bytes of pages in a portion.
    static let portionBytes = 64 << 20

    /// What a request is for.
    enum Purpose: Sendable {
        case source(Int, depth: Int)
        case page(Int, order: [Int], entry: FeedEntry?, known: WebPageState?, feed: String)

        /// Index of the source in the configuration.
        var source: Int {
            switch self {
            case .source(let index, _): index
            case .page(let index, _, _, _, _): index
            }
        }
    }

    typealias Archiver =
        @Sendable (_ hops: [HTTPResponse], _ observedAt: String, _ known: ArchivedRecord?) throws -> WebCapture.Place?

    struct Shared {
        var harvest = Harvest()
        /// Sources that are being looked at, and how many of their requests have not been answered.
        var states: [Int: WebSourceState] = [:]
        var outstanding: [Int: Int] = [:]
        /// When a source was last looked at to the end: nested sitemaps that are older bring nothing.
        var seenUntil: [Int: Int] = [:]
        /// Sources some of whose pages were named but not fetched: they forget what they have seen, so that the next look names them
        /// again.
        var incomplete: Set<Int> = []
        /// Sources some of whose answers were not looked up in the archive because the run was stopped: their look goes on with the
        /// next run.
        var unfinished: Set<Int> = []
        /// Sources that were asked, and not only looked up in the archive.
        var asked: Set<Int> = []
        /// Requests whose answers are still to be looked up in the archive.
        var line: [Crawler<Purpose>.Request] = []
        /// What the look had archived when it was interrupted; nil for one that begins now.
        var answers: ArchivedAnswers?
        var claimed: Set<UInt64> = []
        var taken = 0
        var failure: (any Error)?
        var hasBegun = false
        /// Whether the state knows that the look has begun.
        var isBegun = false
        var hasEnded = false
    }

    let configuration: Configuration
    let options: Ingestion.Options
    let state: StateDatabase
    let log: Log
    let clock: any FetchClock
    let archive: Archiver
    let mustStop: @Sendable () -> Bool
    let look: LookState
    /// The looks that this one goes on with, oldest first; none where it begins.
    let interrupted: [LookState]
    /// Sources that this run has looked at already.
    let done: Set<Int>
    let feeds = FeedParser()
    let shared = Mutex(Shared())
    let crawler: Crawler<Purpose>
    /// When each source last brought something new.
    let lastNews: [String: Int]

    /// A look that archives under the name `archived`; it goes on with `interrupted` ones, else with what is due and not among `done`.
    /// `taken` pages count against `--limit` already; `mustStop` ends fetching politely.
    init(
        _ configuration: Configuration, _ options: Ingestion.Options, state: StateDatabase, log: Log,
        clock: any FetchClock, archived name: String, interrupted: [LookState] = [], done: Set<Int> = [],
        taken: Int = 0,
        archive: @escaping Archiver, mustStop: @escaping @Sendable () -> Bool
    ) throws {
        self.configuration = configuration
        var options = options
        // What was asked for when it began is asked for still.
        if let first = interrupted.first { (options.since, options.onlyFailed) = (first.since, first.onlyFailed) }
        self.options = options
        self.interrupted = interrupted
        self.done = done
        self.mustStop = mustStop
        var look = LookState(
            archive: name, beganAt: interrupted.first?.beganAt ?? clock.now, since: options.since,
            onlyFailed: options.onlyFailed)
        if let last = interrupted.last { (look.interruptions, look.answers) = (last.interruptions + 1, last.answers) }
        self.look = look
        self.state = state
        self.log = log
        self.clock = clock
        self.archive = archive
        var settings = CrawlSettings(
            userAgent: "\(Version.program.replacing(" ", with: "/")) (+\(configuration.contact ?? ""))")
        settings.workers = configuration.hosts
        var hosts = HostGate()
        // A rest longer than any that is honoured was written while the clock was wrong.
        for rest in try state.restingHosts(now: clock.now) where rest.until <= clock.now + RetryAfter.maximum {
            hosts.close(rest.host, until: rest.until)
        }
        crawler = Crawler(
            settings: settings, robots: try Self.knownRobots(state, now: clock.now), hosts: hosts, clock: clock,
            cancelled: mustStop)
        lastNews = Dictionary(
            try state.tallies().compactMap { tally in
                tally.lastNewAt.flatMap(WallClock.milliseconds).map { (tally.name, Int($0 / 1000)) }
            }
        ) { $1 }
        shared.withLock { $0.taken = taken }
    }

    /// The next portion of what the due sources bring; nil when all is told. A portion's pages stand in the order of the configuration
    /// and of the feeds; a source's state comes with the last of its pages.
    func next() throws -> Harvest? {
        let (hasBegun, hasEnded) = shared.withLock { shared in
            defer { shared.hasBegun = true }
            return (shared.hasBegun, shared.hasEnded)
        }
        guard !hasEnded else { return nil }
        var requests: [Crawler<Purpose>.Request] = []
        if !hasBegun {
            requests = try begin()
            guard !requests.isEmpty else { return end() }
        }
        requests = try recall(requests)
        var isDone = crawler.run(
            requests, until: { [self] in shared.withLock { $0.failure != nil || $0.harvest.isFull(options.portion) } },
            learnt: { [self] robots in
                guard !options.dryRun else { return }
                do { _ = try archive(robots.hops, HTTPDate.rfc3339(clock.now), nil) } catch {
                    shared.withLock { $0.failure = $0.failure ?? error }
                }
            }
        ) { [self] request, outcome in
            do {
                let further = try deliver(request, outcome)
                count(further)
                settle(request.purpose)
                return further
            } catch {
                shared.withLock { $0.failure = $0.failure ?? error }
                return []
            }
        }
        try rememberHosts()
        if let failure = shared.withLock({ $0.failure }) { throw failure }
        isDone = isDone && (shared.withLock { $0.line.isEmpty } || mustStop())
        if isDone {
            end()
            postpone()
            if let shortage = crawler.shortage {
                log.error("\(shortage.message); what was not asked for is asked for by the next run")
                shared.withLock { $0.harvest.isShort = true }
            }
        }
        return takeHarvest()
    }

    @discardableResult
    func end() -> Harvest? {
        shared.withLock { $0.hasEnded = true }
        return nil
    }

    func rememberHosts() throws {
        guard !options.dryRun else { return }
        let robots = crawler.robots.remembered.map {
            RobotsState(origin: $0.origin, verdict: $0.verdict, body: $0.body, expires: $0.expires)
        }
        try state.store(robots, now: clock.now)
        try state.store(resting: crawler.restingHosts, now: clock.now)
    }

    /// What was not asked for is asked for by a later run, no sooner than its host wants.
    func postpone() {
        shared.withLock { $0.unfinished.formUnion($0.line.map(\.purpose.source)) }
        for postponed in crawler.postponed {
            shared.withLock { shared in
                switch postponed.item.purpose {
                case .source(let index, let depth):
                    shared.incomplete.insert(index)
                    guard depth == 0 else { return }
                    shared.states[index]?.dueAt = postponed.until
                    shared.states[index]?.startedAt = nil
                case .page(let index, _, _, let known, _):
                    if known?.recheckAt == nil { shared.incomplete.insert(index) }
                }
            }
        }
        shared.withLock { $0.outstanding = [:] }
    }

    /// The portion, with the sources that are done. What is told of a source comes with its state: told before, it would be told twice
    /// where the run dies in between.
    func takeHarvest() -> Harvest {
        var harvest = shared.withLock { shared in
            var harvest = shared.harvest
            shared.harvest = Harvest()
            for index in shared.states.keys.sorted() where shared.outstanding[index] ?? 0 == 0 {
                guard var source = shared.states.removeValue(forKey: index), !shared.unfinished.contains(index) else {
                    continue
                }
                if shared.incomplete.contains(index) { source.forget() }
                harvest.sources.append(source)
            }
            let told = harvest.rejections
            harvest.rejections = told.filter {
                shared.states[$0.source] == nil && !shared.unfinished.contains($0.source)
            }
            shared.harvest.rejections = told.filter { shared.states[$0.source] != nil }
            return harvest
        }
        harvest.pages.sort { $0.order.lexicographicallyPrecedes($1.order) }
        return harvest
    }

    func count(_ requests: [Crawler<Purpose>.Request]) {
        shared.withLock { shared in
            for request in requests { shared.outstanding[request.purpose.source, default: 0] += 1 }
        }
    }

    func settle(_ purpose: Purpose) {
        shared.withLock { $0.outstanding[purpose.source, default: 1] -= 1 }
    }

    /// Stores that the look begins, or goes on; its first requests.
    func begin() throws -> [Crawler<Purpose>.Request] {
        let sources = interrupted.isEmpty ? try dueSources() : try interruptedSources()
        shared.withLock { $0.harvest.looked = sources.count }
        // Those that are due come before those that are waited for.
        let requests =
            sources.compactMap(\.request).sorted { $0.notBefore < $1.notBefore }
            + (try dueRechecks(now: look.beganAt))
        guard !requests.isEmpty else { return [] }
        if interrupted.isEmpty {
            if !options.dryRun { try state.begin(sources.map(\.state), look) }
        } else {
            try state.resume(look)
            try openArchive()
        }
        shared.withLock { $0.isBegun = true }
        count(requests)
        return requests
    }

    /// Sources whose time has come, as they will be while they are looked at.
    func dueSources() throws -> [(state: WebSourceState, request: Crawler<Purpose>.Request?)] {
        let now = clock.now
        var sources: [(WebSourceState, Crawler<Purpose>.Request?)] = []
        var misdated = 0
        for (index, source) in configuration.sources.enumerated() where source.enabled && !done.contains(index) {
            guard let web = source.web else { continue }
            if !options.only.isEmpty && !options.only.contains(source.name) { continue }
            var known = try state.webSource(source.name) ?? WebSourceState(name: source.name, url: web.url.description)
            if known.configuredURL != web.url.description {
                known = WebSourceState(name: source.name, url: web.url.description)
            }
            var due = known.startedAt ?? known.dueAt
            if due > now + Schedule.horizon {
                // The clock was ahead when that was written, and has been set right since.
                due = now
                misdated += 1
            }
            // One that is due within a moment is waited for.
            let start = options.only.isEmpty ? max(now, due) : now
            guard start <= now + (options.dryRun ? 0 : Schedule.patience) else { continue }
            if known.isRetired && options.only.isEmpty { continue }
            known.startedAt = start
            known.dueAt =
                start + min(max(source.every, Schedule.bounds.lowerBound), Schedule.bounds.upperBound)
            sources.append((known, ask(index, known, web, notBefore: start)))
        }
        if misdated > 0 {
            log.warning(
                "the clock has gone back: sources were to be looked at only after more than a week, and are looked at now",
                ["sources": "\(misdated)"])
        }
        return sources
    }

    /// The first request to a source that is looked at.
    func ask(_ index: Int, _ known: WebSourceState, _ web: Configuration.Web, notBefore: Int) -> Crawler<Purpose>
        .Request?
    {
        shared.withLock { shared in
            shared.states[index] = known
            shared.seenUntil[index] = known.digest == nil ? nil : known.succeededAt
        }
        guard let fetch = known.fetchState else { return nil }
        var request = Crawler<Purpose>.Request(
            Self.request(fetch.url, web), validators: fetch.validators, delay: web.delay,
            purpose: .source(index, depth: 0))
        request.notBefore = notBefore
        return request
    }

    /// Articles whose time had come by `now` to be looked at again.
    func dueRechecks(now: Int) throws -> [Crawler<Purpose>.Request] {
        guard options.only.isEmpty, !options.dryRun else { return [] }
        return try state.webPagesDue(now: now, limit: 1000).compactMap { page in
            guard let index = configuration.sources.firstIndex(where: { $0.name == page.source && $0.enabled }),
                let web = configuration.sources[index].web, let url = WebURL(page.url), claim(page.url)
            else { return nil }
            return .init(
                Self.request(url, web), validators: page.validators, delay: web.delay,
                purpose: .page(index, order: [index, Int.max], entry: nil, known: page, feed: web.url.description))
        }
    }

    static func request(_ url: WebURL, _ web: Configuration.Web) -> HTTPRequest {
        var request = HTTPRequest(url: url)
        request.headers = web.headers.map { ($0.name, $0.value) }
        request.addresses = AddressPolicy(allowed: web.allowedAddresses)
        request.proxy = web.proxy
        if url.host == web.url.host { request.credentials = web.credentials.flatMap(\.secret) }
        return request
    }

    static func knownRobots(_ state: StateDatabase, now: Int) throws -> RobotsPolicy {
        var policy = RobotsPolicy()
        for entry in try state.robots(now: now) where entry.expires <= now + RobotsPolicy.lifetime {
            policy.restore(
                .init(origin: entry.origin, verdict: entry.verdict, body: entry.body, expires: entry.expires))
        }
        return policy
    }

    /// Whether this run may fetch the page: a story that several feeds name is fetched once.
    func claim(_ url: String) -> Bool {
        let key = Digest.sha256(url.utf8).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return shared.withLock { $0.claimed.insert(key).inserted }
    }
}

extension Configuration.Credentials {
    /// "user:password"; nil where the place is empty.
    var secret: String? {
        switch self {
        case .environment(let name): return Environment.value(name)
        case .file(let path):
            guard let bytes = try? FileSystem.read(path, limit: 4096) else { return nil }
            let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
            return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
        }
    }
}
