internal import NewsExtractor
internal import NewsLoaders
internal import NewsModel

/// Shows facts to a person: each sentence with its companies, figures and dates marked, above the table of its facts.
package struct FactShow {
    private let paint: Paint
    private let extractor = ArticleExtractor()

    /// A show in colours, or in brackets where `paint` has none.
    package init(_ paint: Paint) { self.paint = paint }

    /// Shows a finished run's folder, a folder of such folders, or a file of facts. Gives pieces of text to `write`, and to
    /// `leftOut` each line that is no fact, as "file:number".
    package func run(_ path: String, leftOut: (String) -> Void, _ write: (String) throws -> Void) throws {
        guard FileSystem.isFolder(path) else {
            let facts = try LineReader(path: path)
            try write(paint.legend + "\n")
            return try show(from: nil, facts, path, leftOut, write)
        }
        let folders = try RunFolders.all(in: path)
        try write(paint.legend + "\n")
        for folder in folders { try showFolder(folder, leftOut, write) }
    }

    private func showFolder(
        _ folder: String, _ leftOut: (String) -> Void, _ write: (String) throws -> Void
    ) throws {
        guard let facts = try RunFolderReader.lines(of: .facts, in: folder) else { return }
        let file = folder + "/" + RunFolderWriter.Stream.facts.fileName
        var pending = try nextFact(facts, file, leftOut)
        try RunFolderReader.forEachLine(.articles, in: folder) { _, line in
            guard let line, let article = read(line) else { return }
            var own: [ShownFact] = []
            while let fact = pending, fact.docID == article.docID, fact.docVersion == article.docVersion {
                own.append(fact)
                pending = try nextFact(facts, file, leftOut)
            }
            guard !own.isEmpty else { return }
            let marked = try MarkedText(extractor.process(article))
            try write(heading(article.title, article.publisher, article.published, article.url))
            try show(own, write) { marked.slice($0.start, $0.end, paint) ?? $0.quote }
        }
        // Facts whose article is not there, or cannot be read.
        if let pending { try show(from: pending, facts, file, leftOut, write) }
    }

    /// Shows `first` and the facts behind it without their articles.
    private func show(
        from first: ShownFact?, _ facts: LineReader, _ file: String, _ leftOut: (String) -> Void,
        _ write: (String) throws -> Void
    ) throws {
        var own: [ShownFact] = []
        func flush() throws {
            guard let first = own.first else { return }
            try write(heading(first.title, first.publisher, first.published, first.url))
            try show(own, write) { fact in
                // Without its document a sentence is read alone: names that the document introduced earlier stay unmarked.
                let sentence = Article(docID: fact.docID, docVersion: fact.docVersion, text: fact.quote)
                return (try? extractor.process(sentence)).flatMap {
                    MarkedText($0).slice(0, fact.quote.unicodeScalars.count, paint)
                } ?? fact.quote
            }
            own = []
        }
        var next = try first ?? nextFact(facts, file, leftOut)
        while let fact = next {
            if let last = own.last, last.docVersion != fact.docVersion { try flush() }
            own.append(fact)
            next = try nextFact(facts, file, leftOut)
        }
        try flush()
    }

    /// One block a sentence, in reading order.
    private func show(_ facts: [ShownFact], _ write: (String) throws -> Void, sentence: (ShownFact) -> String) throws {
        var rest = facts[...]
        while let first = rest.first {
            let group = rest.prefix { $0.start == first.start && $0.end == first.end && $0.quote == first.quote }
            rest = rest.dropFirst(group.count)
            try write("\n  " + sentence(first) + "\n")
            for line in FactTable.lines(Array(group), paint) { try write(line + "\n") }
        }
    }

    private func heading(_ title: String?, _ publisher: String?, _ published: String?, _ url: String?) -> String {
        let source = [publisher, published, url].compactMap(\.self).joined(separator: " · ")
        return "\n" + paint.mark(title ?? "(no title)", .title) + "\n"
            + (source.isEmpty ? "" : paint.mark(source, .faint) + "\n")
    }

    private func nextFact(_ reader: LineReader, _ file: String, _ leftOut: (String) -> Void) throws -> ShownFact? {
        while let line = try reader.next() {
            if case .bytes(let bytes) = line {
                if bytes.isEmpty { continue }
                if let fact = ShownFact(bytes) { return fact }
            }
            leftOut("\(file):\(reader.number)")
        }
        return nil
    }

    private func read(_ line: [UInt8]) -> Article? {
        line.withUnsafeBufferPointer { buffer in
            var cursor = JSONCursor(buffer)
            return try? Article(&cursor)
        }
    }
}
