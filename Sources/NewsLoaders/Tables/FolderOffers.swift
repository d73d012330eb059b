internal import NewsModel

/// Which document versions one folder offers facts for. Memory is some forty bytes a version.
struct FolderOffers {
    /// What speaks for a version: the highest line in rank.
    struct Offer {
        /// Fingerprint of that line's `observed_at`.
        var observedAt: Int
        /// Whether this folder's facts of the version belong in the database.
        var wanted: Bool
    }

    /// Whether a line of the folder is in the database already, so that its facts may be, too.
    var repeats = false
    private var offers: [Version: Offer] = [:]

    /// A document version by two fingerprints, with keys of this process.
    private struct Version: Hashable {
        var a: Int
        var b: Int

        init(_ docID: ArraySlice<UInt8>, _ docVersion: ArraySlice<UInt8>) {
            a = FolderOffers.fingerprint(docID, docVersion, 1)
            b = FolderOffers.fingerprint(docID, docVersion, 2)
        }
    }

    private static func fingerprint(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, _ key: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(key)
        hasher.combine(a.count)
        a.withUnsafeBytes { hasher.combine(bytes: $0) }
        b.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// The fingerprint of a time of observation; a missing one is like an empty one.
    static func fingerprint(observedAt: ArraySlice<UInt8>) -> Int { fingerprint(observedAt, [], 3) }

    /// The fingerprint of a time of observation.
    static func fingerprint(observedAt: String?) -> Int { fingerprint(observedAt: Array((observedAt ?? "").utf8)[...]) }

    /// The offer for a version; nil where no line with status `ok` speaks for it.
    subscript(docID: ArraySlice<UInt8>, docVersion: ArraySlice<UInt8>) -> Offer? {
        offers[Version(docID, docVersion)]
    }

    /// The offer for a version by its names.
    subscript(docID: String, docVersion: String) -> Offer? {
        get { offers[Version(Array(docID.utf8)[...], Array(docVersion.utf8)[...])] }
        set { offers[Version(Array(docID.utf8)[...], Array(docVersion.utf8)[...])] = newValue }
    }

    /// Reads documents.jsonl of a folder line by line; bad lines are refused alone.
    static func forEachDocument(
        in folder: String, _ refuse: (Rejection) throws -> Void, _ body: (Document, _ rank: String) throws -> Void
    ) throws {
        try RunFolderReader.forEachLine(.documents, in: folder) { number, line in
            let place = "\(folder)/\(RunFolderWriter.Stream.documents.fileName):\(number)"
            guard let line else { return try refuse(.load(place, "line_too_long", "the line is too long")) }
            let document: Document
            do throws(JSONError) { document = try DocumentLine.read(line) } catch {
                return try refuse(.load(place, "bad_line", "\(error)"))
            }
            try body(document, DocumentRank(document).text)
        }
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
