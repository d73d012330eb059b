/// Reads articles and annotated articles: the members come in any order, so offsets wait until the text is known.
struct ArticleReader {
    /// A range in code points, as read.
    struct Span {
        var start = 0
        var end = 0

        func bytes(_ map: CodePointMap, _ cursor: JSONCursor) throws(JSONError) -> TextRange {
            guard let range = map.bytes(start, end) else {
                throw cursor.error("the offsets \(start) to \(end) are not of a text of \(map.count) code points")
            }
            return range
        }
    }

    private var blocks: [(Span, Block)] = []
    private var companies: [(Span, CompanyMention)] = []
    private var entities: [(Span, EntityMention)] = []
    private var figures: [(Span, Figure)] = []
    private var dates: [(Span, DateMention)] = []

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

    /// Turns all spans into bytes of the article's text.
    private func resolved(_ article: Article, _ cursor: JSONCursor) throws(JSONError) -> AnnotatedArticle {
        let map = CodePointMap(article.text)
        var result = AnnotatedArticle(article: article)
        for (span, block) in blocks {
            var block = block
            block.range = try span.bytes(map, cursor)
            result.article.blocks.append(block)
        }
        for (span, mention) in companies {
            var mention = mention
            mention.range = try span.bytes(map, cursor)
            result.companies.append(mention)
        }
        for (span, mention) in entities {
            var mention = mention
            mention.range = try span.bytes(map, cursor)
            result.entities.append(mention)
        }
        for (span, figure) in figures {
            var figure = figure
            figure.range = try span.bytes(map, cursor)
            result.figures.append(figure)
        }
        for (span, date) in dates {
            var date = date
            date.range = try span.bytes(map, cursor)
            result.dates.append(date)
        }
        return result
    }

    private mutating func readBlocks(_ cursor: inout JSONCursor) throws(JSONError) {
        if try cursor.takeNull() { return }
        var found: [(Span, Block)] = []
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            var span = Span()
            var block = Block(kind: .paragraph, range: TextRange(0, 0))
            try c.members { (c: inout JSONCursor, name) throws(JSONError) in
                switch name {
                case "kind": block.kind = BlockKind(rawValue: try c.string())
                case "start": span.start = try c.integer()
                case "end": span.end = try c.integer()
                case "path": block.path = try c.optionalString()
                default: try c.skip()
                }
            }
            found.append((span, block))
        }
        blocks = found
    }

    private mutating func readCompanies(_ cursor: inout JSONCursor) throws(JSONError) {
        if try cursor.takeNull() { return }
        var found: [(Span, CompanyMention)] = []
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            var span = Span()
            var mention = CompanyMention(range: TextRange(0, 0), name: "", confidence: 1, rule: "given")
            var text: String?
            try c.members { (c: inout JSONCursor, name) throws(JSONError) in
                switch name {
                case "start": span.start = try c.integer()
                case "end": span.end = try c.integer()
                case "text": text = try c.optionalString()
                case "name": mention.name = try c.optionalString() ?? ""
                case "id": if try !c.takeNull() { mention.id = try CompanyID(&c) }
                case "confidence": if try !c.takeNull() { mention.confidence = try c.double() }
                case "rule": mention.rule = try c.optionalString() ?? "given"
                default: try c.skip()
                }
            }
            if mention.name.isEmpty { mention.name = text ?? "" }
            found.append((span, mention))
        }
        companies = found
    }

    private mutating func readEntities(_ cursor: inout JSONCursor) throws(JSONError) {
        if try cursor.takeNull() { return }
        var found: [(Span, EntityMention)] = []
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            var span = Span()
            var mention = EntityMention(range: TextRange(0, 0), type: .other, name: "")
            var text: String?
            try c.members { (c: inout JSONCursor, name) throws(JSONError) in
                switch name {
                case "start": span.start = try c.integer()
                case "end": span.end = try c.integer()
                case "text": text = try c.optionalString()
                case "type": mention.type = EntityType(rawValue: try c.string())
                case "name": mention.name = try c.optionalString() ?? ""
                default: try c.skip()
                }
            }
            if mention.name.isEmpty { mention.name = text ?? "" }
            found.append((span, mention))
        }
        entities = found
    }

    private mutating func readFigures(_ cursor: inout JSONCursor) throws(JSONError) {
        if try cursor.takeNull() { return }
        var found: [(Span, Figure)] = []
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            var span = Span()
            var figure = Figure(range: TextRange(0, 0), value: nil, rule: "given")
            try c.members { (c: inout JSONCursor, name) throws(JSONError) in
                switch name {
                case "start": span.start = try c.integer()
                case "end": span.end = try c.integer()
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
            found.append((span, figure))
        }
        figures = found
    }

    private mutating func readDates(_ cursor: inout JSONCursor) throws(JSONError) {
        if try cursor.takeNull() { return }
        var found: [(Span, DateMention)] = []
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            var span = Span()
            var date = DateMention(range: TextRange(0, 0), type: .date, value: nil, rule: "given")
            try c.members { (c: inout JSONCursor, name) throws(JSONError) in
                switch name {
                case "start": span.start = try c.integer()
                case "end": span.end = try c.integer()
                case "type": date.type = TimexType(rawValue: try c.string())
                case "value": date.value = try c.optionalString()
                case "mod": date.mod = try c.optionalString()
                case "interval":
                    let ends = try c.strings()
                    if ends.count == 2 { date.interval = DateMention.Interval(ends[0], ends[1]) }
                default: try c.skip()
                }
            }
            found.append((span, date))
        }
        dates = found
    }
}

extension JSONCursor {
    /// Reads an exact decimal from a string or a number, or null.
    public mutating func optionalDecimal() throws(JSONError) -> ExactDecimal? {
        if try takeNull() { return nil }
        let text = try kind() == .number ? numberText() : string()
        guard let value = ExactDecimal(text) else { throw error("a decimal number is due, not \(text.prefix(40))") }
        return value
    }
}
