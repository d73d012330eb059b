/// `gleaner.annotated/1`: an article with what the extractor found in it.
extension AnnotatedArticle {
    /// Name of the stream.
    public static let schema = "gleaner.annotated/1"

    /// Writes one object of the stream.
    public func write(to w: inout JSONWriter) {
        let map = CodePointMap(article.text)
        var text = article.text
        text.withUTF8 { write(to: &w, map, $0) }
    }

    private func write(to w: inout JSONWriter, _ map: CodePointMap, _ bytes: UnsafeBufferPointer<UInt8>) {
        w.object { w in
            article.writeMembers(to: &w, schema: Self.schema, map: map)
            w.key("companies")
            w.array(companies) { w, m in
                w.object { w in
                    w.span(m.range, map, bytes)
                    w.string("name", m.name)
                    w.key("id")
                    if let id = m.id { id.write(to: &w) } else { w.null() }
                    w.probability("confidence", m.confidence)
                    w.string("rule", m.rule)
                }
            }
            w.key("entities")
            w.array(entities) { w, m in
                w.object { w in
                    w.span(m.range, map, bytes)
                    w.string("type", m.type.rawValue)
                    w.string("name", m.name)
                }
            }
            w.key("figures")
            w.array(figures) { w, f in f.write(to: &w, map, bytes) }
            w.key("dates")
            w.array(dates) { w, d in d.write(to: &w, map, bytes) }
        }
    }

    /// Reads one object of the stream, or of `gleaner.article/1` (then nothing is annotated).
    public init(_ cursor: inout JSONCursor) throws(JSONError) { self = try ArticleReader.read(&cursor) }
}

extension CompanyID {
    func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("lei", lei)
            w.string("isin", isin)
            w.string("ticker", ticker)
            w.string("mic", mic)
            w.string("cik", cik)
            w.string("wikidata", wikidata)
            w.string("watch", watch)
            w.string("method", method)
        }
    }

    init(_ cursor: inout JSONCursor) throws(JSONError) {
        var id = CompanyID(method: "given")
        try cursor.members { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "lei": id.lei = try c.optionalString()
            case "isin": id.isin = try c.optionalString()
            case "ticker": id.ticker = try c.optionalString()
            case "mic": id.mic = try c.optionalString()
            case "cik": id.cik = try c.optionalString()
            case "wikidata": id.wikidata = try c.optionalString()
            case "watch": id.watch = try c.optionalString()
            case "method": id.method = try c.optionalString() ?? "given"
            default: try c.skip()
            }
        }
        self = id
    }
}

extension Figure {
    func write(to w: inout JSONWriter, _ map: CodePointMap, _ bytes: UnsafeBufferPointer<UInt8>) {
        w.object { w in
            w.span(range, map, bytes)
            w.decimal("value", value)
            w.decimal("low", low)
            w.decimal("high", high)
            w.string("bound", bound.rawValue)
            w.integer("decimals", decimals)
            w.string("unit", unit)
            w.string("unit_name", unitName)
            w.string("unit_basis", unitBasis)
            w.string("counted", counted)
            w.string("change", change?.rawValue)
            w.string("rule", rule)
        }
    }
}

extension DateMention {
    func write(to w: inout JSONWriter, _ map: CodePointMap, _ bytes: UnsafeBufferPointer<UInt8>) {
        w.object { w in
            w.span(range, map, bytes)
            w.string("type", type.rawValue)
            w.string("value", value)
            w.string("mod", mod)
            w.key("interval")
            if let interval { w.strings([interval.start, interval.end]) } else { w.null() }
        }
    }
}

extension JSONWriter {
    /// Writes `start`, `end` and `text` of a mention.
    mutating func span(_ range: TextRange, _ map: CodePointMap, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.range(range, map)
        key("text")
        string(utf8: UnsafeBufferPointer(rebasing: bytes[range.start..<range.end]))
    }
}
