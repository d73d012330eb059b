internal import GRDB
public import NewsModel

/// A database of facts in one SQLite file.
public final class SQLiteDatabase: Sendable {
    /// KiB of pages that are kept in memory.
    static let cache = 65_536

    let queue: DatabaseQueue
    /// The file.
    public let path: String
    private let rebuild: IndexRebuild

    /// Opens the file and migrates its tables; a new one gets them with its first load.
    public convenience init(path: String) throws(LoadError) { try self.init(path: path, rebuild: .whenMany) }

    /// Opens the file; `rebuild` says when a load builds the indexes again.
    package init(path: String, rebuild: IndexRebuild) throws(LoadError) {
        self.path = path
        self.rebuild = rebuild
        do {
            var configuration = GRDB.Configuration()
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -\(Self.cache)") }
            if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                try FileSystem.makeFolder(String(path[..<slash]))
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
            if try queue.read(Self.isNew) { return }
            try Self.migrator.migrate(queue)
            if try queue.read(Self.migrator.hasBeenSuperseded) { throw LoadError.newer(target: path) }
        } catch let error as LoadError {
            throw error
        } catch {
            throw .database(target: path, cause: Self.cause(error))
        }
    }

    /// Loads a committed run's folder: one transaction a set of files, with the tables where there are none yet. Loading twice, or in another order, changes nothing.
    ///
    /// Refused lines go to `reject` as they come; where nobody takes them they are in the report.
    public func load(
        folder: String, reject: ((Rejection) throws -> Void)? = nil
    ) throws(LoadError) -> LoadReport {
        var report = LoadReport()
        for set in try RunFolderReader(folder: folder).sets { try load(set: set, &report, reject) }
        return report
    }

    private func load(
        set folder: String, _ report: inout LoadReport, _ reject: ((Rejection) throws -> Void)?
    ) throws(LoadError) {
        var grown = report
        do {
            var kept: [Rejection] = []
            let rejects = LoadRejects { rejection in
                if let reject { try reject(rejection) } else { kept.append(rejection) }
            }
            try queue.write { db in
                if try Self.isNew(db) { try Self.makeTables(db) }
                var loader = SQLiteFolderLoader(
                    db: db, folder: folder, rebuild: rebuild, report: grown, rejects: rejects)
                try loader.run()
                grown = loader.report
            }
            grown.rejected += rejects.count
            grown.rejects += kept
        } catch let error as LoadError {
            throw error
        } catch let error as FileError {
            throw .file(error)
        } catch {
            throw .load(folder: folder, target: path, cause: Self.cause(error))
        }
        report = grown
    }

    /// What the database says of an error.
    static func cause(_ error: any Error) -> String {
        (error as? DatabaseError).map { $0.message ?? $0.description } ?? "\(error)"
    }
}
