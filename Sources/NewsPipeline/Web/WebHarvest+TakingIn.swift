internal import NewsFetcher
internal import NewsLoaders
internal import NewsModel
internal import NewsParser
internal import NewsState
internal import Synchronization

/// What becomes of the answers: feeds and sitemaps give pages to ask for, pages the portion's harvest, failures a next look.
extension WebHarvest {
    /// Archives the answer to a request that was made just now, and takes it in.
    func deliver(_ request: Crawler<Purpose>.Request, _ outcome: Crawler<Purpose>.Outcome) throws -> [Crawler<
        Purpose
    >.Request] {
        let now = clock.now
        var place: WebCapture.Place?
        if case .source(let index, depth: 0) = request.purpose { shared.withLock { _ = $0.asked.insert(index) } }
        if case .success(let fetch) = outcome, !options.dryRun {
            place = try archive(fetch.hops, HTTPDate.rfc3339(now), archived(request.purpose))
            shared.withLock { $0.harvest.bytes += fetch.response.body.count }
        }
        return try takeIn(request, outcome, place, now)
    }

    /// Takes in what was answered at `now`; further requests that follow from it.
    func takeIn(
        _ request: Crawler<Purpose>.Request, _ outcome: Crawler<Purpose>.Outcome, _ place: WebCapture.Place?, _ now: Int
    ) throws -> [Crawler<Purpose>.Request] {
        let observedAt = HTTPDate.rfc3339(now)
        switch request.purpose {
        case .source(let index, let depth): return try source(index, depth, outcome, place, observedAt, now)
        case .page(let index, let order, let entry, let known, let feed):
            try page(index, order, entry, known, feed, request.request.url, outcome, place, observedAt, now)
            return []
        }
    }

    /// The archive's last full answer to this request, where it was taken in: what is still to be read is archived in full.
    func archived(_ purpose: Purpose) -> ArchivedRecord? {
        switch purpose {
        case .source(let index, depth: 0):
            shared.withLock { $0.states[index].flatMap { $0.digest == nil ? nil : $0.record } }
        case .source: nil
        case .page(_, _, _, let known, _): known?.status == "ok" ? known?.record : nil
        }
    }

