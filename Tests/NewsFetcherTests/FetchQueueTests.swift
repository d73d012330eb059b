import NewsFetcher
import Testing

@Suite struct FetchQueueTests {
    /// A thousand sources on two hundred hosts over a simulated day, ten workers: no host is asked twice at once or too soon,
    /// and everything is fetched.
    @Test func aSimulatedDayIsPolite() {
        var queue = FetchQueue<Int>()
        for source in 0..<1000 { for _ in 0..<24 { queue.add(source, host: "host\(source % 200)") } }
        var now = 0
        var running: [(host: String, ends: Int, item: Int)] = []
        var free: [String: Int] = [:]
        var fetched = 0
        simulation: while now < 86_400 {
            for fetch in running where fetch.ends <= now {
                free[fetch.host] = now + 2
                queue.finished(host: fetch.host, now: now, delay: nil, rest: nil)
            }
            running.removeAll { $0.ends <= now }
            while running.count < 10 {
                switch queue.next(now: now) {
                case .fetch(let item, let host):
                    #expect(!running.contains { $0.host == host })
                    #expect(free[host] ?? 0 <= now)
                    fetched += 1
                    running.append((host, now + 1 + item % 3, item))
                    continue
                case .wait: break
                case .done: break simulation
                }
                break
            }
            now += 1
        }
        #expect(fetched == 24_000)
        #expect(queue.postponed.isEmpty)
    }

    @Test func aLongRestPostponesTheHostAlone() {
        var queue = FetchQueue<String>(patience: 100)
        queue.add("a1", host: "a")
        queue.add("a2", host: "a")
        queue.add("b1", host: "b")
        guard case .fetch("a1", host: "a") = queue.next(now: 0), case .fetch("b1", host: "b") = queue.next(now: 0)
        else {
            Issue.record("both hosts are free")
            return
        }
        queue.finished(host: "a", now: 1, delay: nil, rest: 600)
        queue.finished(host: "b", now: 1, delay: nil, rest: nil)
        guard case .done = queue.next(now: 2) else {
            Issue.record("nothing is left")
            return
        }
        #expect(queue.postponed.map(\.item) == ["a2"])
        #expect(queue.postponed.map(\.until) == [601])
        #expect(queue.postponed.map(\.reason) == [.hostRests])
        #expect(queue.resting(now: 5).map(\.host) == ["a"])
    }

    @Test func workersWaitForARunningFetch() {
        var queue = FetchQueue<Int>()
        queue.add(1, host: "a")
        queue.add(2, host: "a")
        guard case .fetch = queue.next(now: 0), case .wait(seconds: 1) = queue.next(now: 0) else {
            Issue.record("the host is busy")
            return
        }
        queue.finished(host: "a", now: 5, delay: 7, rest: nil)
        guard case .wait(seconds: 7) = queue.next(now: 5), case .fetch(2, host: "a") = queue.next(now: 12) else {
            Issue.record("the delay counts")
            return
        }
        queue.abandon(now: 13)
        #expect(queue.postponed.isEmpty)
    }

    @Test func whatIsNotDueIsWaitedForAndWhatNamesOthersComesLast() {
        var queue = FetchQueue<String>()
        queue.add("index", host: "a", isDeferred: true)
        queue.add("page 1", host: "a")
        queue.add("page 2", host: "a")
        queue.add("later", host: "b", notBefore: 50)
        var now = 0
        var given: [String] = []
        loop: while true {
            switch queue.next(now: now) {
            case .fetch(let item, let host):
                given.append("\(now) \(item)")
                queue.finished(host: host, now: now, delay: 2, rest: nil)
            case .wait(let seconds): now += seconds
            case .done: break loop
            }
        }
        #expect(given == ["0 page 1", "2 page 2", "4 index", "50 later"])
    }

    /// One run may put off for several reasons; each item keeps its own.
    @Test func whatIsPutOffSaysWhy() {
        var queue = FetchQueue<String>(patience: 100)
        for item in ["a1", "a2", "b1", "c1", "c2"] { queue.add(item, host: String(item.prefix(1))) }
        guard case .fetch("a1", "a") = queue.next(now: 0), case .fetch("b1", "b") = queue.next(now: 0),
            case .fetch("c1", "c") = queue.next(now: 0)
        else {
            Issue.record("three hosts are free")
            return
        }
        queue.postpone("b1", until: 100, .noDescriptors)
        queue.finished(host: "b", now: 1, delay: nil, rest: nil)
        queue.finished(host: "a", now: 1, delay: nil, rest: 600)
        guard case .wait = queue.next(now: 2) else {
            Issue.record("c is busy")
            return
        }
        queue.abandon(now: 3)
        #expect(
            queue.postponed.map { "\($0.item) \($0.reason.rawValue) \($0.until)" }
                == ["b1 no_descriptors 100", "a2 host_resting 601", "c2 run_stopped 3"])
    }

    /// A run that is stopped early has read pages too: hosts that were asked already and others take turns.
    @Test func hostsThatWereBegunTakeTurnsWithOthers() {
        var queue = FetchQueue<String>()
        for n in 0..<50 { queue.add("feed \(n)", host: "host\(n)") }
        var given: [String] = []
        for now in 0..<20 {
            guard case .fetch(let item, let host) = queue.next(now: now) else { break }
            given.append(item)
            if item.hasPrefix("feed") { for page in 0..<3 { queue.add("page \(page)", host: host) } }
            queue.finished(host: host, now: now, delay: 0, rest: nil)
        }
        #expect(given.count == 20 && given.filter { $0.hasPrefix("page") }.count == 10)
        queue.abandon(now: 20)
        #expect(queue.postponed.count == 40 + 20)
        #expect(queue.count == 0)
    }

    @Test func aLineOfManyKeepsItsOrder() {
        var queue = FetchQueue<Int>()
        for n in 0..<1000 { queue.add(n, host: "a") }
        var given: [Int] = []
        while case .fetch(let item, let host) = queue.next(now: given.count) {
            given.append(item)
            queue.finished(host: host, now: given.count - 1, delay: 0, rest: nil)
            if item % 3 == 0 && item < 1000 { queue.add(1000 + item, host: "a") }
        }
        #expect(given.prefix(1000).elementsEqual(0..<1000) && given.count == 1334)
    }
}
