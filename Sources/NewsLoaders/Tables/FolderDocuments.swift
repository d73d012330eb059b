internal import NewsModel

/// The document lines of one folder: which version of which document it offers facts for, and by which line.
struct FolderDocuments {
    /// A document version with facts.
    struct Key: Hashable {
        var docID: String
        var docVersion: String
    }

    /// The line that speaks for a version: the highest in rank.
    struct Offer {
        var rank: String
        var observedAt: String?
        /// Whether this folder's facts of the version belong in the database.
        var wanted = true
    }

    /// Checked lines with their rank, in the folder's order.
    private(set) var lines: [(document: Document, rank: String)] = []
    var offers: [Key: Offer] = [:]

    /// Reads documents.jsonl; bad lines go to `rejects`, alone.
    init(folder: String, rejects: inout [Rejection]) throws {
        var refused: [Rejection] = []
        try RunFolderReader.forEachLine(.documents, in: folder) { number, line in
            let place = "\(folder)/\(RunFolderWriter.Stream.documents.fileName):\(number)"
            guard let line else {
                refused.append(.load(place, "line_too_long", "the line is too long"))
                return
            }
            do throws(JSONError) {
                try LineCheck.escapes(line)
                let document = try line.withUnsafeBufferPointer { buffer throws(JSONError) in
                    var cursor = JSONCursor(buffer)
                    let document = try Document(&cursor)
                    try cursor.end()
                    return document
                }
                add(document)
            } catch {
                refused.append(.load(place, "bad_line", "\(error)"))
            }
        }
        rejects += refused
    }

    private mutating func add(_ document: Document) {
        let rank = DocumentRank(document).text
        lines.append((document, rank))
        guard document.status == "ok" else { return }
        let key = Key(docID: document.docID, docVersion: document.docVersion)
        if let known = offers[key], known.rank >= rank { return }
        offers[key] = Offer(rank: rank, observedAt: document.observedAt)
    }
}

extension Rejection {
    /// A line that a loader refuses.
    static func load(_ place: String, _ code: String, _ message: String) -> Rejection {
        Rejection(
            input: place, stage: "load", code: code,
            message: message + ": the other lines are loaded; mend this one and load again")
    }
}
