/// Hands out fetches host by host: one at a time for each, in the order they came, with a delay between them and a rest where
/// a host asks for one. A value: the clock comes in, threads and sockets are elsewhere.
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

    private var waiting: [String: [Item]] = [:]
    /// Hosts with waiting items, in the order they came.
    private var order: [String] = []
    private var running = 0
    private var gate = HostGate()
    /// Longest rest that a run waits for; items of a host that rests longer are given back.
    private let patience: Int
    /// Items whose host rests longer than the run waits: the next run takes them up.
    public private(set) var postponed: [Item] = []

    /// A queue whose run waits at most `patience` seconds for a host.
    public init(patience: Int = 130) { self.patience = patience }

    /// Number of items that wait.
    public var count: Int { waiting.values.reduce(0) { $0 + $1.count } }

    /// Puts an item behind the others of its host.
    public mutating func add(_ item: Item, host: String) {
        if waiting[host, default: []].isEmpty && !order.contains(host) { order.append(host) }
        waiting[host, default: []].append(item)
    }

    /// What to do at `now`.
    public mutating func next(now: Int) -> Step {
        var shortest: Int?
        var i = 0
        while i < order.count {
            let host = order[i]
            guard let first = waiting[host]?.first else {
                order.remove(at: i)
                waiting[host] = nil
                continue
            }
            guard let pause = gate.enter(host, now: now) else {
                waiting[host]?.removeFirst()
                running += 1
                // The next worker looks at the hosts behind this one first.
                order.append(order.remove(at: i))
                return .fetch(first, host: host)
            }
            if pause > patience {
                postponed += waiting[host] ?? []
                waiting[host] = nil
                order.remove(at: i)
                continue
            }
            if pause > 0 { shortest = min(shortest ?? pause, pause) }
            i += 1
        }
        if let shortest { return .wait(seconds: shortest) }
        return running > 0 ? .wait(seconds: 1) : .done
    }

    /// A fetch has ended: its host is free again after `delay` or `rest` seconds.
    public mutating func finished(host: String, now: Int, delay: Int?, rest: Int?) {
        running -= 1
        gate.leave(host, now: now, delay: delay, rest: rest)
    }

    /// Gives back everything that waits: the run was asked to stop.
    public mutating func abandon() {
        for host in order { postponed += waiting[host] ?? [] }
        waiting = [:]
        order = []
    }
}
