internal import NewsFetcher
internal import NewsLoaders
package import NewsModel
internal import Synchronization

/// Fetches single addresses into an archive, as politely as an ingest, and makes nothing of them.
package struct WebFetch: Sendable {
    /// What became of the addresses.
    package struct Outcome: Sendable {
        /// Addresses that were answered, with whatever status.
        package var fetched = 0
        /// Addresses without an answer, and those that were put off.
        package var rejections: [Rejection] = []
        /// This machine had no file descriptor for a connection.
        package var isShort = false
    }

    private let configuration: Configuration
    private let sources: [Configuration.Source]

    /// Fetches the addresses; none of the configuration's other settings apply to them but contact, hosts and archive.
    package init(urls: [WebURL], configuration: Configuration) {
        self.configuration = configuration
        sources = urls.map { url in
            var source = Configuration.Source(name: url.description, path: url.description, label: url.description)
            source.web = Configuration.Web(url: url)
            return source
        }
    }

    /// Fetches all sources of the configuration that are on the web.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
        sources = configuration.sources.filter { $0.enabled && $0.web != nil }
    }

    /// Fetches everything into `folder`. Responses of any status are archived; what had none is a rejection.
    package func run(into folder: String) throws(FileError) -> Outcome {
        let clock = WebClock(mustStop: { StopSignal.isRequested })
        let archive = ResponseArchive(
            folder: folder, name: WallClock.format(WallClock.now).filter { $0 != "-" && $0 != ":" && $0 != "." })
        var settings = CrawlSettings(
            userAgent: "\(Version.program.replacing(" ", with: "/"))"
                + (configuration.contact.map { " (+\($0))" } ?? ""))
        settings.workers = configuration.hosts
        let outcome = Mutex((Outcome(), nil as FileError?))
        let crawler = Crawler<Int>(
            settings: settings, robots: RobotsPolicy(), clock: clock, cancelled: { StopSignal.isRequested })
        let requests = sources.enumerated().compactMap { index, source in
            source.web.map { web in CrawlRequest(WebHarvest.request(web.url, web), delay: web.delay, purpose: index) }
        }
        @Sendable func store(_ fetch: HTTPFetch.Result) -> Bool {
            do throws(FileError) {
                _ = try archive.append(fetch.hops, HTTPDate.rfc3339(clock.now), known: nil)
                return true
            } catch {
                outcome.withLock { $0.1 = $0.1 ?? error }
                return false
            }
        }
        // Every response is kept, those for robots.txt as well: they say why a page was or was not asked for.
        _ = crawler.run(
            requests, until: { outcome.withLock { $0.1 != nil } }, learnt: { _ = store($0) }
        ) { request, result in
            switch result {
            case .success(let fetch): if store(fetch) { outcome.withLock { $0.0.fetched += 1 } }
            case .failure(let failure):
                let rejection = Rejection(
                    input: request.request.url.description, stage: "fetch", code: failure.code, message: failure.message
                )
                outcome.withLock { $0.0.rejections.append(rejection) }
            }
            return []
        }
        try archive.close()
        for postponed in crawler.postponed {
            let rejection = Rejection(
                input: postponed.item.request.url.description, stage: "fetch", code: postponed.reason.rawValue,
                message: postponed.reason.message)
            outcome.withLock { $0.0.rejections.append(rejection) }
        }
        outcome.withLock { $0.0.isShort = crawler.shortage != nil }
        let (done, failure) = outcome.withLock { $0 }
        if let failure { throw failure }
        return done
    }
}
