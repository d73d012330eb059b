internal import NewsModel

/// Loads one set of files in one transaction.
///
/// Facts of versions that the database has never seen are copied straight into their tables; where a fact turns up twice,
/// and where some may be there already, rows are copied into temporary tables first and go from there where they belong.
struct PostgreSQLFolderLoader {
    let connection: PostgreSQLConnection
    let folder: String
    let rebuild: IndexRebuild
    var report: LoadReport
    let rejects: LoadRejects

    private static let tables = [FactTables.facts] + FactTables.children

    mutating func run() throws {
        try connection.execute(PostgreSQLDatabase.begin)
        do {
            // Tables come with the first facts or not at all.
            if try PostgreSQLSchema.isNew(connection) { _ = try PostgreSQLSchema.migrate(connection) }
            try stageDocuments()
            let offers = try decide()
            try insertDocuments()
            if offers.repeats {
                try stageFacts(offers)
            } else if try !copyFacts(offers) {
                try stageFacts(offers)
            }
            try connection.execute("COMMIT")
        } catch {
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    // MARK: Documents

    private mutating func stageDocuments() throws {
        try connection.execute(
            "CREATE TEMPORARY TABLE staged_documents (LIKE documents, line bigint) ON COMMIT DROP")
        var rows = CopyRows()
        var count = 0
        try connection.beginCopy("COPY staged_documents FROM STDIN")
        try FolderOffers.forEachDocument(in: folder, rejects.take) { document, rank in
            rows.add([
                .text(document.docID), .text(document.docVersion), .init(document.observedAt), .init(document.url),
                .text(document.status), .text(document.reason), .integer(document.factCount), .init(document.sketch),
                .text(document.program), .text(rank), .integer(count),
            ])
            count += 1
            if rows.bytes.count >= FactCopy.piece {
                try connection.copy(rows.bytes)
                rows.removeAll()
            }
        }
        try connection.copy(rows.bytes)
        try connection.endCopy()
        report.documents += count
    }

    /// Facts of a lower line than this folder's go; versions of which a higher line is there are not wanted.
    private func decide() throws -> FolderOffers {
        try connection.execute(
            """
            CREATE TEMPORARY TABLE staged_offers ON COMMIT DROP AS
            SELECT DISTINCT ON (doc_id, doc_version) doc_id, doc_version, rank, observed_at FROM staged_documents
            WHERE status = 'ok' ORDER BY doc_id, doc_version, rank DESC, line;
            ANALYZE staged_offers;
            CREATE TEMPORARY TABLE staged_known ON COMMIT DROP AS
            SELECT o.doc_id, o.doc_version, o.rank, max(d.rank) AS known
            FROM staged_offers o JOIN documents d USING (doc_id, doc_version) WHERE d.status = 'ok' GROUP BY 1, 2, 3
            """)
        let lower = "(SELECT f.fact_id FROM facts f JOIN staged_known k USING (doc_version) WHERE k.known < k.rank)"
        for table in FactTables.children + [FactTables.facts] {
            try connection.execute("DELETE FROM \(table.name) WHERE fact_id IN \(lower)")
        }
        var offers = FolderOffers()
        try connection.execute(
            """
            DECLARE offers CURSOR FOR SELECT o.doc_id, o.doc_version, o.observed_at,
                coalesce(k.known > k.rank, false), coalesce(k.known = k.rank, false)
            FROM staged_offers o LEFT JOIN staged_known k USING (doc_id, doc_version)
            """)
        while true {
            let rows = try connection.rows("FETCH 2000 FROM offers")
            for row in rows {
                let observedAt = FolderOffers.fingerprint(observedAt: row[2])
                offers[row[0] ?? "", row[1] ?? ""] = .init(observedAt: observedAt, wanted: row[3] != "t")
                if row[4] == "t" { offers.repeats = true }
            }
            if rows.isEmpty { break }
        }
        try connection.execute("CLOSE offers")
        return offers
    }

    /// Two lines of one rank can differ only in what does not decide; the smaller value stays, in whatever order they come.
    private func insertDocuments() throws {
        try connection.execute(
            """
            INSERT INTO documents SELECT doc_id, min(doc_version), min(observed_at), min(url), status, min(reason), max(n_facts),
                min(sketch), min(program), rank FROM staged_documents GROUP BY doc_id, rank, status
            ON CONFLICT (doc_id, rank, status) DO UPDATE SET reason = least(documents.reason, excluded.reason),
                n_facts = greatest(documents.n_facts, excluded.n_facts), url = least(documents.url, excluded.url),
                sketch = coalesce(documents.sketch, excluded.sketch)
            """)
    }

    // MARK: Facts

    /// Copies facts straight into their tables. False, with all undone, where one turned up twice.
    private mutating func copyFacts(_ offers: FolderOffers) throws -> Bool {
        let (before, refused) = (report, rejects.count)
        let there = try connection.rows("SELECT pg_table_size('facts')")
        let atOnce = rebuild.isWorthwhile(
            for: FileSystem.size(folder + "/" + RunFolderWriter.Stream.facts.fileName) ?? 0,
            beside: Int(there[0][0] ?? "") ?? 0)
        try connection.execute("SAVEPOINT copied")
        do {
            if atOnce {
                // Enough for the keys of a million facts to be sorted in memory.
                try connection.execute("SET LOCAL maintenance_work_mem = '128MB'")
                for index in PostgreSQLSchema.factIndexes { try connection.execute(index.drop) }
            }
            var copy = FactCopy(connection: connection, tables: Self.tables.map(\.name))
            report = try FolderFacts.forEach(in: folder, offers, report, rejects) { line, rows in
                try copy.add(rows, line)
                return true
            }
            try copy.finish()
            if atOnce { for index in PostgreSQLSchema.factIndexes { try connection.execute(index.create) } }
        } catch let failure as PostgreSQLConnection.Failure where failure.isDuplicate {
            report = before
            rejects.rewind(to: refused)
            try connection.execute("ROLLBACK TO copied")
            return false
        }
        try connection.execute("RELEASE copied")
        return true
    }

    private mutating func stageFacts(_ offers: FolderOffers) throws {
        for table in Self.tables {
            try connection.execute(
                "CREATE TEMPORARY TABLE staged_\(table.name) (LIKE \(table.name)) ON COMMIT DROP")
        }
        let before = report.facts
        var copy = FactCopy(connection: connection, tables: Self.tables.map { "staged_" + $0.name })
        report = try FolderFacts.forEach(in: folder, offers, report, rejects) { line, rows in
            try copy.add(rows, line)
            return true
        }
        try copy.finish()
        let inserted = try connection.rows(
            """
            WITH new AS (INSERT INTO facts SELECT * FROM staged_facts ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM new
            """)
        // What was staged and is there already is no new fact.
        let known = report.facts - before - (Int(inserted[0][0] ?? "") ?? 0)
        report.facts -= known
        report.superseded += known
        for child in FactTables.children {
            try connection.execute(
                "INSERT INTO \(child.name) SELECT * FROM staged_\(child.name) ON CONFLICT DO NOTHING")
        }
    }
}
