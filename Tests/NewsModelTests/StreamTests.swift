import NewsModel
import Testing

@Suite struct StreamTests {
    @Test(arguments: ["plain", "Zürich–Ørsted €5", "汽车 20 家 😀 end", ""])
    func codePointsAndBytesConvertBothWays(text: String) {
        let map = CodePointMap(text)
        #expect(map.count == text.unicodeScalars.count)
        var byte = 0
        for (i, scalar) in text.unicodeScalars.enumerated() {
            #expect(map.codePoint(atByte: byte) == i)
            #expect(map.byte(atCodePoint: i) == byte)
            byte += String(scalar).utf8.count
        }
        #expect(map.byte(atCodePoint: map.count) == byte)
        #expect(map.byte(atCodePoint: map.count + 1) == nil)
    }

    @Test func longTextsConvertAtEveryOffset() {
        let text = String(repeating: "aé汽😀", count: 100)
        let map = CodePointMap(text)
        for i in 0...map.count { #expect(map.byte(atCodePoint: i).map(map.codePoint(atByte:)) == i) }
    }

    private func annotated() -> AnnotatedArticle {
        let text = "Ørsted AG\nSales rose 5 % to €1.2bn in May 2024."
        var article = Article(docID: "d", docVersion: "v", text: text)
        article.title = "Ørsted"
        article.blocks = [
            Block(kind: .title, range: TextRange(0, 10), path: "/html/body/h1"),
            Block(kind: .paragraph, range: TextRange(11, text.utf8.count)),
        ]
        article.source = ArticleSource(kind: "warc", path: "a.warc.gz")
        article.source?.warcOffset = 12
        var a = AnnotatedArticle(article: article)
        var company = CompanyMention(range: TextRange(0, 10), name: "Ørsted AG", confidence: 0.5, rule: "legal_form")
        company.id = CompanyID(method: "ticker")
        company.id?.ticker = "ORS"
        a.companies = [company]
        a.entities = [EntityMention(range: TextRange(0, 7), type: .place, name: "Ørsted")]
        var figure = Figure(range: TextRange(22, 25), value: ExactDecimal(5), rule: "percent")
        figure.unit = "%"
        figure.change = .increase
        a.figures = [figure]
        var date = DateMention(range: TextRange(41, 49), type: .date, value: "2024-05", rule: "given")
        date.interval = DateMention.Interval("2024-05-01", "2024-06-01")
        a.dates = [date]
        return a
    }

    @Test func annotatedArticlesSurviveWritingAndReading() throws {
        let a = annotated()
        var w = JSONWriter()
        a.write(to: &w)
        let back = try w.bytes.withUnsafeBufferPointer { buffer in
            var cursor = JSONCursor(buffer)
            let value = try AnnotatedArticle(&cursor)
            try cursor.end()
            return value
        }
        #expect(back == a)
    }

    @Test func offsetsInTheStreamCountCodePoints() throws {
        var w = JSONWriter()
        annotated().write(to: &w)
        let value = try JSONValue(parsing: w.bytes)
        #expect(value["companies"]?.array?.first?["end"]?.integer == 9)
        #expect(value["companies"]?.array?.first?["text"]?.string == "Ørsted AG")
    }

    @Test(arguments: [
        #"{"text":"a"}"#, #"{"doc_id":"a"}"#, #"{"doc_id":1,"text":"a"}"#,
        #"{"doc_id":"a","text":"abc","blocks":[{"kind":"paragraph","start":0,"end":9}]}"#,
        #"{"doc_id":"a","text":"abc","blocks":[{"kind":"paragraph","start":2,"end":1}]}"#, #"[]"#,
    ])
    func unusableArticlesAreErrors(text: String) {
        #expect(throws: JSONError.self) {
            try Array(text.utf8).withUnsafeBufferPointer { buffer in
                var cursor = JSONCursor(buffer)
                _ = try Article(&cursor)
            }
        }
    }

    @Test(arguments: StreamSchema.names)
    func everySchemaIsJSONOfTheRightDialect(name: String) throws {
        let schema = try JSONValue(parsing: try #require(StreamSchema.text(name)))
        #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["title"]?.string == "gleaner.\(name)/1")
    }

    /// Every key that is written is required by the schema, and the other way round.
    @Test func writtenKeysAreTheSchemasKeys() throws {
        var w = JSONWriter()
        annotated().write(to: &w)
        let written = try JSONValue(parsing: w.bytes)
        let schema = try JSONValue(parsing: try #require(StreamSchema.text("annotated")))
        let required = try #require(schema["required"]?.array).compactMap(\.string)
        #expect(Set(required) == Set(try #require(written.object).map(\.0)))
    }

    /// A manifest's `observed_at` decides which version of a page is newer: what is no time is told, not passed on.
    @Test(arguments: [
        ("2024-05-15T08:00:00+02:00", true), ("2024-05-15", true), ("yesterday", false), ("15.05.2024", false),
        ("2024-13-40T00:00:00Z", false),
    ])
    func manifestTimesAreTimes(moment: String, isTime: Bool) {
        let line = Array("{\"path\":\"page.html\",\"observed_at\":\"\(moment)\"}".utf8)
        let read = line.withUnsafeBufferPointer { bytes -> CaptureEntry? in
            var cursor = JSONCursor(bytes)
            return try? CaptureEntry(&cursor)
        }
        #expect((read?.observedAt == moment) == isTime)
    }
}