    func source(
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
                return try entries(of: capture, index, depth, now, schedule, &known)
            } catch {
                shared.withLock { shared in
                    shared.harvest.rejections.append((index, error))
                    shared.incomplete.insert(index)
                }
                return []
            }
        }
        let seen = known.succeededAt
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
                further = try entriesOrPage(capture, index, now, schedule, &known)
            } catch {
                known.status = error.code
                // What could not be read was not seen: an answer that it has not changed would bring it to nobody.
                shared.withLock { shared in
                    shared.harvest.rejections.append((index, error))
                    shared.incomplete.insert(index)
                }
                log.warning(error.message, ["source": source.name, "code": error.code])
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
    func reportSilence(_ name: String, since seen: Int?, now: Int) {
        guard configuration.silentAfter > 0, let seen, let news = lastNews[name] else { return }
        let days = (now - news) / 86_400
        guard now - news >= configuration.silentAfter, (seen - news) / 86_400 < days else { return }
        log.warning(
            "nothing new for \(Counted(days, "day")): look whether its feed still lives at this address",
            ["source": name])
    }

    /// The answer that holds a nested sitemap; what else came is a line of the rejects.
    func nested(_ outcome: Crawler<Purpose>.Outcome, _ name: String) throws(Rejection) -> HTTPFetch.Result {
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

    func capture(
        _ response: HTTPResponse, _ observedAt: String, _ place: WebCapture.Place?, _ web: Configuration.Web
    ) throws(Rejection) -> Capture {
        try WebCapture.make(
            response, observedAt: observedAt, place: place, limit: web.maximumBytes ?? InputLimits().body)
    }

    /// The entries of a feed; a source that is a page itself is taken as one.
    func entriesOrPage(
        _ capture: Capture, _ index: Int, _ now: Int, _ schedule: Schedule, _ known: inout WebSourceState
    ) throws(Rejection) -> [Crawler<Purpose>.Request] {
        let kind = InputKind(of: Array(capture.body.prefix(InputKind.sample)))
        if kind == .feed { return try entries(of: capture, index, 0, now, schedule, &known) }
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
            url: normalized(capture.url ?? known.url), source: known.name, firstAt: now, fetchedAt: now,
            status: "ok")
        page.digest = known.digest
        let taken = Page(order: [index, 0], content: .capture(capture), state: page)
        shared.withLock { shared in
            shared.harvest.pages.append(taken)
            shared.harvest.size += capture.body.count
        }
        return []
    }

    func entries(
        of capture: Capture, _ index: Int, _ depth: Int, _ now: Int, _ schedule: Schedule,
        _ known: inout WebSourceState
    ) throws(Rejection) -> [Crawler<Purpose>.Request] {
        guard let web = configuration.sources[index].web else { return [] }
        let feed = try feeds.process(capture)
        let since = options.since.flatMap(WebMoment.earliest)
        var hints = Schedule.Hints(headers: { capture.headers[$0] })
        hints.feed = feed.hints
        if depth == 0 {
            known.dueAt = schedule.next(after: now, hints: hints)
            known.feed = FeedMemory(format: feed.format, hints: feed.hints).text
        }
        let base = capture.url.flatMap { WebURL($0) }
        var requests: [Crawler<Purpose>.Request] = []
        var unlinked = 0
        for (n, entry) in feed.entries.enumerated() {
            guard let link = entry.link, let url = base?.resolving(link) ?? WebURL(link), url.isWeb,
                url.host?.isEmpty == false
            else {
                unlinked += 1
                continue
            }
            if isNestedSitemap(feed, url) {
                // Once a look: an index may name itself, or another that names it.
                guard depth < 3, !isSeen(entry, index), claim("sitemap " + normalized(url.description)) else {
                    continue
                }
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
            guard isWanted(entry, page, now), !isCommitted(page), claim(key) else { continue }
            guard take(url, index) else {
                shared.withLock { _ = $0.incomplete.insert(index) }
                // Further down may stand some that were fetched already.
                if interrupted.isEmpty { break } else { continue }
            }
            requests.append(
                .init(
                    Self.request(url, web), validators: page?.validators, delay: web.delay,
                    purpose: .page(index, order: [index, depth, n], entry: entry, known: page, feed: capture.url ?? ""))
            )
        }
        // An entry that breaks off with its feed has lost its address on the way.
        if unlinked > 0, !feed.malformed {
            let rejection = Rejection(
                input: capture.url ?? known.url, stage: "feed", code: "entries_without_address",
                message: "\(unlinked) of \(feed.entries.count) entries lead to no web address: they are passed over")
            shared.withLock { $0.harvest.rejections.append((index, rejection)) }
        }
        return requests
    }

    /// Whether an entry is new, says that it changed, or failed before.
    func isWanted(_ entry: FeedEntry, _ page: WebPageState?, _ now: Int) -> Bool {
        guard let page else { return !options.onlyFailed }
        if options.onlyFailed { return page.status != "ok" }
        if page.status != "ok" {
            return page.failures < 5 && now >= page.fetchedAt + 3600 << min(page.failures, 5)
        }
        guard let updated = entry.updated, updated != page.entryUpdated else { return false }
        // Several feeds may name the page, each with a time of its own: only a later one tells of a change.
        guard let known = page.entryUpdated.flatMap(WebMoment.latest), let told = WebMoment.latest(updated) else {
            return true
        }
        return told > known
    }

    func isNestedSitemap(_ feed: Feed, _ url: WebURL) -> Bool {
        feed.isIndex || feed.format == "sitemap" && (url.path.hasSuffix(".xml") || url.path.hasSuffix(".xml.gz"))
    }

    /// Whether a nested sitemap says that it was last changed before the source was last looked at to the end. A date alone stands for
    /// the end of its day.
    func isSeen(_ entry: FeedEntry, _ index: Int) -> Bool {
        guard let seen = shared.withLock({ $0.seenUntil[index] }), let changed = entry.updated,
            let moment = WebMoment.latest(changed)
        else { return false }
        return moment < seen
    }

    /// Counts a page against `--limit`. One that was fetched already is not left behind.
    func take(_ url: WebURL, _ index: Int) -> Bool {
        let isAtHand = isAtHand(url, index)
        return shared.withLock { shared in
            if let limit = options.limit, shared.taken >= limit, !isAtHand { return false }
            shared.taken += 1
            return true
        }
    }

    func page(
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
                page.failures = 0
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
                if InputKind(of: Array(capture.body.prefix(InputKind.sample))) == .feed {
                    throw Rejection(
                        input: url.description, stage: "fetch", code: "feed_for_page",
                        message: "a feed or sitemap came where a page was named: make it a source of its own",
                        source: feed)
                }
                capture.source.feed = feed
                content = .capture(capture)
            } catch {
                page.forgetValidators()
                page.status = error.code
                page.failures += 1
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

    /// A page that could not be had: what its feed carries in full stands in for it, unless the page itself was had before. A feed's excerpt
    /// is no newer version of a page that is away for an hour.
    func failed(
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
        if page.digest == nil, let entry, let capture = WebCapture.make(entry, feed: feed, observedAt: observedAt) {
            return .capture(capture)
        }
        if case .rejected(let rejection, _) = visit { return .rejected(rejection) }
        return .rejected(
            Rejection(
                input: url.description, stage: "fetch", code: state.status,
                message: "the page could not be had: it is tried again later"))
    }

    func normalized(_ url: String) -> String { WebURL(url)?.normalized.description ?? url }
}
