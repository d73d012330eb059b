import Foundation
import NewsFetcher

/// Time that passes only when everyone waits: it jumps to the earliest moment for which somebody sleeps once no request is under way.
final class VirtualClock: FetchClock, @unchecked Sendable {
    private let condition = NSCondition()
    private var time: Int
    private var sleepers: [Int: Int] = [:]
    private var requests = 0

    init(_ start: Int) { time = start }

    var now: Int {
        condition.lock()
        defer { condition.unlock() }
        return time
    }

    /// Sets the time to `later` where it is not past that yet.
    func advance(to later: Int) {
        condition.lock()
        time = max(time, later)
        condition.broadcast()
        condition.unlock()
    }

    /// A request during which time stands still.
    func during<Value>(_ request: () -> Value) -> Value {
        condition.lock()
        requests += 1
        condition.unlock()
        defer {
            condition.lock()
            requests -= 1
            condition.unlock()
        }
        return request()
    }

    func sleep(seconds: Int) {
        condition.lock()
        defer { condition.unlock() }
        let wake = time + max(seconds, 1)
        sleepers[wake, default: 0] += 1
        while time < wake {
            // The others get a moment to begin what they can begin now.
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.0005))
            guard time < wake, requests == 0, let earliest = sleepers.keys.min(), earliest > time else { continue }
            time = earliest
            condition.broadcast()
        }
        sleepers[wake] = sleepers[wake].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
}
