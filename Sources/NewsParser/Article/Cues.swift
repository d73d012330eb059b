internal import NewsMarkup
internal import NewsModel

/// What the wording of a block announces, by phrases of the cue table.
struct Cues: OptionSet, Sendable {
    let rawValue: UInt32
    static let advert = Cues(0)
    static let readMore = Cues(1)
    static let share = Cues(2)
    static let newsletter = Cues(3)
    static let consent = Cues(4)
    static let paywall = Cues(5)
    static let copyright = Cues(6)
    static let byline = Cues(7)
    static let published = Cues(8)
    static let updated = Cues(9)
    static let credit = Cues(10)
    static let comment = Cues(11)
    static let boilerplate = Cues(12)
    static let contact = Cues(13)
    static let tags = Cues(14)
    static let related = Cues(15)
    static let media = Cues(16)
    static let app = Cues(17)
    static let error = Cues(18)
    static let challenge = Cues(19)
    static let correction = Cues(20)
    static let navigation = Cues(21)
    static let forwardLooking = Cues(22)
    static let biography = Cues(23)
    static let end = Cues(24)
    static let script = Cues(25)
    /// The words of a wall that asks for consent, the buttons below them, and the words of a page that is out of order or asks for a
    /// login: they tell what the page is, and no trait of a block.
    static let wall = Cues(26)
    static let choice = Cues(27)
    static let outage = Cues(28)

    /// The cues that are traits of a block.
    var traits: Cues { Cues(rawValue: rawValue & (1 << UInt32(Self.names.count) - 1)) }

    /// The names as they stand in the tables, in the order of the bits.
    static let names = [
        "advert", "readmore", "share", "newsletter", "consent", "paywall", "copyright", "byline", "published",
        "updated", "credit",
        "comment", "boilerplate", "contact", "tags", "related", "media", "app", "error", "challenge", "correction",
        "navigation", "forwardlooking", "biography", "end", "script",
    ]

    /// Further names in the tables, whose bits follow.
    private static let pageNames = ["wall", "choice", "outage"]

    init(rawValue: UInt32) { self.rawValue = rawValue }
    private init(_ bit: Int) { rawValue = 1 << UInt32(bit) }

    /// What a phrase says, by where in the block it stands; `goesOn` marks the beginning of a longer phrase.
    private struct Entry: Sendable {
        var start: Cues = []
        var whole: Cues = []
        var anywhere: Cues = []
        var goesOn = false
    }

    private static let table: FoldedTable<Entry> = {
        var bits: [String: Cues] = [:]
        for (i, name) in (names + pageNames).enumerated() { bits[name] = Cues(i) }
        var entries: [UInt64: Entry] = [:]
        var order: [UInt64] = []
        for row in Table("markup/cues").rows where row.count >= 3 {
            guard let cue = bits[row[0]] else { continue }
            for phrase in row[2].split(separator: "|") {
                var text = Array(phrase.utf8)
                text.withUnsafeMutableBufferPointer { buffer in
                    let bytes = UnsafeBufferPointer(buffer)
                    var spans: [Range<Int>] = []
                    words(bytes, 0..<bytes.count, limit: 12) { spans.append($0) }
                    var h = FoldedHash.seed
                    for (i, span) in spans.enumerated() {
                        if i > 0 { h = FoldedHash.joint(h) }
                        h = FoldedHash.extend(h, bytes, span)
                        if entries[h] == nil { order.append(h) }
                        var entry = entries[h] ?? Entry()
                        if i < spans.count - 1 {
                            entry.goesOn = true
                        } else if row[1] == "^" {
                            entry.start.formUnion(cue)
                        } else if row[1] == "=" {
                            entry.whole.formUnion(cue)
                        } else {
                            entry.anywhere.formUnion(cue)
                        }
                        entries[h] = entry
                    }
                }
            }
        }
        return FoldedTable(hashes: order.map { ($0, entries[$0] ?? Entry()) })
    }()

    /// Calls `body` with every word's bytes: runs of letters and digits, single characters of unspaced scripts, `©`, `@`.
    @inline(__always)
    private static func words(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int, _ body: (Range<Int>) -> Void
    ) {
        var i = range.lowerBound
        var count = 0
        while i < range.upperBound && count < limit {
            let start = i
            while i < range.upperBound {
                let b = bytes[i]
                if b < 0x80 {
                    let isWord = (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) || (b >= 0x30 && b <= 0x39)
                    if !isWord { break }
                    i += 1
                } else if b == 0xC2 {
                    break
                } else if b == 0xE2 && i + 1 < range.upperBound && (bytes[i + 1] == 0x80 || bytes[i + 1] >= 0x84) {
                    break
                } else if b >= 0xE3 && b <= 0xEF {
                    break
                } else {
                    i += b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
                }
            }
            if i > start {
                body(start..<min(i, range.upperBound))
                count += 1
                continue
            }
            let b = bytes[i]
            let n = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
            let end = min(i + n, range.upperBound)
            if (b >= 0xE3 && b <= 0xED) || b == UInt8(ascii: "@") || (b == 0xC2 && end == i + 2 && bytes[i + 1] == 0xA9)
            {
                body(i..<end)
                count += 1
            }
            i = end
        }
    }

    /// The cues of a block: of its first 40 words.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Cues {
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: 41) { spans in
            var count = 0
            words(bytes, range, limit: 41) { span in
                spans[count] = span
                count += 1
            }
            var found: Cues = []
            let last = min(count, 40)
            for first in 0..<last {
                var h = FoldedHash.seed
                var k = first
                while k < count {
                    if k > first { h = FoldedHash.joint(h) }
                    h = FoldedHash.extend(h, bytes, spans[k])
                    let number = table.places.number(of: h)
                    if number < 0 { break }
                    let entry = table.values[number]
                    found.formUnion(entry.anywhere)
                    if first == 0 {
                        found.formUnion(entry.start)
                        if k == count - 1 { found.formUnion(entry.whole) }
                    }
                    if !entry.goesOn { break }
                    k += 1
                }
            }
            return found
        }
    }
}
