internal import NewsModel

/// The fact lines of one folder that belong in a database.
enum FolderFacts {
    /// Gives every checked fact that the folder's documents speak for and the database wants to `insert`, which says whether
    /// it was new. Returns `report` with what was taken, refused or superseded.
    static func forEach(
        in folder: String, _ offers: FolderOffers, _ report: LoadReport, _ rejects: LoadRejects,
        insert: (_ line: UnsafeBufferPointer<UInt8>, FactRows) throws -> Bool
    ) throws -> LoadReport {
        var counted = report
        var scanner = FactScanner()
        var rows = FactRows()
        // The facts of a document stand together: its offer is looked up once.
        var document: [UInt8] = []
        var offer: FolderOffers.Offer?
        try RunFolderReader.forEachLine(.facts, in: folder) { number, line in
            func refuse(_ code: String, _ message: String) throws {
                try rejects.take(
                    .load("\(folder)/\(RunFolderWriter.Stream.facts.fileName):\(number)", code, message))
            }
            guard let line else { return try refuse("line_too_long", "the line is too long") }
            if !line.withUnsafeBufferPointer({ scanner.scan($0, into: &rows) }) {
                do throws(JSONError) { rows.take(try FactLine(line)) } catch {
                    return try refuse("bad_line", "\(error)")
                }
            }
            let docID = rows.bytes(FactRows.docID, line)
            let docVersion = rows.bytes(FactRows.docVersion, line)
            if !(document.count == docID.count + 1 + docVersion.count && document.starts(with: docID)
                && document[docID.count] == 0 && document[(docID.count + 1)...].elementsEqual(docVersion))
            {
                document = docID + [0] + docVersion
                offer = offers[docID, docVersion]
            }
            guard let offer else {
                return try refuse("no_document", "no document line with status ok speaks for this fact")
            }
            // Two captures of one version in a run give the same facts twice: those of the newer capture are taken.
            guard offer.wanted,
                offer.observedAt == FolderOffers.fingerprint(observedAt: rows.bytes(FactRows.observedAt, line))
            else {
                counted.superseded += 1
                return
            }
            if try line.withUnsafeBufferPointer({ try insert($0, rows) }) {
                counted.facts += 1
            } else {
                counted.superseded += 1
            }
        }
        return counted
    }
}
