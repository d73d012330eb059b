/// When a load drops the indexes and builds them again behind its rows, sorted once, in place of a search for every row.
package struct IndexRebuild: Sendable {
    /// Bytes of facts.jsonl below which indexes stay.
    private let least: Int
    /// How many times as many bytes there may be in the database already.
    private let share: Int

    /// Where a folder brings many facts, beside those that are there.
    package static let whenMany = IndexRebuild(least: 16 << 20, share: 4)
    /// Whatever the folder brings.
    package static let always = IndexRebuild(least: 0, share: 1 << 30)

    func isWorthwhile(for bytes: Int, beside there: Int) -> Bool {
        bytes >= least && bytes.multipliedReportingOverflow(by: share).partialValue >= there
    }
}
