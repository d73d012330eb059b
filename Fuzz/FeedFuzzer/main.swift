import CFuzzDriver
import NewsModel
import NewsParser

let parser = FeedParser()
let never = ["<script", "<iframe", "<object", "<embed", "<base", "<meta", "<form"]

/// Any bytes as a feed: markup without active elements, or a rejection; never a crash.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var capture = Capture(body: bytes, source: ArticleSource(kind: "file", path: "feed"))
    capture.url = "https://a.example/feed"
    guard let feed = try? parser.process(capture) else { return 0 }
    for entry in feed.entries {
        for markup in [entry.summary, entry.content] {
            guard let text = markup?.lowercased() else { continue }
            precondition(!never.contains { text.contains($0) }, "an active element got through")
        }
    }
    return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) }
