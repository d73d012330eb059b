import NewsPipeline
import Testing

@Suite struct OrderedParallelTests {
    @Test(arguments: [1, 2, 3, 8]) func resultsKeepTheOrderOfItems(jobs: Int) async throws {
        var next = 0
        var results: [Int] = []
        try await OrderedParallel(jobs: jobs).run(
            next: { () throws -> Int? in
                next += 1
                return next <= 200 ? next : nil
            },
            work: { item in
                // The first of every seven takes longest.
                var x = item
                for _ in 0..<(item % 7 == 0 ? 20_000 : 10) { x = x &* 31 &+ 7 }
                return x == .min ? -1 : item
            },
            consume: { (result: Int) throws -> Bool in
                results.append(result)
                return true
            })
        #expect(results == Array(1...200))
    }

    @Test(arguments: [1, 4]) func itStopsWhenTold(jobs: Int) async throws {
        var next = 0
        var results: [Int] = []
        try await OrderedParallel(jobs: jobs).run(
            next: { () throws -> Int? in
                next += 1
                return next
            },
            work: { $0 },
            consume: { (result: Int) throws -> Bool in
                results.append(result)
                return result < 10
            })
        #expect(results == Array(1...10))
        #expect(next < 10 + jobs * 4 + 2)
    }

    struct Trouble: Error {}

    @Test(arguments: [1, 4]) func anErrorEndsIt(jobs: Int) async {
        var next = 0
        await #expect(throws: Trouble.self) {
            try await OrderedParallel(jobs: jobs).run(
                next: { () throws(Trouble) -> Int? in
                    next += 1
                    if next == 20 { throw Trouble() }
                    return next
                },
                work: { $0 }, consume: { (_: Int) throws(Trouble) -> Bool in true })
        }
    }

    /// Light items share a task, heavy ones have one each; order and the stop are those of single items.
    @Test(arguments: [1, 2, 4], [0, 1000, 1 << 20])
    func batchesKeepTheOrder(jobs: Int, weight: Int) async {
        var given = 0
        var results: [Int] = []
        await OrderedParallel(jobs: jobs).runBatched(
            weight: { (_: Int) in weight },
            next: { () -> Int? in
                given += 1
                return given <= 500 ? given : nil
            },
            work: { $0 * 3 },
            consume: { (result: Int) -> Bool in
                results.append(result)
                return results.count < 300
            })
        #expect(results == (1...300).map { $0 * 3 })
    }
}
