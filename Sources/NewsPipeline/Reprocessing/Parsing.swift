package import NewsModel
internal import NewsParser

/// Turns inputs into articles and stops there: the first stage alone, over everything that a reprocess reads.
package struct Parsing: Sendable {
    /// Files, folders, `-`.
    package var inputs: [String]
    /// A capture manifest that names pages; `-` for standard input, nil for none.
    package var manifest: String?
    /// Pages worked on at once.
    package var jobs: Int

    /// One parse; nothing is opened before ``run(articles:rejects:)``.
    package init(inputs: [String], manifest: String? = nil, jobs: Int = 1) {
        self.inputs = inputs
        self.manifest = manifest
        self.jobs = jobs
    }

    /// What became of one item: a line of the article stream, a rejection, or nothing to say.
    private enum Parsed: Sendable {
        case article([UInt8])
        case rejected(Rejection)
        case passed
    }

    /// Gives lines of articles and rejects in input order; how many there were of each, and how many inputs could be opened.
    package func run(
        articles: ([UInt8]) throws(FileError) -> Void, rejects: (Rejection) throws(FileError) -> Void
    ) async throws(FileError) -> (articles: Int, rejected: Int, opened: Int) {
        let reader = InputReader(paths: inputs, manifest: manifest)
        let parser = ArticleParser()
        var counts = (articles: 0, rejected: 0, opened: 0)
        try await OrderedParallel(jobs: jobs).runBatched(
            weight: { $0.content.weight },
            next: { () throws(FileError) -> InputItem? in StopSignal.isRequested ? nil : reader.next() },
            work: { item in Self.parse(item.content, parser) },
            consume: { (parsed: Parsed) throws(FileError) -> Bool in
                switch parsed {
                case .article(let line):
                    counts.articles += 1
                    try articles(line)
                case .rejected(let rejection):
                    counts.rejected += 1
                    try rejects(rejection)
                case .passed: break
                }
                return true
            })
        counts.opened = reader.opened
        return counts
    }

    private static func parse(_ content: InputItem.Content, _ parser: ArticleParser) -> Parsed {
        switch content {
        case .skipped: return .passed
        case .rejected(let rejection): return .rejected(rejection)
        case .article(let article): return .article(line(article))
        case .capture(let capture):
            // An error response holds no story, and nobody expected one of it.
            if let status = capture.status, status >= 400 { return .passed }
            do throws(Rejection) { return .article(line(try parser.process(capture))) } catch {
                return .rejected(error)
            }
        }
    }

    private static func line(_ article: Article) -> [UInt8] {
        var writer = JSONWriter(capacity: 2048)
        article.write(to: &writer)
        writer.newline()
        return writer.bytes
    }
}
