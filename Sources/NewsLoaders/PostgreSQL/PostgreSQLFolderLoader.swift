internal import NewsModel

/// Loads one set of files in one transaction: rows are copied into temporary tables and go from there where they belong.
struct PostgreSQLFolderLoader {
    let connection: PostgreSQLConnection
    let folder: String
    var report: LoadReport

    /// Bytes of rows that are kept before they are sent.
    private static let batch = 4 << 20
    private static let tables = [FactTables.facts] + FactTables.children

    mutating func run() throws {
        try connection.execute("BEGIN; SELECT pg_advisory_xact_lock(\(PostgreSQLDatabase.lock))")
        do {
            var documents = try FolderDocuments(folder: folder, rejects: &report.rejects)
            try stage(documents)
            try decide(&documents)
            try insertDocuments()
            try stageFacts(documents)
            try insertFacts()
            report.documents += documents.lines.count
            try connection.execute("COMMIT")
        } catch {
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    // MARK: Documents

    private func stage(_ documents: FolderDocuments) throws {
        var sql = """
            CREATE TEMPORARY TABLE staged_documents (\(PostgreSQLSchema.documentColumns)) ON COMMIT DROP;
            CREATE TEMPORARY TABLE staged_offers (doc_id text, doc_version text, rank text COLLATE "C") ON COMMIT DROP;
            CREATE TEMPORARY TABLE staged_facts (\(PostgreSQLSchema.columns(FactTables.facts))) ON COMMIT DROP;
            """
        for child in FactTables.children {
            sql +=
                "CREATE TEMPORARY TABLE staged_\(child.name) (fact_id text, ordinal bigint, \(PostgreSQLSchema.columns(child))) ON COMMIT DROP;"
        }
        try connection.execute(sql)
        var rows = CopyRows()
        for (document, rank) in documents.lines {
            rows.add([
                .text(document.docID), .text(document.docVersion), .init(document.observedAt), .init(document.url),
                .text(document.status), .text(document.reason), .integer(document.factCount), .init(document.sketch),
                .text(document.program), .text(rank),
            ])
        }
        try copy(&rows, into: "staged_documents")
        for (key, offer) in documents.offers { rows.add([.text(key.docID), .text(key.docVersion), .text(offer.rank)]) }
        try copy(&rows, into: "staged_offers")
        try connection.execute("ANALYZE staged_offers")
    }

    /// Facts of a lower line than this folder's go; versions of which a higher line is there are not wanted.
    private func decide(_ documents: inout FolderDocuments) throws {
        try connection.execute(
            """
            CREATE TEMPORARY TABLE staged_known ON COMMIT DROP AS
            SELECT o.doc_id, o.doc_version, o.rank, max(d.rank) AS known
            FROM staged_offers o JOIN documents d USING (doc_id, doc_version) WHERE d.status = 'ok' GROUP BY 1, 2, 3
            """)
        let higher = try connection.rows("SELECT doc_id, doc_version FROM staged_known WHERE known > rank")
        for row in higher { documents.offers[.init(docID: row[0] ?? "", docVersion: row[1] ?? "")]?.wanted = false }
        let lower = "(SELECT f.fact_id FROM facts f JOIN staged_known k USING (doc_version) WHERE k.known < k.rank)"
        for table in FactTables.children + [FactTables.facts] {
            try connection.execute("DELETE FROM \(table.name) WHERE fact_id IN \(lower)")
        }
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

    private mutating func stageFacts(_ documents: FolderDocuments) throws {
        var rows = Self.tables.map { _ in CopyRows() }
        func send(_ least: Int) throws {
            for (i, table) in Self.tables.enumerated() where rows[i].bytes.count >= least {
                try copy(&rows[i], into: "staged_\(table.name)")
            }
        }
        report = try FolderFacts.forEach(in: folder, documents, report) { fact in
            rows[0].add(fact.fact)
            let id = LoadValue.text(fact.factID)
            for (i, children) in fact.children.enumerated() {
                for (ordinal, row) in children.enumerated() { rows[i + 1].add([id, .integer(ordinal)] + row) }
            }
            try send(Self.batch)
            return true
        }
        try send(1)
    }

    private mutating func insertFacts() throws {
        let before = report.facts
        let inserted = try connection.rows(
            """
            WITH new AS (INSERT INTO facts SELECT * FROM staged_facts ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM new
            """)
        // What was staged and is there already is no new fact.
        let staged = try connection.rows("SELECT count(*) FROM staged_facts")
        let known = (Int(staged[0][0] ?? "") ?? 0) - (Int(inserted[0][0] ?? "") ?? 0)
        report.facts = before - known
        report.superseded += known
        for child in FactTables.children {
            try connection.execute(
                "INSERT INTO \(child.name) SELECT * FROM staged_\(child.name) ON CONFLICT DO NOTHING")
        }
    }

    private func copy(_ rows: inout CopyRows, into table: String) throws {
        guard !rows.bytes.isEmpty else { return }
        try connection.beginCopy("COPY \(table) FROM STDIN")
        try connection.copy(rows.bytes)
        try connection.endCopy()
        rows.removeAll()
    }
}
