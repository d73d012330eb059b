package import NewsLoaders
internal import NewsModel

/// Checks a finished run: files against their digests, counts against lines, quotes against texts, and articles against the
/// bytes they were read from.
package struct RunCheck {
    /// Something that is not as it should be.
    package struct Problem: Equatable, Sendable {
        /// File and line, or the folder.
        package var place: String
        /// What is wrong, for a person.
        package var message: String
    }

    /// Everything that is wrong, in the order of files and lines; empty where all is well.
    package private(set) var problems: [Problem] = []
    /// Quotes that were cut out of their texts again.
    package private(set) var quotes = 0
    /// Articles that were followed back to their archive's bytes.
    package private(set) var traced = 0
    /// Articles whose archive is not here.
    package private(set) var untraced = 0

    /// Checks a run's folder, with the sets of files of a big run.
    package init(folder: String) throws(LoadError) {
        let run = try RunFolderReader(folder: folder)
        check(run)
        for name in run.manifest.sets {
            do throws(LoadError) { check(try RunFolderReader(folder: folder + "/" + name)) } catch {
                note(folder + "/" + name, "\(error)")
            }
        }
    }

    private mutating func note(_ place: String, _ message: String) {
        problems.append(.init(place: place, message: message))
    }

    private mutating func check(_ run: RunFolderReader) {
        do {
            try checkFiles(run)
            let documents = try readDocuments(run.folder)
            try checkFacts(run.folder, documents)
        } catch {
            note(run.folder, "\(error)")
        }
    }

    // MARK: Files

    private mutating func checkFiles(_ run: RunFolderReader) throws {
        if !run.isSound { note(run.folder, "run.json is not as it was written") }
        let listed = Set(run.manifest.files.map(\.path))
        for stream in RunFolderWriter.Stream.allCases where !listed.contains(stream.fileName) {
            note(run.folder, "run.json does not list \(stream.fileName)")
        }
        for file in run.manifest.files {
            let path = run.folder + "/" + file.path
            guard !file.path.contains("/"), FileSystem.size(path) != nil else {
                note(path, "the file is missing")
                continue
            }
            let digest = RunningDigest()
            let reader = try LineReader(path: path)
            var lines = 0
            while let line = try reader.next() {
                guard case .bytes(let bytes) = line else {
                    note("\(path):\(reader.number)", "the line is too long")
                    continue
                }
                lines += 1
                bytes.withUnsafeBytes { digest.update($0) }
                [0x0A as UInt8].withUnsafeBytes { digest.update($0) }
            }
            if FileSystem.size(path) != file.bytes {
                note(path, "the file has \(FileSystem.size(path) ?? 0) bytes, run.json says \(file.bytes)")
            }
            if lines != file.lines { note(path, "the file has \(Counted(lines, "line")), run.json says \(file.lines)") }
            if digest.hex != file.sha256 { note(path, "the file's SHA-256 is not that of run.json") }
        }
        let own = run.manifest.sets.isEmpty
        let facts = run.manifest.files.first { $0.path == RunFolderWriter.Stream.facts.fileName }
        if own, let facts, facts.lines != run.manifest.facts {
            note(
                run.folder,
                "run.json counts \(Counted(run.manifest.facts, "fact")) and \(Counted(facts.lines, "line")) of them")
        }
    }

    // MARK: Documents

    /// Facts that each document version is said to have, by its lines.
    private mutating func readDocuments(_ folder: String) throws -> [String: Int] {
        var said: [String: Int] = [:]
        var found: [Problem] = []
        try RunFolderReader.forEachLine(.documents, in: folder) { number, line in
            let place = "\(folder)/documents.jsonl:\(number)"
            guard let line, let document = Self.read(line, Document.init) else {
                found.append(.init(place: place, message: "the line is no document"))
                return
            }
            said[Self.key(document.docID, document.docVersion), default: 0] += document.factCount
        }
        problems += found
        return said
    }

    // MARK: Facts

    private mutating func checkFacts(_ folder: String, _ documents: [String: Int]) throws {
        var left = documents
        var articles = try ArticleWalk(folder)
        var found: [Problem] = []
        var cut = 0
        try RunFolderReader.forEachLine(.facts, in: folder) { number, line in
            let place = "\(folder)/facts.jsonl:\(number)"
            guard let line, let fact = try? JSONValue(parsing: line), let docID = fact["doc_id"]?.string,
                let version = fact["doc_version"]?.string
            else {
                found.append(.init(place: place, message: "the line is no fact"))
                return
            }
            let key = Self.key(docID, version)
            if left[key] == nil { found.append(.init(place: place, message: "no document line speaks for the fact")) }
            left[key]? -= 1
            guard let text = try articles.text(of: key) else {
                found.append(.init(place: place, message: "the fact's article is not in articles.jsonl"))
                return
            }
            for message in Self.quoteProblems(fact, text) { found.append(.init(place: place, message: message)) }
            cut += fact["evidence"]?.array?.count ?? 0
        }
        for (key, count) in left.sorted(by: { $0.key < $1.key }) where count != 0 {
            found.append(
                .init(
                    place: folder,
                    message:
                        "document \(key) says \(Counted(documents[key] ?? 0, "fact")) and has \((documents[key] ?? 0) - count)"
                ))
        }
        try articles.finish()
        problems += found + articles.problems
        quotes += cut
        traced += articles.trace.traced
        untraced += articles.trace.untraced
    }

    private static func quoteProblems(_ fact: JSONValue, _ text: ArticleWalk.Text) -> [String] {
        guard let evidence = fact["evidence"]?.array, !evidence.isEmpty else { return ["the fact has no evidence"] }
        var messages: [String] = []
        for item in evidence {
            let start = item["start"]?.integer ?? -1
            let end = item["end"]?.integer ?? -1
            guard let slice = text.slice(start, end), slice == item["quote"]?.string else {
                messages.append("the quote is not the text at \(start) to \(end)")
                continue
            }
            for part in ["figure", "subject", "period"] {
                guard let pair = item[part]?.array else { continue }
                if pair.count != 2 || text.slice(pair[0].integer ?? -1, pair[1].integer ?? -1) == nil {
                    messages.append("the span of the \(part) is not in the text")
                }
            }
        }
        return messages
    }

    static func key(_ docID: String, _ version: String) -> String { docID + " " + version }

    static func read<Value>(_ line: [UInt8], _ body: (inout JSONCursor) throws(JSONError) -> Value) -> Value? {
        line.withUnsafeBufferPointer { buffer in
            var cursor = JSONCursor(buffer)
            return try? body(&cursor)
        }
    }
}
