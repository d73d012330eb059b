/// Hands out fetches host by host: one at a time for each, in the order they came, with a delay between them and a rest where
/// a host asks for one. A value: the clock comes in, threads and sockets are elsewhere.
///
/// Hosts that were asked something already and those that were not take turns: a run that is stopped early has then read pages of
/// some sources, and not the feeds of all and nothing else.
public struct FetchQueue<Item: Sendable>: Sendable {
    /// What a worker should do now.
    public enum Step: Sendable {
        /// Fetch this from that host, then say ``finished(host:now:delay:rest:)``.
        case fetch(Item, host: String)
        /// Nothing is free before so many seconds have passed, or before a running fetch is finished.
        case wait(seconds: Int)
        /// Everything has been handed out and finished.
        case done
    }

    private var waiting: [String: HostLine<Item>] = [:]
    /// Hosts with waiting items, in the order they came: those that were handed out before, and those that were not.
    private var begun: [String] = []
    private var fresh: [String] = []
    private var known: Set<String> = []
    private var isTurnOfBegun = false
    private var running = 0
    private var gate: HostGate
    /// Longest rest that a run waits for; items of a host that rests longer are given back.
    private let patience: Int
    /// An item that was not asked for: a later run takes it up.
    public struct Postponed: Sendable {
        /// What was to be fetched.
        public var item: Item
        /// When it may be asked for (seconds since 1970 UTC).
        public var until: Int
        /// Why it was put off.
        public var reason: PostponeReason
    }
    /// What was put off, in the order in which that was decided.
    public private(set) var postponed: [Postponed] = []

    /// A queue whose run waits at most `patience` seconds for a host; `gate` is what earlier runs have learnt of hosts.
    public init(patience: Int = HostGate.patience, gate: HostGate = HostGate()) {
        self.patience = patience
        self.gate = gate
    }

    /// Number of items that wait.
    public var count: Int { waiting.values.reduce(0) { $0 + $1.count } }

    /// Hosts that are not free yet, and when they are.
    public func resting(now: Int) -> [(host: String, until: Int)] { gate.resting(now: now) }

    /// Leaves a host alone until a time that an answer to an earlier run asked for.
    public mutating func rest(_ host: String, until time: Int) { gate.close(host, until: max(time, gate.free(host))) }

    /// Puts an item behind the others of its host; it is not handed out before `notBefore`, and a deferred one after all others.
    public mutating func add(_ item: Item, host: String, notBefore: Int = 0, isDeferred: Bool = false) {
        if waiting[host] == nil { if known.contains(host) { begun.append(host) } else { fresh.append(host) } }
        waiting[host, default: HostLine()].append(item, notBefore: notBefore, isDeferred: isDeferred)
    }

    /// What to do at `now`.
    public mutating func next(now: Int) -> Step {
        var shortest: Int?
        for isBegun in [isTurnOfBegun, !isTurnOfBegun] {
            guard let (item, host) = take(now, &shortest, isBegun: isBegun) else { continue }
            isTurnOfBegun = !isBegun
            return .fetch(item, host: host)
        }
        // A fetch that runs may bring more, and its host is free when it ends.
        if running > 0 { return .wait(seconds: 1) }
        return shortest.map { .wait(seconds: $0) } ?? .done
    }

    /// The next item of one kind of hosts; nil where none is free, with the shortest wait for one.
    private mutating func take(_ now: Int, _ shortest: inout Int?, isBegun: Bool) -> (item: Item, host: String)? {
        var order: [String] = []
        if isBegun { swap(&order, &begun) } else { swap(&order, &fresh) }
        defer {
            // In place: a copy of thousands of names for each request would be felt.
            if isBegun {
                order.append(contentsOf: begun)
                swap(&order, &begun)
            } else {
                swap(&order, &fresh)
            }
        }
        var i = 0
        while i < order.count {
            let host = order[i]
            guard let front = waiting[host]?.front else {
                order.remove(at: i)
                waiting[host] = nil
                continue
            }
            if front.notBefore > now {
                shortest = min(shortest ?? .max, front.notBefore - now)
                i += 1
                continue
            }
            guard let pause = gate.enter(host, now: now) else {
                waiting[host]?.removeFront()
                running += 1
                known.insert(host)
                // The next worker looks at the hosts behind this one first.
                order.remove(at: i)
                begun.append(host)
                return (front.item, host)
            }
            if pause > patience {
                postpone(host, until: now + pause, .hostRests)
                waiting[host] = nil
                order.remove(at: i)
                continue
            }
            if pause > 0 { shortest = min(shortest ?? pause, pause) }
            i += 1
        }
        return nil
    }

    private mutating func postpone(_ host: String, until time: Int, _ reason: PostponeReason) {
        for one in waiting[host]?.all ?? [] { postpone(one.item, until: max(time, one.notBefore), reason) }
    }

    /// A fetch has ended: the host that it held last ("" for none) is free again after `delay` or `rest` seconds.
    public mutating func finished(host: String, now: Int, delay: Int?, rest: Int?) {
        running -= 1
        if !host.isEmpty { gate.leave(host, now: now, delay: delay, rest: rest) }
    }

    /// Takes a host to which a running fetch is redirected; else the seconds to wait at least (0: until it is free).
    public mutating func enter(_ host: String, now: Int) -> Int? { gate.enter(host, now: now) }

    /// Gives back a host from which a running fetch is redirected elsewhere.
    public mutating func leave(_ host: String, now: Int, delay: Int?) { gate.leave(host, now: now, delay: delay) }

    /// Gives back an item that was handed out and could not be asked for.
    public mutating func postpone(_ item: Item, until time: Int, _ reason: PostponeReason) {
        postponed.append(Postponed(item: item, until: time, reason: reason))
    }

    /// Gives back everything that waits: the run was asked to stop at `now`.
    public mutating func abandon(now: Int) {
        for host in begun + fresh { postpone(host, until: now, .stopped) }
        waiting = [:]
        begun = []
        fresh = []
    }
}
