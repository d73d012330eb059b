/// Runs pure work on many items at once and hands the results on in input order: the one place where the program decides
/// about concurrency.
package struct OrderedParallel: Sendable {
    /// Items worked on at once.
    package let jobs: Int
    /// Items that may be ahead of the oldest unfinished one; bounds memory when one item is slow.
    package let window: Int

    /// With one job everything runs in the caller's task, item by item.
    package init(jobs: Int) {
        self.jobs = max(1, jobs)
        window = self.jobs * 4
    }

    /// Takes items from `next` until it gives nil, and `consume`s each result in the order of the items. `next` and
    /// `consume` run one at a time; `consume` returns false to stop: results of later items are dropped then.
    package func run<Item: Sendable, Output: Sendable, Failure: Error>(
        next: () throws(Failure) -> Item?,
        work: @escaping @Sendable (Item) -> Output,
        consume: (Output) throws(Failure) -> Bool
    ) async throws(Failure) {
        if jobs == 1 {
            while let item = try next() {
                guard try consume(work(item)) else { return }
            }
            return
        }
        let outcome: Result<Void, Failure> = await withTaskGroup(of: (Int, Output).self) { group in
            do throws(Failure) {
                var waiting: [Int: Output] = [:]
                var taken = 0
                var given = 0
                var running = 0
                var exhausted = false
                while true {
                    while !exhausted && running < jobs && taken - given < window {
                        guard let item = try next() else {
                            exhausted = true
                            break
                        }
                        let index = taken
                        group.addTask { (index, work(item)) }
                        taken += 1
                        running += 1
                    }
                    guard running > 0, let (index, output) = await group.next() else { break }
                    running -= 1
                    waiting[index] = output
                    while let ready = waiting.removeValue(forKey: given) {
                        given += 1
                        guard try consume(ready) else { return .success(()) }
                    }
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    /// Weight from which on a batch is closed: 64 KiB where items weigh their bytes.
    private static let batchWeight = 1 << 16
    /// Most items of a batch.
    private static let batchCount = 32

    /// As ``run(next:work:consume:)``, with several light items a task: a task costs tens of microseconds, a page of a few lines less.
    package func runBatched<Item: Sendable, Output: Sendable, Failure: Error>(
        weight: (Item) -> Int,
        next: () throws(Failure) -> Item?,
        work: @escaping @Sendable (Item) -> Output,
        consume: (Output) throws(Failure) -> Bool
    ) async throws(Failure) {
        try await run(
            next: { () throws(Failure) -> [Item]? in
                var batch: [Item] = []
                var total = 0
                while total < Self.batchWeight, batch.count < Self.batchCount, let item = try next() {
                    total += weight(item)
                    batch.append(item)
                }
                return batch.isEmpty ? nil : batch
            },
            work: { $0.map(work) },
            consume: { (outputs: [Output]) throws(Failure) -> Bool in
                for output in outputs {
                    guard try consume(output) else { return false }
                }
                return true
            })
    }
}
