import CFuzzDriver
import NewsExtractor
import NewsModel
import NewsNormalizer

let extractor = ArticleExtractor()
let normalizer = FactNormalizer(program: "fuzz")

/// Any text through extract and normalize: every span and quote lies inside the text; never a crash.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    var article = Article(docID: "d", docVersion: "v", text: text)
    article.published = "2024-02-29"
    article.language = "en"
    guard let annotated = try? extractor.process(article) else { return 0 }
    let all = TextRange(0, text.utf8.count)
    for range in annotated.figures.map(\.range) + annotated.dates.map(\.range) + annotated.companies.map(\.range) + annotated.entities.map(\.range) {
        precondition(all.contains(range) && !range.isEmpty, "a mention lies outside the text")
    }
    guard let facts = try? normalizer.process(annotated).facts else { return 0 }
    for evidence in facts.flatMap(\.evidence) { precondition(all.contains(evidence.range), "a quote lies outside the text") }
    return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) }
