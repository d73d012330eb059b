public import NewsModel

/// A database of facts on a PostgreSQL server. Tables stand in the first schema of the search path.
public struct PostgreSQLDatabase: Sendable {
    /// `postgresql://…`; passwords are better left to PGPASSFILE.
    public let address: String
    private let rebuild: IndexRebuild

    /// Connects once to migrate the tables; a new database gets them with its first load.
    public init(address: String) throws(LoadError) { try self.init(address: address, rebuild: .whenMany) }

    /// Connects once; `rebuild` says when a load builds the indexes again.
    package init(address: String, rebuild: IndexRebuild) throws(LoadError) {
        self.address = address
        self.rebuild = rebuild
        try connected { connection in
            if try PostgreSQLSchema.isNew(connection) { return }
            try connection.execute(Self.begin)
            guard try PostgreSQLSchema.migrate(connection) else {
                throw LoadError.newer(target: Self.withoutPassword(address))
            }
            try connection.execute("COMMIT")
        }
    }

    /// Begins a transaction. One program at a time migrates or loads: two would wait for each other's rows.
    static let begin = "BEGIN; SELECT pg_advisory_xact_lock(\(0x676C_6561))"

    /// Loads a committed run's folder: one transaction a set of files, with the tables where there are none yet. Loading twice, or in another order, changes nothing.
    ///
    /// Refused lines go to `reject` as they come; where nobody takes them they are in the report.
    public func load(
        folder: String, reject: ((Rejection) throws -> Void)? = nil
    ) throws(LoadError) -> LoadReport {
        let sets = try RunFolderReader(folder: folder).sets
        var report = LoadReport()
        try connected { connection in
            for set in sets {
                var kept: [Rejection] = []
                let rejects = LoadRejects { rejection in
                    if let reject { try reject(rejection) } else { kept.append(rejection) }
                }
                var loader = PostgreSQLFolderLoader(
                    connection: connection, folder: set, rebuild: rebuild, report: report, rejects: rejects)
                do { try loader.run() } catch let failure as PostgreSQLConnection.Failure {
                    throw LoadError.load(
                        folder: set, target: Self.withoutPassword(address), cause: failure.description)
                }
                report = loader.report
                report.rejected += rejects.count
                report.rejects += kept
            }
        }
        return report
    }

    private func connected(_ body: (PostgreSQLConnection) throws -> Void) throws(LoadError) {
        do {
            try body(try PostgreSQLConnection(address))
        } catch let error as LoadError {
            throw error
        } catch let error as FileError {
            throw .file(error)
        } catch {
            throw .database(target: Self.withoutPassword(address), cause: "\(error)")
        }
    }

    /// The address as it may be logged.
    static func withoutPassword(_ address: String) -> String {
        let scheme = address.prefix { $0 != "/" }
        guard let at = address.lastIndex(of: "@") else { return address }
        let user = address[scheme.endIndex..<at].drop { $0 == "/" }.prefix { $0 != ":" }
        return scheme + "//" + user + address[at...]
    }
}
