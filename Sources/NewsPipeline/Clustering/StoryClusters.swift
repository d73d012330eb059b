internal import NewsLoaders
package import NewsModel
package import NewsNormalizer

/// Reads the document lines of finished runs and groups those that tell one story.
package struct StoryClusters {
    /// The clusters over all runs in the folders.
    package var clusters: [DocumentClusters.Cluster] = []
    /// Document lines that could be read.
    package var documents = 0
    /// Lines that could not be read, by now handed over.
    package var rejected = 0

    /// Reads all runs in the folders. The newest line of a document version counts once; lines that are none go to `reject`.
    package init(_ folders: [String], reject: (Rejection) throws -> Void) throws {
        var found = DocumentClusters()
        var seen = Set<String>()
        for path in folders {
            for folder in try RunFolders.all(in: path) {
                try RunFolderReader.forEachLine(.documents, in: folder) { number, line in
                    func refuse(_ code: String, _ message: String) throws {
                        rejected += 1
                        try reject(
                            Rejection(
                                input: "\(folder)/\(RunFolderWriter.Stream.documents.fileName):\(number)",
                                stage: "cluster", code: code,
                                message: message
                                    + ": the other documents are grouped; mend this line and cluster again"))
                    }
                    guard let line else { return try refuse("line_too_long", "the line is too long") }
                    let document: Document
                    do throws(JSONError) { document = try DocumentLine.read(line) } catch {
                        return try refuse("bad_line", "\(error)")
                    }
                    documents += 1
                    if document.status == "ok", seen.insert(document.docVersion).inserted { found.add(document) }
                }
            }
        }
        clusters = found.clusters
    }
}
