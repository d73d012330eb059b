import NewsFetcher
import NewsModel
import Testing

@Suite struct ScheduleTests {
    private let now = 1_700_000_000  // Tuesday 2023-11-14 22:13:20 UTC

    @Test(arguments: [(60, 900), (3600, 3600), (200_000, 86_400)])
    func theIntervalIsClamped(interval: Int, pause: Int) {
        let next = Schedule(interval: interval, name: "a").next(after: now, hints: .init())
        #expect(next >= now + pause && next < now + pause + max(pause / 10, 1))
    }

    @Test func theLongestHintWins() {
        var hints = Schedule.Hints(headers: { ["cache-control": "public, max-age=7200"][$0] })
        hints.feed.ttl = 90
        let next = Schedule(interval: 3600, name: "a").next(after: now, hints: hints)
        #expect(next >= now + 7200 && next < now + 7920)
        hints.feed.ttl = 240
        #expect(Schedule(interval: 3600, name: "a").next(after: now, hints: hints) >= now + 14_400)
    }

    @Test func skippedHoursAndDaysAreLeftOut() {
        var hints = Schedule.Hints()
        hints.feed.skipHours = [22, 23, 0, 1]
        let next = Schedule(interval: 900, name: "a").next(after: now, hints: hints)
        #expect((next / 3600) % 24 == 2)
        hints.feed.skipDays = ["Tuesday", "Wednesday"]
        #expect(
            CalendarDate(dayNumber: Schedule(interval: 900, name: "a").next(after: now, hints: hints) / 86_400).weekday
                == 4)
        hints.feed.skipHours = Array(0..<24)
        #expect(Schedule(interval: 900, name: "a").next(after: now, hints: hints) < now + 2000)
    }

    @Test(arguments: [(900, 14_400), (3600, 57_600), (7200, 86_400), (86_400, 86_400)])
    func failuresBackOffToSixteenPausesOrADay(interval: Int, longest: Int) {
        let schedule = Schedule(interval: interval, name: "a")
        let pauses = (1...12).map { schedule.next(after: now, failures: $0) - now }
        for (pause, least) in zip(pauses, [1, 2, 4, 8, 16].map { min(interval * $0, longest) }) {
            #expect(pause >= least && pause <= least + 60)
        }
        #expect(pauses.dropFirst(5).allSatisfy { $0 >= longest && $0 <= longest + 60 })
        #expect(schedule.next(after: now, failures: 1, rest: 50_000) >= now + 50_000)
    }

    @Test func jitterSpreadsSources() {
        let times = Set(
            (0..<50).map { Schedule(interval: 3600, name: "source \($0)").next(after: now, hints: .init()) })
        #expect(times.count > 20)
        #expect(times.allSatisfy { $0 >= now + 3600 && $0 < now + 3636 })
    }

    @Test func hostsAreAskedOneAtATimeAndRest() {
        var gate = HostGate()
        #expect(gate.enter("a", now: 0) == nil)
        #expect(gate.enter("a", now: 0) == 0)
        #expect(gate.enter("b", now: 0) == nil)
        gate.leave("a", now: 10)
        #expect(gate.enter("a", now: 11) == 1)
        #expect(gate.enter("a", now: 12) == nil)
        gate.leave("a", now: 20, delay: 500, rest: 600)
        #expect(gate.enter("a", now: 619) == 1)
        #expect(gate.enter("a", now: 620) == nil)
        gate.leave("a", now: 700, delay: 500)
        #expect(gate.free("a") == 820)
    }
}
