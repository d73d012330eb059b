internal import NewsModel

/// A text with the companies, figures and dates that the extractor found in it.
struct MarkedText {
    private var marks: [(range: TextRange, part: Paint.Part)] = []
    private let bytes: [UInt8]
    private let map: CodePointMap

    init(_ annotated: AnnotatedArticle) {
        bytes = Array(annotated.article.text.utf8)
        map = CodePointMap(annotated.article.text)
        marks += annotated.companies.map { ($0.range, .company) }
        marks += annotated.figures.map { ($0.range, .figure) }
        marks += annotated.dates.map { ($0.range, .date) }
        marks.sort { $0.range < $1.range }
    }

    /// The code points from `start` to `end`, with marks; line ends become spaces.
    func slice(_ start: Int, _ end: Int, _ paint: Paint) -> String? {
        guard let range = map.bytes(start, end) else { return nil }
        var out = ""
        var at = range.start
        for (mark, part) in marks where mark.start >= at && mark.end <= range.end {
            out += text(at, mark.start) + paint.mark(text(mark.start, mark.end), part)
            at = mark.end
        }
        return out + text(at, range.end)
    }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}
