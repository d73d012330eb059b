import CFuzzDriver
import NewsModel
import NewsParser

let parser = ArticleParser()

/// Any bytes as a page: an article whose blocks lie inside its text, or a rejection; never a crash.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let article = try? parser.process(Capture(body: bytes, source: ArticleSource(kind: "file", path: "page"))) else { return 0 }
    var last = 0
    for block in article.blocks {
        precondition(block.range.start >= last && block.range.end <= article.text.utf8.count, "a block lies outside the text")
        last = block.range.end
    }
    return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) }
