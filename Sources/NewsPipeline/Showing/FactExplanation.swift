internal import NewsLoaders
internal import NewsModel

/// Everything that a finished run knows about one fact: its slots and where each comes from, the words around it, the page
/// and the bytes behind them, and what became of its document.
package enum FactExplanation {
    /// Lines for a person; nil where the database, or no run at or below the folder, has the fact.
    package static func lines(of factID: String, in path: String) throws -> [String]? {
        if FactQuery.isTarget(path) {
            let query = try FactQuery(path)
            guard let fact = try query.fact(factID) else { return nil }
            let looks = try fact["doc_id"]?.string.map { try query.documents($0) } ?? []
            return slots(fact) + words(fact, nil) + origin(fact, nil) + history(looks)
        }
        for folder in try RunFolders.all(in: path) {
            guard let fact = try find(in: folder, .facts, where: { $0["fact_id"]?.string == factID }) else { continue }
            let docID = fact["doc_id"]?.string
            let version = fact["doc_version"]?.string
            let article = try find(in: folder, .articles) {
                $0["doc_id"]?.string == docID && $0["doc_version"]?.string == version
            }
            return slots(fact) + words(fact, article) + origin(fact, article) + history(try looks(docID, in: path))
        }
        return nil
    }

    private static func find(
        in folder: String, _ stream: RunFolderWriter.Stream, where matches: (JSONValue) -> Bool
    ) throws -> JSONValue? {
        guard let reader = try RunFolderReader.lines(of: stream, in: folder) else { return nil }
        while let line = try reader.next() {
            if case .bytes(let bytes) = line, let value = try? JSONValue(parsing: bytes), matches(value) {
                return value
            }
        }
        return nil
    }

    // MARK: What it says

    private static func slots(_ fact: JSONValue) -> [String] {
        let shown = [
            "fact_id", "fact_key", "type", "subject", "measure", "statistic", "value", "low", "high", "bound",
            "decimals", "unit",
            "unit_name", "unit_basis", "change", "compared_with", "period", "period_start", "period_end",
            "period_basis",
            "period_calendar", "modality", "qualifiers", "participants", "attributed_to", "group", "restates",
            "confidence", "rule",
        ]
        return shown.compactMap { name in
            guard let value = fact[name], value != .null, value != .array([]) else { return nil }
            var writer = JSONWriter()
            writer.value(value)
            let text = value.string ?? String(decoding: writer.bytes, as: UTF8.self)
            return name + String(repeating: " ", count: max(1, 16 - name.utf8.count)) + text
        }
    }

    // MARK: Which words say so

    private static func words(_ fact: JSONValue, _ article: JSONValue?) -> [String] {
        guard let evidence = fact["evidence"]?.array, let first = evidence.first else { return [] }
        var lines = ["", "  " + (first["quote"]?.string ?? "")]
        lines += SlotExplanation(fact, article: article.flatMap(Self.article)).lines
        for other in evidence.dropFirst() {
            lines.append("  said again: " + (other["quote"]?.string ?? ""))
        }
        if let index = first["block"]?.integer, let blocks = article?["blocks"]?.array,
            blocks.indices.contains(index),
            let path = blocks[index]["path"]?.string
        {
            lines.append("  in the page at \(path)")
        }
        return lines
    }

    /// An article line as the article it is.
    private static func article(_ line: JSONValue) -> Article? {
        var writer = JSONWriter()
        writer.value(line)
        return writer.bytes.withUnsafeBufferPointer { bytes in
            var cursor = JSONCursor(bytes)
            return try? AnnotatedArticle(&cursor).article
        }
    }

    // MARK: Where it comes from

    private static func origin(_ fact: JSONValue, _ article: JSONValue?) -> [String] {
        var lines = [""]
        for name in ["title", "publisher", "published", "url", "observed_at"] {
            if let text = fact[name]?.string {
                lines.append(name + String(repeating: " ", count: 16 - name.utf8.count) + text)
            }
        }
        guard let source = article?["source"] else { return lines }
        if let file = source["warc_file"]?.string, let offset = source["warc_offset"]?.integer {
            lines.append("archive         \(file), byte \(offset), record \(source["warc_record_id"]?.string ?? "-")")
        } else if let path = source["path"]?.string {
            lines.append("file            \(path)")
        }
        return lines
    }

    /// Every document line of the document, in the order of the runs.
    private static func looks(_ docID: String?, in path: String) throws -> [JSONValue] {
        var looks: [JSONValue] = []
        for folder in try RunFolders.all(in: path) {
            try RunFolderReader.forEachLine(.documents, in: folder) { _, line in
                guard let line, let value = try? JSONValue(parsing: line), value["doc_id"]?.string == docID else {
                    return
                }
                looks.append(value)
            }
        }
        return looks
    }

    private static func history(_ looks: [JSONValue]) -> [String] {
        ["", "looks at the document:"]
            + looks.map { look in
                "  \(look["observed_at"]?.string ?? "-")  \(look["status"]?.string ?? "?")  \(look["reason"]?.string ?? "?")  version "
                    + "\(look["doc_version"]?.string ?? "?")  \(Counted(look["n_facts"]?.integer ?? 0, "fact"))  \(look["program"]?.string ?? "?")"
            }
    }
}
