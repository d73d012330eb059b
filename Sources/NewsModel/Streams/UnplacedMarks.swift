/// Something that marks a range of an article's text.
protocol TextMark {
    /// Bytes of the article's text (UTF-8).
    var range: TextRange { get set }
}

extension Block: TextMark {}
extension CompanyMention: TextMark {}
extension EntityMention: TextMark {}
extension Figure: TextMark {}
extension DateMention: TextMark {}

/// The marks of one list of an article, each with its code points, until the text is known: `text` may stand behind the list.
struct UnplacedMarks<Mark: TextMark> {
    private var marks: [(start: Int, end: Int, mark: Mark)] = []

    /// Reads the list, or null. Every mark begins as `blank`; `member` must read or skip the value of each name but `start` and `end`.
    mutating func read(
        _ cursor: inout JSONCursor, blank: Mark,
        _ member: (inout JSONCursor, JSONName, inout Mark) throws(JSONError) -> Void
    ) throws(JSONError) {
        marks.removeAll()
        if try cursor.takeNull() { return }
        try cursor.array { (c: inout JSONCursor) throws(JSONError) in
            var start = 0
            var end = 0
            var mark = blank
            try c.members { (c: inout JSONCursor, name) throws(JSONError) in
                switch name {
                case "start": start = try c.integer()
                case "end": end = try c.integer()
                default: try member(&c, name, &mark)
                }
            }
            marks.append((start, end, mark))
        }
    }

    /// The marks with the bytes of the text that `map` was made of; throws where code points are not of that text.
    func placed(_ map: CodePointMap, _ cursor: JSONCursor) throws(JSONError) -> [Mark] {
        var placed: [Mark] = []
        placed.reserveCapacity(marks.count)
        for (start, end, mark) in marks {
            guard let range = map.bytes(start, end) else {
                throw cursor.error("the offsets \(start) to \(end) are not of a text of \(map.count) code points")
            }
            var mark = mark
            mark.range = range
            placed.append(mark)
        }
        return placed
    }
}
