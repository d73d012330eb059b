internal import Dispatch
public import NewsModel
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
    /// Not asked for earlier (seconds since 1970 UTC).
    public var notBefore = 0
    /// Asked for when nothing else waits for its host: it may name many others, and those come first.
    public var isDeferred = false
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
        var shortage: HTTPFetch.Failure?
    }
    private let shared: Mutex<Shared>
    private let settings: CrawlSettings
    private let clock: any FetchClock
    private let cancelled: @Sendable () -> Bool

    /// A crawler; `robots` and `hosts` hold what earlier runs have learnt. `cancelled` ends the run politely: what is running is finished.
    public init(
        settings: CrawlSettings, robots: RobotsPolicy, hosts: HostGate = HostGate(), clock: any FetchClock,
        cancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.settings = settings
        self.clock = clock
        self.cancelled = cancelled
        shared = Mutex(Shared(queue: FetchQueue(patience: settings.patience, gate: hosts), robots: robots))
    }

    /// Fetches all requests, and those that `deliver` gives back. `deliver` is called from several threads.
    ///
    /// `learnt` gets the answers to requests for robots.txt files. When `isEnough` the workers finish what they have in hand and leave the rest in the queue: another call goes on there.
    /// Returns whether everything is done.
    public func run(
        _ requests: [Request], until isEnough: @escaping @Sendable () -> Bool = { false },
        learnt: @escaping @Sendable (HTTPFetch.Result) -> Void = { _ in },
        deliver: @escaping @Sendable (Request, Outcome) -> [Request]
    ) -> Bool {
        add(requests)
        // A queue of its own for each worker: they block, and a shared pool has no more threads than cores.
        let group = DispatchGroup()
        for n in 0..<max(settings.workers, 1) {
            DispatchQueue(label: "crawler.\(n)").async(group: group) { [self] in
                while !isEnough() && work(deliver, learnt) {}
            }
        }
        group.wait()
        return shared.withLock { $0.queue.count == 0 }
    }

    /// What was put off, when it may be asked for, and why.
    public var postponed: [FetchQueue<Request>.Postponed] { shared.withLock { $0.queue.postponed } }

    /// What is known of robots.txt files now.
    public var robots: RobotsPolicy { shared.withLock { $0.robots } }

    /// The first fetch for which this machine had no file descriptor, though no connection was kept open for later; nil where there
    /// was none. It counts against nobody: the request is among ``postponed``.
    public var shortage: HTTPFetch.Failure? { shared.withLock { $0.shortage } }

    /// Hosts that are not free yet, and when they are.
    public var restingHosts: [(host: String, until: Int)] { shared.withLock { $0.queue.resting(now: clock.now) } }

    /// Leaves the host of `url` alone until then: an answer to an earlier run asked for it.
    public func rest(_ url: WebURL, until time: Int) {
        shared.withLock { $0.queue.rest(Self.gateKey(url), until: time) }
    }

    /// Address of the robots.txt that decides about `url`; nil where what it says is known.
    public func missingRobots(for url: WebURL) -> WebURL? {
        settings.obeysRobots ? shared.withLock { $0.robots.missing(for: url, now: clock.now) } : nil
    }

    /// Takes in what an earlier run was told at `time` when it asked for a robots.txt.
    public func learn(robots url: WebURL, _ result: HTTPFetch.Result, at time: Int) {
        shared.withLock { $0.robots.learn(url, .success(result), now: time) }
    }

    private func add(_ requests: [Request]) {
        shared.withLock { shared in
            for request in requests {
                shared.queue.add(
                    request, host: Self.gateKey(request.request.url), notBefore: request.notBefore,
                    isDeferred: request.isDeferred)
            }
        }
    }

    /// Politeness is per host and port: the proxy in between is not the one that is asked.
    private static func gateKey(_ url: WebURL) -> String {
        (url.asciiHost ?? "") + ":" + String(url.effectivePort ?? 0)
    }

    /// Why a request is to be asked again that failed for nothing its host did; nil where the failure speaks of the host.
    private func reasonToPostpone(_ failure: HTTPFetch.Failure) -> PostponeReason? {
        PostponeReason(rawValue: failure.code) ?? (cancelled() ? .stopped : nil)
    }

    /// One step of one worker; false when all is done.
    private func work(
        _ deliver: @Sendable (Request, Outcome) -> [Request], _ learnt: @escaping @Sendable (HTTPFetch.Result) -> Void
    ) -> Bool {
        if cancelled() { shared.withLock { $0.queue.abandon(now: clock.now) } }
        switch shared.withLock({ $0.queue.next(now: clock.now) }) {
        case .done: return false
        case .wait(let seconds): clock.sleep(seconds: seconds)
        case .fetch(let request, let host):
            let turn = Turn(host: host, delay: request.delay ?? settings.delay)
            let outcome = fetch(request, turn, learnt)
            if case .failure(let failure) = outcome, let reason = reasonToPostpone(failure) {
                // Nothing is wrong with the address: it is asked for later.
                let last = turn.state.withLock { $0 }
                shared.withLock { shared in
                    shared.queue.postpone(request, until: clock.now + settings.patience, reason)
                    shared.queue.finished(host: last.host, now: clock.now, delay: last.delay, rest: nil)
                }
                return true
            }
            var rest: Int?
            if case .success(let result) = outcome, case .resting(let seconds) = result.verdict { rest = seconds }
            // New requests join before the host is free, so that no worker sees an empty queue in between.
            add(deliver(request, outcome))
            let last = turn.state.withLock { $0 }
            shared.withLock { $0.queue.finished(host: last.host, now: clock.now, delay: last.delay, rest: rest) }
        }
        return true
    }

    /// The host that a fetch holds just now (empty for none), and whether it was asked something since it is held.
    private final class Turn: Sendable {
        struct State {
            var host: String
            var delay: Int
            var isUsed = false
        }
        let state: Mutex<State>
        init(host: String, delay: Int) { state = Mutex(State(host: host, delay: delay)) }
    }

    /// One fetch with its redirects: each hop waits for its host's turn.
    private func fetch(
        _ request: Request, _ turn: Turn, _ learnt: @escaping @Sendable (HTTPFetch.Result) -> Void
    ) -> Outcome {
        let fetch = HTTPFetch(exchange: { [self] hop throws(HTTPFetch.Failure) in
            if settings.obeysRobots {
                try learnRobots(hop, turn, delay: request.delay, learnt)
                if let refusal = shared.withLock({ $0.robots.refusal(hop.url, agent: settings.agent) }) {
                    throw refusal
                }
            }
            return try exchange(hop, turn, delay: request.delay)
        })
        return Self.outcome { () throws(HTTPFetch.Failure) in
            try fetch.run(request.request, validators: request.validators, now: clock.now)
        }
    }

    private static func outcome(_ body: () throws(HTTPFetch.Failure) -> HTTPFetch.Result) -> Outcome {
        do throws(HTTPFetch.Failure) { return .success(try body()) } catch { return .failure(error) }
    }

    /// Fetches the robots.txt that decides about the request, where it is not known.
    private func learnRobots(
        _ request: HTTPRequest, _ turn: Turn, delay: Int?, _ learnt: @Sendable (HTTPFetch.Result) -> Void
    ) throws(HTTPFetch.Failure) {
        guard let address = shared.withLock({ $0.robots.missing(for: request.url, now: clock.now) }) else { return }
        try take(turn, for: request)
        // Another fetch may have learnt it while this one waited for its turn.
        guard shared.withLock({ $0.robots.missing(for: request.url, now: clock.now) }) != nil else { return }
        var ask = request
        ask.url = address
        let fetch = HTTPFetch(exchange: { [self] hop throws(HTTPFetch.Failure) in
            try exchange(hop, turn, delay: delay)
        })
        let outcome = Self.outcome { () throws(HTTPFetch.Failure) in
            try fetch.run(ask, validators: nil, now: clock.now)
        }
        switch outcome {
        case .success(let result): learnt(result)
        // Of a question that was taken back nothing is learnt: a run that was stopped would close the host for the next ones.
        case .failure(let failure) where reasonToPostpone(failure) != nil: throw failure
        case .failure: break
        }
        shared.withLock { $0.robots.learn(address, outcome, now: clock.now) }
    }

    /// One request and its answer, when its host's turn has come.
    private func exchange(_ request: HTTPRequest, _ turn: Turn, delay: Int?) throws(HTTPFetch.Failure) -> HTTPResponse {
        try take(turn, for: request)
        var answer = try ask(request)
        if case .failure(let error) = answer, error.failure == .noDescriptors {
            // Nothing was sent. Connections that are kept for further requests hold most of what this process has open.
            shared.withLock { $0.connections.removeAll() }
            answer = try ask(request)
        }
        let asked = shared.withLock { $0.robots.crawlDelay(request.url, agent: settings.agent) }
        turn.state.withLock { state in
            state.delay = delay ?? asked ?? settings.delay
            state.isUsed = true
        }
        do throws(HTTPFetch.Failure) { return try HTTPFetch.answer(answer, to: request) } catch {
            if error.code == HTTPFailure.noDescriptors.rawValue {
                shared.withLock { $0.shortage = $0.shortage ?? error }
            }
            throw error
        }
    }

    private func ask(_ request: HTTPRequest) throws(HTTPFetch.Failure) -> Result<HTTPResponse, HTTPError> {
        let connection: HTTPConnection
        do throws(HTTPFailure) { connection = try self.connection(Self.gateKey(request.url)) } catch {
            throw HTTPFetch.Failure(code: error.rawValue, message: "libcurl cannot start", url: request.url)
        }
        return connection.get(request)
    }

    /// Waits until the request's host is free for this fetch, having given back the one that it holds.
    private func take(_ turn: Turn, for request: HTTPRequest) throws(HTTPFetch.Failure) {
        let host = Self.gateKey(request.url)
        let held = turn.state.withLock { $0 }
        if held.host == host && !held.isUsed { return }
        turn.state.withLock { $0 = Turn.State(host: "", delay: 0) }
        if !held.host.isEmpty { shared.withLock { $0.queue.leave(held.host, now: clock.now, delay: held.delay) } }
        while let pause = shared.withLock({ $0.queue.enter(host, now: clock.now) }) {
            guard pause <= settings.patience, !cancelled() else {
                let reason: PostponeReason = pause > settings.patience ? .hostRests : .stopped
                throw HTTPFetch.Failure(code: reason.rawValue, message: reason.message, url: request.url)
            }
            clock.sleep(seconds: max(pause, 1))
        }
        turn.state.withLock { $0 = Turn.State(host: host, delay: settings.delay) }
    }

    /// Connections that are kept open; far below the descriptors that a process usually has (1,024).
    private static var mostConnections: Int { 256 }

    private func connection(_ host: String) throws(HTTPFailure) -> HTTPConnection {
        if let open = shared.withLock({ $0.connections[host] }) { return open }
        let new = try HTTPConnection(
            userAgent: settings.userAgent, limits: settings.limits, cancelled: { [cancelled] in cancelled() })
        shared.withLock { shared in
            // Where a run meets many hosts all that are kept are let go; who is asked again connects again.
            if shared.connections.count >= Self.mostConnections { shared.connections.removeAll() }
            shared.connections[host] = new
        }
        return new
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
    public var patience = HostGate.patience
    /// Whether robots.txt is asked for and obeyed.
    public var obeysRobots = true

    /// A crawler that gives this name.
    public init(userAgent: String) { self.userAgent = userAgent }
}
