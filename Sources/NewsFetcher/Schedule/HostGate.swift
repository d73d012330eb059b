/// Politeness towards hosts: one connection each, a delay between requests, and a rest for the whole host where it asks for one.
public struct HostGate: Sendable {
    /// Seconds between the end of a request and the next, where nothing else is said.
    public static let defaultDelay = 2
    /// The longest Crawl-delay that is honoured; a host that asks for more is left alone that long.
    public static let maximumDelay = 120
    /// Longest rest of a host that a run waits for: the longest delay, and a little.
    public static let patience = maximumDelay + 10

    private struct Host {
        var busy = false
        var free = 0
    }
    private var hosts: [String: Host] = [:]

    /// No host is known yet.
    public init() {}

    /// Takes the host at `now`; nil where it is free (it is busy then), else the seconds to wait at least (0: ask again when
    /// the running request is done).
    public mutating func enter(_ host: String, now: Int) -> Int? {
        var state = hosts[host] ?? Host()
        if state.busy { return 0 }
        if state.free > now { return state.free - now }
        state.busy = true
        hosts[host] = state
        return nil
    }

    /// Gives the host back after a request, with the delay it asks for (seconds) and a rest (429 and 503).
    public mutating func leave(_ host: String, now: Int, delay: Int? = nil, rest: Int? = nil) {
        let pause = max(min(max(delay ?? Self.defaultDelay, 0), Self.maximumDelay), rest ?? 0)
        hosts[host] = Host(busy: false, free: now + pause)
    }

    /// Hosts that are not free yet, and when they are: what the next run has to know.
    public func resting(now: Int) -> [(host: String, until: Int)] {
        hosts.filter { $0.value.free > now }.map { ($0.key, $0.value.free) }.sorted { $0.host < $1.host }
    }

    /// Keeps a host closed until a time that an earlier run has learnt.
    public mutating func close(_ host: String, until time: Int) { hosts[host, default: Host()].free = time }

    /// When the host is free again; `now` or earlier where it is.
    public func free(_ host: String) -> Int { hosts[host]?.free ?? 0 }
}
