internal import GRDB
internal import Glibc

/// The memory between runs: when sources are due, which pages were seen with which bytes, which version of a document
/// counts, and the ledger of runs. One SQLite file in the state folder; every effect is one transaction.
///
/// A run ends in two transactions around the commit of its folder: ``prepare(_:_:)`` stages what the run changes, then
/// the folder becomes durable, then ``commit(run:)`` makes the staged changes count. A run killed between the two is
/// found again as prepared: it is committed when its folder is complete and discarded when it is not.
package final class StateDatabase: Sendable {
    let queue: DatabaseQueue
    /// The state folder.
    package let folder: String

    /// Opens `folder/state.sqlite`, creating folder and tables where they are missing.
    package init(folder: String) throws(StateError) {
        self.folder = folder
        let path = folder + "/state.sqlite"
        do {
            queue = try DatabaseQueue(path: path)
            try Self.migrator.migrate(queue)
            if try queue.read(Self.migrator.hasBeenSuperseded) { throw StateError.newer(path: path) }
        } catch let error as StateError {
            throw error
        } catch {
            throw Self.failure(path, error)
        }
    }

    /// Runs `body` on the database and turns what it throws into a ``StateError``.
    func reading<Value>(_ body: (Database) throws -> Value) throws(StateError) -> Value {
        do { return try queue.read(body) } catch { throw Self.failure(queue.path, error) }
    }

    /// Runs `body` in one transaction.
    func writing(_ body: (Database) throws -> Void) throws(StateError) {
        do { try queue.write(body) } catch { throw Self.failure(queue.path, error) }
    }

    private static func failure(_ path: String, _ error: any Error) -> StateError {
        guard let error = error as? DatabaseError else { return .unusable(path: path, cause: "\(error)") }
        let cause = error.message ?? error.description
        let isDamaged = error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        return isDamaged ? .damaged(path: path, cause: cause) : .unusable(path: path, cause: cause)
    }
}
