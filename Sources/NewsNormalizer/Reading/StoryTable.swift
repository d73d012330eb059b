internal import NewsLanguage
internal import NewsModel

/// A table of the story: its rows cut into cells, and what its headings say of each column.
///
/// The parser writes a row as one line, its cells joined by " | ", and leaves an empty corner out; headings are therefore
/// matched with cells from the right.
struct StoryTable: Sendable {
    /// One cell of one row.
    struct Cell: Sendable {
        /// Bytes of the text, without spaces around.
        var range: TextRange
        /// The one figure that fills the cell; nil for words, dates and empty cells.
        var figure: Int?
        /// Dates inside.
        var dates: [Int] = []
    }

    /// One row with numbers: its label and its cells.
    struct Row: Sendable {
        var block: Int
        var range: TextRange
        var label: TextRange
        var cells: [Cell]
    }

    /// What stands above a column.
    struct Column: Sendable {
        /// Heading cells, the topmost first.
        var headings: [Cell] = []
    }

    var rows: [Row] = []
    /// Headings of the columns behind the label.
    var columns: [Column] = []
    /// Cells that stand above all columns: a caption row, the corner.
    var captions: [Cell] = []
    /// Blocks of the article that the table takes up.
    var blocks: Range<Int>

    private static let bar = UInt8(ascii: "|")

    /// The tables of an article, in reading order.
    static func all(_ article: Article, _ stream: TokenStream, _ figures: [Figure], _ dates: [DateMention])
        -> [StoryTable]
    {
        var out: [StoryTable] = []
        var i = 0
        while i < article.blocks.count {
            guard article.blocks[i].kind == .tableRow else {
                i += 1
                continue
            }
            var first = i
            // Heading cells that hold paragraphs of their own are blocks of the same table element.
            let key = tableElement(article.blocks[i].path)
            while first > 0, let key, tableElement(article.blocks[first - 1].path) == key { first -= 1 }
            var end = i + 1
            while end < article.blocks.count, article.blocks[end].kind == .tableRow,
                tableElement(article.blocks[end].path) == key
            { end += 1 }
            var table = StoryTable(blocks: first..<end)
            table.read(article, stream, figures, dates)
            if !table.rows.isEmpty { out.append(table) }
            i = end
        }
        return out
    }

    /// The path of the table that a row's path goes through.
    private static func tableElement(_ path: String?) -> Substring? {
        guard let path else { return nil }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.lastIndex(where: { $0 == "table" || $0.hasPrefix("table[") }) else { return nil }
        return path.prefix(parts[...last].reduce(last) { $0 + $1.count })
    }

    private mutating func read(_ article: Article, _ stream: TokenStream, _ figures: [Figure], _ dates: [DateMention]) {
        var above: [[Cell]] = []
        for block in blocks {
            let range = article.blocks[block].range
            let cells = Self.cells(of: range, stream, figures, dates)
            let numbers = cells.dropFirst().filter { $0.figure != nil }.count
            if cells.count > 1, numbers > 0, cells[0].figure == nil, cells[0].dates.isEmpty {
                if rows.isEmpty { head(above, width: cells.count) }
                rows.append(Row(block: block, range: range, label: cells[0].range, cells: Array(cells.dropFirst())))
            } else if rows.isEmpty {
                above.append(cells)
            }
        }
    }

    /// Lays heading rows over the columns of a table `width` cells wide.
    private mutating func head(_ above: [[Cell]], width: Int) {
        columns = [Column](repeating: Column(), count: width - 1)
        for row in above {
            switch row.count {
            case 1 where width > 2: captions += row
            case width:
                captions.append(row[0])
                for c in 1..<width { columns[c - 1].headings.append(row[c]) }
            default:
                // A heading over several columns, as many for each.
                guard row.count < width, (width - 1) % row.count == 0 else {
                    captions += row
                    continue
                }
                let each = (width - 1) / row.count
                for (i, cell) in row.enumerated() {
                    for c in (i * each)..<((i + 1) * each) { columns[c].headings.append(cell) }
                }
            }
        }
    }

    private static func cells(of range: TextRange, _ stream: TokenStream, _ figures: [Figure], _ dates: [DateMention])
        -> [Cell]
    {
        var out: [Cell] = []
        var start = range.start
        var i = range.start
        while i <= range.end {
            if i == range.end || stream.bytes[i] == bar {
                var a = start
                var b = i
                while a < b, stream.bytes[a] == 0x20 { a += 1 }
                while b > a, stream.bytes[b - 1] == 0x20 { b -= 1 }
                out.append(Cell(range: TextRange(a, b)))
                start = i + 1
            }
            i += 1
        }
        for c in out.indices {
            let mine = Story.inside(out[c].range, figures) { $0.range }
            out[c].dates = Array(Story.inside(out[c].range, dates) { $0.range })
            if mine.count == 1, let f = mine.first, fills(figures[f].range, out[c].range, stream) { out[c].figure = f }
        }
        return out
    }

    /// Whether nothing but signs, brackets and a short unit stands beside a figure in its cell.
    private static func fills(_ figure: TextRange, _ cell: TextRange, _ stream: TokenStream) -> Bool {
        var letters = 0
        for i in cell.start..<cell.end where !(figure.start..<figure.end).contains(i) {
            let byte = stream.bytes[i] | 0x20
            if byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") { letters += 1 }
        }
        return letters <= 3
    }
}
