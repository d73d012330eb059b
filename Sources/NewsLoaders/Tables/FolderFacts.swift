internal import NewsModel

/// The fact lines of one folder that belong in a database.
enum FolderFacts {
    /// Gives every checked fact that the folder's documents speak for and the database wants to `insert`, which says whether
    /// it was new. Returns `report` with what was taken, refused or superseded.
    static func forEach(
        in folder: String, _ documents: FolderDocuments, _ report: LoadReport, insert: (FactLine) throws -> Bool
    ) throws -> LoadReport {
        var counted = report
        try RunFolderReader.forEachLine(.facts, in: folder) { number, line in
            func refuse(_ code: String, _ message: String) {
                counted.rejects.append(
                    .load("\(folder)/\(RunFolderWriter.Stream.facts.fileName):\(number)", code, message))
            }
            guard let line else { return refuse("line_too_long", "the line is too long") }
            let fact: FactLine
            do throws(JSONError) { fact = try FactLine(line) } catch { return refuse("bad_line", "\(error)") }
            guard let offer = documents.offers[.init(docID: fact.docID, docVersion: fact.docVersion)] else {
                return refuse("no_document", "no document line with status ok speaks for this fact")
            }
            // Two captures of one version in a run give the same facts twice: those of the newer capture are taken.
            guard offer.wanted, offer.observedAt == fact.observedAt else {
                counted.superseded += 1
                return
            }
            if try insert(fact) { counted.facts += 1 } else { counted.superseded += 1 }
        }
        return counted
    }
}
