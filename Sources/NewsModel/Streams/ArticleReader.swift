/// Reads articles and annotated articles: the members come in any order, so offsets wait until the text is known.
struct ArticleReader {
    private var blocks = UnplacedMarks<Block>()
    private var companies = UnplacedMarks<CompanyMention>()
    private var entities = UnplacedMarks<EntityMention>()
    private var figures = UnplacedMarks<Figure>()
    private var dates = UnplacedMarks<DateMention>()

    /// Reads one object of either stream.
    static func read(_ cursor: inout JSONCursor) throws(JSONError) -> AnnotatedArticle {
        var reader = ArticleReader()
        return try reader.article(&cursor)
    }

    private mutating func article(_ cursor: inout JSONCursor) throws(JSONError) -> AnnotatedArticle {
        var article = Article(docID: "", text: "")
        var seenID = false
        var seenText = false
        var lists = self
        try cursor.members { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "doc_id":
                article.docID = try c.string()
                seenID = true
            case "doc_version": article.docVersion = try c.optionalString() ?? ""
            case "observed_at": article.observedAt = try c.optionalString()
            case "url": article.url = try c.optionalString()
            case "canonical_url": article.canonicalURL = try c.optionalString()
            case "title": article.title = try c.optionalString()
            case "authors": article.authors = try c.strings()
            case "publisher": article.publisher = try c.optionalString()
            case "published": article.published = try c.optionalString()
            case "modified": article.modified = try c.optionalString()
            case "language": article.language = try c.optionalString()
            case "section": article.section = try c.optionalString()
            case "keywords": article.keywords = try c.strings()
            case "summary": article.summary = try c.optionalString()
            case "image": article.image = try c.optionalString()
            case "text":
                article.text = try c.string()
                seenText = true
            case "blocks": try lists.readBlocks(&c)
            case "source": if try !c.takeNull() { article.source = try ArticleSource(&c) }
            case "companies": try lists.readCompanies(&c)
            case "entities": try lists.readEntities(&c)
            case "figures": try lists.readFigures(&c)
            case "dates": try lists.readDates(&c)
            default: try c.skip()
            }
        }
        guard seenID else { throw cursor.error("the article has no doc_id") }
        guard seenText else { throw cursor.error("the article has no text") }
        if article.docVersion.isEmpty {
            article.docVersion = Digest.identifier(article.docID, article.title ?? "", article.text)
        }
        return try lists.resolved(article, cursor)
    }

    /// Turns all code points into bytes of the article's text.
    private func resolved(_ article: Article, _ cursor: JSONCursor) throws(JSONError) -> AnnotatedArticle {
        let map = CodePointMap(article.text)
        var result = AnnotatedArticle(article: article)
        result.article.blocks = try blocks.placed(map, cursor)
        result.companies = try companies.placed(map, cursor)
        result.entities = try entities.placed(map, cursor)
        result.figures = try figures.placed(map, cursor)
        result.dates = try dates.placed(map, cursor)
        return result
    }

    private mutating func readBlocks(_ cursor: inout JSONCursor) throws(JSONError) {
        let blank = Block(kind: .paragraph, range: TextRange(0, 0))
        try blocks.read(&cursor, blank: blank) { (c: inout JSONCursor, name, block) throws(JSONError) in
            switch name {
            case "kind": block.kind = BlockKind(rawValue: try c.string())
            case "path": block.path = try c.optionalString()
            default: try c.skip()
            }
        }
    }

    private mutating func readCompanies(_ cursor: inout JSONCursor) throws(JSONError) {
        let blank = CompanyMention(range: TextRange(0, 0), name: "", confidence: 1, rule: "given")
        try companies.read(&cursor, blank: blank) { (c: inout JSONCursor, name, mention) throws(JSONError) in
            switch name {
            case "text": mention.name = try c.nameInText(mention.name)
            case "name": mention.name = try c.nameGiven(mention.name)
            case "id": if try !c.takeNull() { mention.id = try CompanyID(&c) }
            case "confidence": if try !c.takeNull() { mention.confidence = try c.double() }
            case "rule": mention.rule = try c.optionalString() ?? "given"
            default: try c.skip()
            }
        }
    }

    private mutating func readEntities(_ cursor: inout JSONCursor) throws(JSONError) {
        let blank = EntityMention(range: TextRange(0, 0), type: .other, name: "")
        try entities.read(&cursor, blank: blank) { (c: inout JSONCursor, name, mention) throws(JSONError) in
            switch name {
            case "text": mention.name = try c.nameInText(mention.name)
            case "name": mention.name = try c.nameGiven(mention.name)
            case "type": mention.type = EntityType(rawValue: try c.string())
            default: try c.skip()
            }
        }
    }

    private mutating func readFigures(_ cursor: inout JSONCursor) throws(JSONError) {
        let blank = Figure(range: TextRange(0, 0), value: nil, rule: "given")
        try figures.read(&cursor, blank: blank) { (c: inout JSONCursor, name, figure) throws(JSONError) in
            switch name {
            case "value": figure.value = try c.optionalDecimal()
            case "low": figure.low = try c.optionalDecimal()
            case "high": figure.high = try c.optionalDecimal()
            case "bound": figure.bound = Bound(rawValue: try c.optionalString() ?? "=")
            case "decimals": figure.decimals = try c.optionalInteger() ?? 0
            case "unit": figure.unit = try c.optionalString() ?? "1"
            case "unit_name": figure.unitName = try c.optionalString()
            case "unit_basis": figure.unitBasis = try c.optionalString() ?? "explicit"
            case "counted": figure.counted = try c.optionalString()
            case "change": figure.change = try c.optionalString().map(Change.init(rawValue:))
            case "rule": figure.rule = try c.optionalString() ?? "given"
            default: try c.skip()
            }
        }
    }

    private mutating func readDates(_ cursor: inout JSONCursor) throws(JSONError) {
        let blank = DateMention(range: TextRange(0, 0), type: .date, value: nil, rule: "given")
        try dates.read(&cursor, blank: blank) { (c: inout JSONCursor, name, date) throws(JSONError) in
            switch name {
            case "type": date.type = TimexType(rawValue: try c.string())
            case "value": date.value = try c.optionalString()
            case "mod": date.mod = try c.optionalString()
            case "interval":
                let ends = try c.strings()
                if ends.count == 2 { date.interval = DateMention.Interval(ends[0], ends[1]) }
            default: try c.skip()
            }
        }
    }
}

extension JSONCursor {
    /// The name of a mention by its `name`, which stands above the words of the text.
    fileprivate mutating func nameGiven(_ name: String) throws(JSONError) -> String {
        guard let given = try optionalString(), !given.isEmpty else { return name }
        return given
    }

    /// The name of a mention by its `text`, which serves where there is no `name`.
    fileprivate mutating func nameInText(_ name: String) throws(JSONError) -> String {
        let text = try optionalString()
        return name.isEmpty ? text ?? "" : name
    }

    /// Reads an exact decimal from a string or a number, or null.
    public mutating func optionalDecimal() throws(JSONError) -> ExactDecimal? {
        if try takeNull() { return nil }
        let text = try kind() == .number ? numberText() : string()
        guard let value = ExactDecimal(text) else { throw error("a decimal number is due, not \(text.prefix(40))") }
        return value
    }
}
