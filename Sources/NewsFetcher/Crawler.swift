internal import Dispatch
internal import NewsModel
internal import Synchronization

/// Time as the crawler sees it; a simulation injects its own.
public protocol FetchClock: Sendable {
    /// Seconds since 1970 UTC.
    var now: Int { get }
    /// Waits about that long; returns early where the run is asked to stop.
    func sleep(seconds: Int)
}

/// One thing to fetch.
public struct CrawlRequest<Purpose: Sendable>: Sendable {
    /// What to ask for.
    public var request: HTTPRequest
    /// What was had last time; nil where nothing was.
    public var validators: ConditionalGet?
    /// Seconds between requests to this host, where the source sets them.
    public var delay: Int?
    /// What the caller wants it for.
    public var purpose: Purpose

    /// A request with what the crawler needs to know of it.
    public init(_ request: HTTPRequest, validators: ConditionalGet? = nil, delay: Int? = nil, purpose: Purpose) {
        self.request = request
        self.validators = validators
        self.delay = delay
        self.purpose = purpose
    }
}

/// Fetches from many hosts at once and from each host politely: one connection, a delay, robots.txt before anything else.
///
/// Threads, because libcurl blocks; all decisions are made by ``FetchQueue``, ``RobotsPolicy`` and ``HTTPFetch``.
public final class Crawler<Purpose: Sendable>: Sendable {
    /// What this crawler is asked for.
    public typealias Request = CrawlRequest<Purpose>
    /// What becomes of a request.
    public typealias Outcome = Result<HTTPFetch.Result, HTTPFetch.Failure>

    private struct Shared {
        var queue: FetchQueue<Request>
        var robots: RobotsPolicy
        var connections: [String: HTTPConnection] = [:]
    }
    private let shared: Mutex<Shared>
    private let settings: CrawlSettings
    private let clock: any FetchClock
    private let cancelled: @Sendable () -> Bool

    /// A crawler; `robots` holds what earlier runs have learnt. `cancelled` ends the run politely: what is running is finished.
    public init(
        settings: CrawlSettings, robots: RobotsPolicy, clock: any FetchClock,
        cancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.settings = settings
        self.clock = clock
        self.cancelled = cancelled
        shared = Mutex(Shared(queue: FetchQueue(patience: settings.patience), robots: robots))
    }

    /// Fetches all requests, and those that `deliver` gives back. `deliver` is called from several threads.
    /// Returns what was postponed because its host rests, and what is known of robots.txt now.
    public func run(
        _ requests: [Request], deliver: @escaping @Sendable (Request, Outcome) -> [Request]
    ) -> (postponed: [Request], robots: RobotsPolicy) {
        add(requests)
        DispatchQueue.concurrentPerform(iterations: max(settings.workers, 1)) { _ in
            while work(deliver) {}
        }
        return shared.withLock { ($0.queue.postponed, $0.robots) }
    }

    private func add(_ requests: [Request]) {
        shared.withLock { shared in
            for request in requests { shared.queue.add(request, host: Self.gateKey(request.request)) }
        }
    }

    /// Politeness is per host and port: the proxy in between is not the one that is asked.
    private static func gateKey(_ request: HTTPRequest) -> String {
        (request.url.asciiHost ?? "") + ":" + String(request.url.effectivePort ?? 0)
    }

    /// One step of one worker; false when all is done.
    private func work(_ deliver: @Sendable (Request, Outcome) -> [Request]) -> Bool {
        if cancelled() { shared.withLock { $0.queue.abandon() } }
        switch shared.withLock({ $0.queue.next(now: clock.now) }) {
        case .done: return false
        case .wait(let seconds): clock.sleep(seconds: seconds)
        case .fetch(let request, let host):
            let (outcome, delay, rest) = fetch(request, host: host)
            // New requests join before the host is free, so that no worker sees an empty queue in between.
            add(deliver(request, outcome))
            shared.withLock { $0.queue.finished(host: host, now: clock.now, delay: delay, rest: rest) }
        }
        return true
    }

    private func fetch(_ request: Request, host: String) -> (Outcome, delay: Int?, rest: Int?) {
        let connection: HTTPConnection
        do throws(HTTPFailure) { connection = try self.connection(host) } catch {
            return (
                .failure(
                    HTTPFetch.Failure(code: error.rawValue, message: "libcurl cannot start", url: request.request.url)),
                nil, nil
            )
        }
        let fetch = HTTPFetch(exchange: { connection.get($0) })
        if settings.obeysRobots, let refusal = robots(request, fetch) { return (.failure(refusal), request.delay, nil) }
        let outcome: Outcome
        do throws(HTTPFetch.Failure) {
            outcome = .success(try fetch.run(request.request, validators: request.validators, now: clock.now))
        } catch {
            outcome = .failure(error)
        }
        var rest: Int?
        if case .success(let result) = outcome, case .resting(let seconds) = result.verdict { rest = seconds }
        let asked = shared.withLock { $0.robots.crawlDelay(request.request.url, agent: settings.agent) }
        return (outcome, request.delay ?? asked ?? settings.delay, rest)
    }

    private func connection(_ host: String) throws(HTTPFailure) -> HTTPConnection {
        if let open = shared.withLock({ $0.connections[host] }) { return open }
        let new = try HTTPConnection(
            userAgent: settings.userAgent, limits: settings.limits, cancelled: { [cancelled] in cancelled() })
        shared.withLock { shared in
            // The oldest connections are closed where a run meets many hosts; the order does not matter.
            if shared.connections.count >= 256 { shared.connections.removeAll() }
            shared.connections[host] = new
        }
        return new
    }

    /// Why robots.txt forbids the request; fetches the file first where it is not known. It counts as part of the host's turn.
    private func robots(_ crawl: Request, _ fetch: HTTPFetch) -> HTTPFetch.Failure? {
        let request = crawl.request
        let now = clock.now
        if let address = shared.withLock({ $0.robots.missing(for: request.url, now: now) }) {
            var ask = request
            ask.url = address
            let outcome: Outcome
            do throws(HTTPFetch.Failure) { outcome = .success(try fetch.run(ask, validators: nil, now: now)) } catch {
                outcome = .failure(error)
            }
            shared.withLock { $0.robots.learn(address, outcome, now: now) }
            clock.sleep(seconds: min(crawl.delay ?? settings.delay, HostGate.maximumDelay))
        }
        return shared.withLock { $0.robots.refusal(request.url, agent: settings.agent) }
    }
}

/// How a run fetches.
public struct CrawlSettings: Sendable {
    /// Sent as User-Agent: program, version and a contact.
    public var userAgent: String
    /// The product token that robots.txt groups are matched with (RFC 9309 §2.2.1).
    public var agent = "gleaner"
    /// Hosts at once.
    public var workers = 8
    /// Limits of every exchange.
    public var limits = HTTPLimits()
    /// Seconds between requests to a host that asks for nothing else.
    public var delay = HostGate.defaultDelay
    /// Longest rest that a run waits for.
    public var patience = 130
    /// Whether robots.txt is asked for and obeyed.
    public var obeysRobots = true

    /// A crawler that gives this name.
    public init(userAgent: String) { self.userAgent = userAgent }
}
