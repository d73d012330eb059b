import CFuzzDriver
import NewsModel

/// Any bytes as a line of an article stream: an article or an error, never a crash; what was read is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    var cursor = JSONCursor(bytes)
    guard let article = try? AnnotatedArticle(&cursor) else { return 0 }
    var writer = JSONWriter()
    article.write(to: &writer)
    writer.bytes.withUnsafeBufferPointer { again in
        var cursor = JSONCursor(again)
        precondition((try? AnnotatedArticle(&cursor)) != nil, "what was written cannot be read")
    }
    return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) }
