package import NewsModel

/// An article with its facts, written out as lines for a run's files. Writing is the costlier half of output, so it is
/// done by the workers.
struct StoryLines: Sendable {
    /// `doc_id` of the article.
    let docID: String
    /// `doc_version` of the article.
    let docVersion: String
    /// Line of articles.jsonl.
    let article: [UInt8]
    /// The document, still to be written: its reason depends on what is known already.
    var document: Document
    /// Lines of facts.jsonl.
    let facts: [UInt8]
    /// Number of those lines.
    let factCount: Int

    /// Writes the article's and the facts' lines; the facts' offsets become code points of its text.
    init(article: Article, document: Document, facts: [Fact]) {
        docID = article.docID
        docVersion = article.docVersion
        self.document = document
        factCount = facts.count
        var writer = JSONWriter()
        article.write(to: &writer)
        writer.newline()
        self.article = writer.bytes
        writer.removeAll()
        let map = CodePointMap(article.text)
        for fact in facts {
            fact.write(to: &writer, text: article.text, map: map)
            writer.newline()
        }
        self.facts = writer.bytes
    }
}

extension Document {
    /// Its line of documents.jsonl.
    var line: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        writer.newline()
        return writer.bytes
    }
}

extension Rejection {
    /// Its line of rejects.jsonl.
    package var line: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        writer.newline()
        return writer.bytes
    }
}
