internal import GRDB
internal import NewsModel

/// Loads one set of files inside the caller's transaction.
struct SQLiteFolderLoader {
    let db: Database
    let folder: String
    let rebuild: IndexRebuild
    var report: LoadReport
    let rejects: LoadRejects

    mutating func run() throws {
        let offers = try loadDocuments()
        let size = FileSystem.size(folder + "/" + RunFolderWriter.Stream.facts.fileName) ?? 0
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        if !offers.repeats, rebuild.isWorthwhile(for: size, beside: pages * page), try loadAtOnce(offers) { return }
        try loadFacts(offers)
    }

    // MARK: Documents

    /// Decides for every version whether this folder's facts belong in: they replace those of a lower line, join those of
    /// the same line, and give way to those of a higher one.
    private mutating func loadDocuments() throws -> FolderOffers {
        var offers = FolderOffers()
        let known = try db.makeStatement(
            sql: "SELECT max(rank) FROM documents WHERE doc_id = ? AND doc_version = ? AND status = 'ok'")
        // Two lines of one rank can differ only in what does not decide; the smaller value stays, in whatever order they come.
        let insertion = try db.makeStatement(
            sql: """
                INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET reason = min(reason, excluded.reason), n_facts = max(n_facts, excluded.n_facts),
                    url = coalesce(min(url, excluded.url), url, excluded.url), sketch = coalesce(sketch, excluded.sketch)
                """)
        var count = 0
        try FolderOffers.forEachDocument(in: folder, rejects.take) { document, rank in
            count += 1
            if document.status == "ok" {
                // The highest line so far, of this folder or of those before it.
                let highest = try String.fetchOne(known, arguments: [document.docID, document.docVersion])
                try decide(document, rank, highest, &offers)
            }
            try insertion.execute(arguments: [
                document.docID, document.docVersion, document.observedAt, document.url, document.status,
                document.reason, document.factCount, document.sketch, document.program, rank,
            ])
        }
        report.documents += count
        return offers
    }

    private func decide(_ document: Document, _ rank: String, _ highest: String?, _ offers: inout FolderOffers) throws {
        let (id, version) = (document.docID, document.docVersion)
        let offered = offers[id, version]
        if let highest, highest > rank {
            if offered == nil { offers[id, version] = FolderOffers.Offer(observedAt: 0, wanted: false) }
            return
        }
        if highest == rank {
            if offered?.wanted == true { return }
            offers.repeats = true
        } else if highest != nil {
            try deleteFacts(of: document.docVersion)
        }
        offers[id, version] = FolderOffers.Offer(
            observedAt: FolderOffers.fingerprint(observedAt: document.observedAt), wanted: true)
    }

    private func deleteFacts(of version: String) throws {
        for child in FactTables.children {
            try db.cachedStatement(
                sql: "DELETE FROM \(child.name) WHERE fact_id IN (SELECT fact_id FROM facts WHERE doc_version = ?)"
            ).execute(arguments: [version])
        }
        try db.cachedStatement(sql: "DELETE FROM facts WHERE doc_version = ?").execute(arguments: [version])
    }

    // MARK: Facts

    /// Loads without indexes and builds them again: sorted once, not searched for every row. False, with all undone, where
    /// a fact turned up twice.
    private mutating func loadAtOnce(_ offers: FolderOffers) throws -> Bool {
        let (before, refused) = (report, rejects.count)
        // Rows are only appended, and a sort takes as much memory again: few pages do.
        try db.execute(sql: "SAVEPOINT at_once; PRAGMA cache_size = -\(SQLiteDatabase.cache / 4)")
        defer { try? db.execute(sql: "PRAGMA cache_size = -\(SQLiteDatabase.cache)") }
        for index in SQLiteDatabase.factIndexes { try db.execute(sql: "DROP INDEX \(index.name)") }
        try loadFacts(offers)
        do {
            for index in SQLiteDatabase.factIndexes { try db.execute(sql: index.definition) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            report = before
            rejects.rewind(to: refused)
            try db.execute(sql: "ROLLBACK TO at_once; RELEASE at_once")
            return false
        }
        try db.execute(sql: "RELEASE at_once")
        return true
    }

    private mutating func loadFacts(_ offers: FolderOffers) throws {
        let facts = try RowInsertion(db, FactTables.facts, keyed: false)
        let children = try FactTables.children.map { try RowInsertion(db, $0, keyed: true) }
        report = try FolderFacts.forEach(in: folder, offers, report, rejects) { line, rows in
            try rows.extra.withUnsafeBufferPointer { extra in
                guard try facts.insert(rows.fact[...], line, extra) else { return false }
                let factID = rows.fact[FactRows.factID]
                for (insertion, cells) in zip(children, rows.children) where !cells.isEmpty {
                    for (ordinal, start) in stride(from: 0, to: cells.count, by: insertion.width).enumerated() {
                        let row = cells[start..<start + insertion.width]
                        _ = try insertion.insert(row, line, extra, key: factID, ordinal: ordinal)
                    }
                }
                return true
            }
        }
    }
}
