internal import NewsFetcher
internal import NewsLoaders
internal import NewsModel
internal import NewsParser
internal import NewsState
internal import Synchronization

/// Fetches all due sources on the web and the pages that they name as new or changed, politely and many hosts at once.
///
/// Everything had is archived as received before anything is made of it. What is remembered changes with the run's commit; only
/// that a look has begun, and when the next one is due, is stored before the first request, so that a run that dies does not
/// ask again at every start. The pages come in portions, so that a long look needs no more memory than a short one.
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
        /// Lines for the rejects that concern a source and no page.
        var rejections: [(source: Int, rejection: Rejection)] = []
        var bytes = 0
        /// Bytes of the pages in this portion.
        var size = 0

        /// Whether no more should be fetched before this is taken in.
        func isFull(_ limit: Int) -> Bool { pages.count >= limit || size >= WebHarvest.portionBytes }
    }

    /// Bytes of pages in a portion.
    private static let portionBytes = 64 << 20

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

    private struct Shared {
        var harvest = Harvest()
        /// Sources that are being looked at, and how many of their requests have not been answered.
        var states: [Int: WebSourceState] = [:]
        var outstanding: [Int: Int] = [:]
        /// When a source was last looked at to the end: nested sitemaps that are older bring nothing.
        var seenUntil: [Int: Int] = [:]
        /// Sources some of whose pages were named but not fetched: they forget what they have seen, so that the next look names them
        /// again.
        var incomplete: Set<Int> = []
        var claimed: Set<UInt64> = []
        var taken = 0
        var failure: (any Error)?
        var hasBegun = false
        var hasEnded = false
    }

    private let configuration: Configuration
    private let options: Ingestion.Options
    private let state: StateDatabase
    private let log: Log
    private let clock: any FetchClock
    private let archive: Archiver
    private let feeds = FeedParser()
    private let shared = Mutex(Shared())
    private let crawler: Crawler<Purpose>
    /// When each source last brought something new.
    private let lastNews: [String: Int]

    /// `taken` pages count against `--limit` already; `mustStop` ends fetching politely.
    init(
        _ configuration: Configuration, _ options: Ingestion.Options, state: StateDatabase, log: Log,
        clock: any FetchClock, taken: Int = 0,
        archive: @escaping Archiver, mustStop: @escaping @Sendable () -> Bool
    ) throws {
        self.configuration = configuration
        self.options = options
        self.state = state
        self.log = log
        self.clock = clock
        self.archive = archive
        var settings = CrawlSettings(
            userAgent: "\(Version.program.replacing(" ", with: "/")) (+\(configuration.contact ?? ""))")
        settings.workers = configuration.hosts
        settings.patience = Self.patience
        var hosts = HostGate()
        for rest in try state.restingHosts(now: clock.now) { hosts.close(rest.host, until: rest.until) }
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

    // MARK: Running

    /// Longest wait for a host that rests: the longest Crawl-delay, and a little.
    private static let patience = HostGate.maximumDelay + 10

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
            requests = try dueSources()
            requests += try dueRechecks()
            count(requests)
            guard !requests.isEmpty else { return end() }
        }
        let isDone = crawler.run(
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
        if isDone {
            end()
            postpone()
        }
        return takeHarvest()
    }

    @discardableResult
    private func end() -> Harvest? {
        shared.withLock { $0.hasEnded = true }
        return nil
    }

    private func rememberHosts() throws {
        guard !options.dryRun else { return }
        let robots = crawler.robots.remembered.map {
            RobotsState(origin: $0.origin, verdict: $0.verdict, body: $0.body, expires: $0.expires)
        }
        try state.store(robots, now: clock.now)
        try state.store(resting: crawler.restingHosts, now: clock.now)
    }

    /// What was not asked for is asked for by a later run, no sooner than its host wants.
    private func postpone() {
        for (request, until) in crawler.postponed {
            shared.withLock { shared in
                switch request.purpose {
                case .source(let index, let depth):
                    shared.incomplete.insert(index)
                    guard depth == 0 else { return }
                    shared.states[index]?.dueAt = until
                    shared.states[index]?.startedAt = nil
                case .page(let index, _, _, let known, _):
                    if known?.recheckAt == nil { shared.incomplete.insert(index) }
                }
            }
        }
        shared.withLock { $0.outstanding = [:] }
    }

    /// The portion, with the sources that are done.
    private func takeHarvest() -> Harvest {
        var harvest = shared.withLock { shared in
            var harvest = shared.harvest
            shared.harvest = Harvest()
            for index in shared.states.keys.sorted() where shared.outstanding[index] ?? 0 == 0 {
                guard var source = shared.states.removeValue(forKey: index) else { continue }
                if shared.incomplete.contains(index) { source.forget() }
                harvest.sources.append(source)
            }
            return harvest
        }
        harvest.pages.sort { $0.order.lexicographicallyPrecedes($1.order) }
        return harvest
    }

    private func count(_ requests: [Crawler<Purpose>.Request]) {
        shared.withLock { shared in
            for request in requests { shared.outstanding[request.purpose.source, default: 0] += 1 }
        }
    }

    private func settle(_ purpose: Purpose) {
        shared.withLock { $0.outstanding[purpose.source, default: 1] -= 1 }
    }

    private func dueSources() throws -> [Crawler<Purpose>.Request] {
        let now = clock.now
        var requests: [Crawler<Purpose>.Request] = []
        var begun: [WebSourceState] = []
        for (index, source) in configuration.sources.enumerated() where source.enabled {
            guard let web = source.web else { continue }
            if !options.only.isEmpty && !options.only.contains(source.name) { continue }
            var known = try state.webSource(source.name) ?? WebSourceState(name: source.name, url: web.url.description)
            if known.configuredURL != web.url.description {
                known = WebSourceState(name: source.name, url: web.url.description)
            }
            // A look that was interrupted is taken up once at once; after that the source waits like any other.
            let due = known.failures == 0 ? known.startedAt ?? known.dueAt : known.dueAt
            // One that is due within a moment is waited for.
            let start = options.only.isEmpty ? max(now, due) : now
            guard start <= now + (options.dryRun ? 0 : Schedule.patience) else { continue }
            if known.isRetired && options.only.isEmpty { continue }
            if known.startedAt != nil { known.failures += 1 }
            var begin = known
            begin.startedAt = start
            begin.dueAt = start + max(source.every, Schedule.bounds.lowerBound)
            begun.append(begin)
            let seen = known.digest == nil ? nil : known.succeededAt
            shared.withLock { shared in
                shared.states[index] = begin
                shared.seenUntil[index] = seen
            }
            guard let fetch = begin.fetchState else { continue }
            var request = Crawler<Purpose>.Request(
                Self.request(fetch.url, web), validators: fetch.validators, delay: web.delay,
                purpose: .source(index, depth: 0))
            request.notBefore = start
            requests.append(request)
        }
        // Those that are due come before those that are waited for.
        requests.sort { $0.notBefore < $1.notBefore }
        if !options.dryRun { try state.begin(begun) }
        shared.withLock { $0.harvest.looked = begun.count }
        return requests
    }

    /// Articles whose time has come to be looked at again.
    private func dueRechecks() throws -> [Crawler<Purpose>.Request] {
        guard options.only.isEmpty, !options.dryRun else { return [] }
        return try state.webPagesDue(now: clock.now, limit: 1000).compactMap { page in
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

    private static func knownRobots(_ state: StateDatabase, now: Int) throws -> RobotsPolicy {
        var policy = RobotsPolicy()
        for entry in try state.robots(now: now) {
            policy.restore(
                .init(origin: entry.origin, verdict: entry.verdict, body: entry.body, expires: entry.expires))
        }
        return policy
    }

    /// Whether this run may fetch the page: a story that several feeds name is fetched once.
    private func claim(_ url: String) -> Bool {
        let key = Digest.sha256(url.utf8).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return shared.withLock { $0.claimed.insert(key).inserted }
    }

    // MARK: Taking in

    private func deliver(_ request: Crawler<Purpose>.Request, _ outcome: Crawler<Purpose>.Outcome) throws -> [Crawler<
        Purpose
    >.Request] {
        let now = clock.now
        let observedAt = HTTPDate.rfc3339(now)
        var place: WebCapture.Place?
        if case .success(let fetch) = outcome, !options.dryRun {
            place = try archive(fetch.hops, observedAt, archived(request.purpose))
            shared.withLock { $0.harvest.bytes += fetch.response.body.count }
        }
        switch request.purpose {
        case .source(let index, let depth): return try source(index, depth, outcome, place, observedAt, now)
        case .page(let index, let order, let entry, let known, let feed):
            try page(index, order, entry, known, feed, request.request.url, outcome, place, observedAt, now)
            return []
        }
    }

    /// The archive's last full answer to this request.
    private func archived(_ purpose: Purpose) -> ArchivedRecord? {
        switch purpose {
        case .source(let index, let depth): depth == 0 ? shared.withLock { $0.states[index]?.record } : nil
        case .page(_, _, _, let known, _): known?.record
        }
    }

    private func source(
        _ index: Int, _ depth: Int, _ outcome: Crawler<Purpose>.Outcome, _ place: WebCapture.Place?,
        _ observedAt: String, _ now: Int
    ) throws -> [Crawler<Purpose>.Request] {
        let source = configuration.sources[index]
        guard let web = source.web, var known = shared.withLock({ $0.states[index] }), var fetch = known.fetchState
        else { return [] }
        let schedule = Schedule(interval: max(source.every, Schedule.bounds.lowerBound), name: source.name)
        // A nested sitemap is part of its index: it has no state of its own.
        if depth > 0 {
            do throws(Rejection) {
                let result = try nested(outcome, source.name)
                let capture = try capture(result.response, observedAt, place, web)
                return try entries(of: capture, index, depth, observedAt, schedule, &known)
            } catch {
                shared.withLock { shared in
                    shared.harvest.rejections.append((index, error))
                    shared.incomplete.insert(index)
                }
                return []
            }
        }
        let seen = known.succeededAt
        fetch.failures = known.startedAt == nil ? fetch.failures : max(fetch.failures - 1, 0)
        let visit = fetch.visited(outcome, schedule: schedule, now: now)
        known.take(fetch)
        known.startedAt = nil
        var further: [Crawler<Purpose>.Request] = []
        switch visit {
        case .unchanged:
            known.succeededAt = now
            // The answer repeats what the server asks for; what the feed asks for is remembered.
            if let memory = known.feed.flatMap(FeedMemory.init), case .success(let result) = outcome {
                var hints = Schedule.Hints(headers: { result.response[$0] })
                hints.feed = memory.hints
                known.dueAt = schedule.next(after: now, hints: hints)
            }
        case .content(let result):
            known.succeededAt = now
            known.record = place.map { ArchivedRecord(id: $0.recordID, date: $0.date, digest: $0.payloadDigest) }
            do throws(Rejection) {
                let capture = try capture(result.response, observedAt, place, web)
                further = try entriesOrPage(capture, index, observedAt, schedule, &known, result.response)
            } catch {
                known.status = error.code
                shared.withLock { $0.harvest.rejections.append((index, error)) }
            }
        case .rejected(let rejection, _):
            shared.withLock {
                $0.harvest.rejections.append((index, rejection))
                $0.harvest.unreachable.append(source.name)
            }
            log.warning(rejection.message, ["source": source.name, "code": rejection.code])
        }
        known.emptyLooks = further.isEmpty ? known.emptyLooks + 1 : 0
        if case .rejected = visit {} else if further.isEmpty { reportSilence(source.name, since: seen, now: now) }
        let settled = known
        shared.withLock { $0.states[index] = settled }
        return further
    }

    /// Says once a day that a source answers and has brought nothing new for long.
    private func reportSilence(_ name: String, since seen: Int?, now: Int) {
        guard configuration.silentAfter > 0, let seen, let news = lastNews[name] else { return }
        let days = (now - news) / 86_400
        guard now - news >= configuration.silentAfter, (seen - news) / 86_400 < days else { return }
        log.warning(
            "nothing new for \(days) days: look whether its feed still lives at this address", ["source": name])
    }

    /// The answer that holds a nested sitemap; what else came is a line of the rejects.
    private func nested(_ outcome: Crawler<Purpose>.Outcome, _ name: String) throws(Rejection) -> HTTPFetch.Result {
        switch outcome {
        case .success(let result) where result.verdict == .content: return result
        case .success(let result):
            throw Rejection(
                input: result.response.url.description, stage: "fetch", code: "nested_sitemap_unavailable",
                message: "a sitemap of \(name) answers \(result.response.status): it is tried again with its index")
        case .failure(let failure):
            throw Rejection(
                input: failure.url.description, stage: "fetch", code: failure.code, message: failure.message)
        }
    }

    private func capture(
        _ response: HTTPResponse, _ observedAt: String, _ place: WebCapture.Place?, _ web: Configuration.Web
    ) throws(Rejection) -> Capture {
        try WebCapture.make(
            response, observedAt: observedAt, place: place, limit: web.maximumBytes ?? InputLimits().body)
    }

    /// The entries of a feed; a source that is a page itself is taken as one.
    private func entriesOrPage(
        _ capture: Capture, _ index: Int, _ observedAt: String, _ schedule: Schedule, _ known: inout WebSourceState,
        _ response: HTTPResponse
    ) throws(Rejection) -> [Crawler<Purpose>.Request] {
        let kind = InputKind(of: Array(capture.body.prefix(InputKind.sample)))
        if kind == .feed { return try entries(of: capture, index, 0, observedAt, schedule, &known) }
        if kind == .html, known.feed != nil {
            let feeds = FeedDiscovery.links(in: capture).prefix(5).map(\.url)
            throw Rejection(
                input: capture.url ?? "", stage: "feed", code: "page_for_feed",
                message: "a page came where a feed was: "
                    + (feeds.isEmpty
                        ? "it is tried again later" : "if it stays so, take one of \(feeds.joined(separator: ", "))"))
        }
        guard kind == .html else {
            throw Rejection(
                input: capture.url ?? "", stage: "fetch", code: "unknown_content",
                message: "it is no feed, sitemap or page: check the source's address")
        }
        var page = WebPageState(
            url: normalized(capture.url ?? known.url), source: known.name, firstAt: clock.now, fetchedAt: clock.now,
            status: "ok")
        page.digest = known.digest
        let taken = Page(order: [index, 0], content: .capture(capture), state: page)
        shared.withLock { shared in
            shared.harvest.pages.append(taken)
            shared.harvest.size += capture.body.count
        }
        return []
    }

    private func entries(
        of capture: Capture, _ index: Int, _ depth: Int, _ observedAt: String, _ schedule: Schedule,
        _ known: inout WebSourceState
    ) throws(Rejection) -> [Crawler<Purpose>.Request] {
        guard let web = configuration.sources[index].web else { return [] }
        let feed = try feeds.process(capture)
        let since = options.since.flatMap(WebMoment.earliest)
        var hints = Schedule.Hints(headers: { capture.headers[$0] })
        hints.feed = feed.hints
        if depth == 0 {
            known.dueAt = schedule.next(after: clock.now, hints: hints)
            known.feed = FeedMemory(format: feed.format, hints: feed.hints).text
        }
        let base = capture.url.flatMap { WebURL($0) }
        var requests: [Crawler<Purpose>.Request] = []
        for (n, entry) in feed.entries.enumerated() {
            guard let link = entry.link, let url = base?.resolving(link) ?? WebURL(link), url.isWeb,
                url.host?.isEmpty == false
            else { continue }
            if isNestedSitemap(feed, url) {
                guard depth < 3, !isSeen(entry, index) else { continue }
                var request = Crawler<Purpose>.Request(
                    Self.request(url, web), delay: web.delay, purpose: .source(index, depth: depth + 1))
                request.isDeferred = true
                requests.append(request)
                continue
            }
            if let since, let told = (entry.updated ?? entry.published).flatMap(WebMoment.latest), told < since {
                continue
            }
            let key = normalized(url.description)
            let page: WebPageState?
            do throws(StateError) { page = try state.webPage(key) } catch {
                throw Rejection(input: key, stage: "fetch", code: "state_unreadable", message: error.description)
            }
            guard isWanted(entry, page), claim(key) else { continue }
            guard take() else {
                shared.withLock { _ = $0.incomplete.insert(index) }
                break
            }
            requests.append(
                .init(
                    Self.request(url, web), validators: page?.validators, delay: web.delay,
                    purpose: .page(index, order: [index, depth, n], entry: entry, known: page, feed: capture.url ?? ""))
            )
        }
        return requests
    }

    /// Whether an entry is new, says that it changed, or failed before.
    private func isWanted(_ entry: FeedEntry, _ page: WebPageState?) -> Bool {
        guard let page else { return !options.onlyFailed }
        if options.onlyFailed { return page.status != "ok" }
        if page.status != "ok" {
            return page.failures < 5 && clock.now >= page.fetchedAt + 3600 << min(page.failures, 5)
        }
        guard let updated = entry.updated, updated != page.entryUpdated else { return false }
        // Several feeds may name the page, each with a time of its own: only a later one tells of a change.
        guard let known = page.entryUpdated.flatMap(WebMoment.latest), let told = WebMoment.latest(updated) else {
            return true
        }
        return told > known
    }

    private func isNestedSitemap(_ feed: Feed, _ url: WebURL) -> Bool {
        feed.format == "sitemap" && (url.path.hasSuffix(".xml") || url.path.hasSuffix(".xml.gz"))
    }

    /// Whether a nested sitemap says that it was last changed before the source was last looked at to the end. A date alone stands for
    /// the end of its day.
    private func isSeen(_ entry: FeedEntry, _ index: Int) -> Bool {
        guard let seen = shared.withLock({ $0.seenUntil[index] }), let changed = entry.updated,
            let moment = WebMoment.latest(changed)
        else { return false }
        return moment < seen
    }

    /// Counts a page against `--limit`.
    private func take() -> Bool {
        shared.withLock { shared in
            if let limit = options.limit, shared.taken >= limit { return false }
            shared.taken += 1
            return true
        }
    }

    private func page(
        _ index: Int, _ order: [Int], _ entry: FeedEntry?, _ known: WebPageState?, _ feed: String, _ url: WebURL,
        _ outcome: Crawler<Purpose>.Outcome, _ place: WebCapture.Place?, _ observedAt: String, _ now: Int
    ) throws {
        guard let web = configuration.sources[index].web else { return }
        let name = configuration.sources[index].name
        let key = normalized(known?.url ?? url.description)
        var page = known ?? WebPageState(url: key, source: name, firstAt: now, fetchedAt: now, status: "new")
        page.entryUpdated = entry?.updated ?? page.entryUpdated
        page.scheduleRecheck(configuration.recheck, now: now)
        var content: InputItem.Content?
        switch outcome {
        case .success(let fetch) where fetch.verdict == .notModified: page.fetchedAt = now
        case .success(let fetch) where fetch.verdict == .content || fetch.verdict == .gone:
            let digest = Digest.hex(Digest.sha256(fetch.response.body))
            if digest == page.digest && page.status == "ok" && fetch.verdict == .content {
                page.answered(fetch.response, digest: digest, now: now)
                break
            }
            page.answered(fetch.response, digest: digest, now: now)
            page.record = place.map { ArchivedRecord(id: $0.recordID, date: $0.date, digest: $0.payloadDigest) }
            if fetch.verdict == .gone {
                page.status = "gone"
                page.recheckAt = nil
            }
            do throws(Rejection) {
                var capture = try capture(fetch.response, observedAt, place, web)
                capture.source.feed = feed
                content = .capture(capture)
            } catch {
                page.status = error.code
                content = .rejected(error)
            }
        default: content = failed(&page, entry, feed, url, outcome, observedAt, now)
        }
        let settled = page
        shared.withLock { shared in
            if let content {
                if case .capture(let capture) = content { shared.harvest.size += capture.body.count }
                shared.harvest.pages.append(Page(order: order, content: content, state: settled))
            } else {
                shared.harvest.unchanged.append(settled)
            }
        }
    }

    /// A page that could not be had: what its feed carries in full stands in for it.
    private func failed(
        _ page: inout WebPageState, _ entry: FeedEntry?, _ feed: String, _ url: WebURL,
        _ outcome: Crawler<Purpose>.Outcome,
        _ observedAt: String, _ now: Int
    ) -> InputItem.Content {
        var state = FetchState(url: url)
        let visit = state.visited(outcome, schedule: Schedule(interval: 3600, name: page.url), now: now)
        page.status = state.status
        page.failures += 1
        page.fetchedAt = now
        // The feed may not change meanwhile: the page itself says when it is tried again.
        page.recheckAt = page.failures < 5 ? now + 3600 << page.failures : nil
        if let entry, let capture = WebCapture.make(entry, feed: feed, observedAt: observedAt) {
            return .capture(capture)
        }
        if case .rejected(let rejection, _) = visit { return .rejected(rejection) }
        return .rejected(
            Rejection(
                input: url.description, stage: "fetch", code: state.status,
                message: "the page could not be had: it is tried again later"))
    }

    private func normalized(_ url: String) -> String { WebURL(url)?.normalized.description ?? url }
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
