internal import NewsModel

/// Leaves out of a page what nothing reads, before libxml2 parses it: programs, style sheets, and attributes that
/// ``AttributeName`` does not know or that say nothing on their element.
///
/// Half the bytes of a news page are such, and libxml2 takes them a character at a time. Leaving them out changes no tree
/// (a test compares both): tags, comments and scripts end here where they end for libxml2. Where a page leaves that
/// in doubt, the rest of it stays as it stands.
struct MarkupTrimmer {
    private let page: UnsafeBufferPointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let out: UnsafeMutablePointer<UInt8>
    /// Bytes written, and how far the page is written or left out.
    private var written = 0
    private var done = 0
    /// Nothing is left out any more; attributes are counted.
    private var isCounting = false
    private var attributes = 0
    private var attributeBytes = 0
    /// Attributes without a value that were left to a link: by three of them it is known to be none.
    private var strangers: (first: UInt32, second: UInt32, count: Int) = (0, 0, 0)

    /// Longer names libxml2 cuts in two.
    private static let longestName = 90
    /// libxml2 compares every attribute of a tag with all before it: so many comparisons take it two seconds.
    private static let mostComparisons = 1_000_000_000

    /// The page without what nothing reads. Fails where what is left would keep libxml2 busy for long.
    static func trimmed(_ page: [UInt8]) throws(MarkupFailure) -> [UInt8] {
        var isHeavy = false
        let out = page.withUnsafeBufferPointer { page in
            [UInt8](unsafeUninitializedCapacity: page.count) { room, count in
                guard let base = page.baseAddress, let out = room.baseAddress else { return }
                var trimmer = MarkupTrimmer(page: page, base: base, out: out)
                let end = trimmer.run()
                trimmer.leaveOut(from: page.count, to: page.count)
                count = trimmer.written
                isHeavy = trimmer.isHeavy(from: end)
            }
        }
        if isHeavy { throw .tooManyAttributes(mostComparisons) }
        return out
    }

    private init(page: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, out: UnsafeMutablePointer<UInt8>) {
        self.page = page
        self.base = base
        self.out = out
    }

    /// Writes what stands before `start` and goes on at `end`.
    private mutating func leaveOut(from start: Int, to end: Int) {
        (out + written).update(from: base + done, count: start - done)
        written += start - done
        done = end
    }

    /// The byte at an index; NUL, which no page has, behind the end.
    @inline(__always)
    private func byte(_ i: Int) -> UInt8 { i < page.count ? base[i] : 0 }

    /// Goes through the page; gives where it stopped, in doubt or at the end.
    private mutating func run() -> Int {
        var i = 0
        while true {
            i = ByteScan.first(UInt8(ascii: "<"), in: page, from: i, to: page.count)
            guard i < page.count else { return i }
            let next = byte(i + 1)
            switch next {
            case UInt8(ascii: "!") where byte(i + 2) == UInt8(ascii: "-") && byte(i + 3) == UInt8(ascii: "-"):
                guard let end = endOfComment(i + 4) else { return i }
                i = end
            case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"):
                guard let end = endOfSimpleTag(i + 2) else { return i }
                i = end
            case 0x41...0x5A, 0x61...0x7A:
                guard let end = startTag(i + 1) else { return i }
                i = end
            // Text to some of libxml2's versions, tags to others.
            case UInt8(ascii: "_"), UInt8(ascii: ":"): return i
            default: i += 1
            }
        }
    }

    /// Whether the tags from an index on, wherever one may begin, have too many attributes.
    private mutating func isHeavy(from start: Int) -> Bool {
        isCounting = true
        attributeBytes = 0
        var comparisons = 0
        var i = start
        while true {
            i = ByteScan.first(UInt8(ascii: "<"), in: page, from: i, to: page.count)
            guard i < page.count else { return false }
            i += 1
            guard byte(i) | 0x20 >= 0x61, byte(i) | 0x20 <= 0x7A else { continue }
            attributes = 0
            _ = startTag(i)
            comparisons += attributes * attributes
            // Tags within tags within tags.
            if comparisons > Self.mostComparisons || attributeBytes > 8 * page.count { return true }
        }
    }

    /// Index behind the comment whose text begins at `start`; nil for one that ends otherwise than by `-->`: libxml2's versions
    /// end it at different places.
    private func endOfComment(_ start: Int) -> Int? {
        if byte(start) == UInt8(ascii: ">") { return nil }
        if byte(start) == UInt8(ascii: "-"), byte(start + 1) == UInt8(ascii: ">") { return nil }
        var i = start
        while true {
            i = ByteScan.first(UInt8(ascii: "-"), in: page, from: i, to: page.count)
            guard i < page.count else { return nil }
            if byte(i + 1) == UInt8(ascii: "-") {
                if byte(i + 2) == UInt8(ascii: ">") { return i + 3 }
                if byte(i + 2) == UInt8(ascii: "!"), byte(i + 3) == UInt8(ascii: ">") { return nil }
            }
            i += 1
        }
    }

    /// Index behind an end tag, a declaration or an instruction; nil where another tag begins before it ends.
    private func endOfSimpleTag(_ start: Int) -> Int? {
        var i = start
        while i < page.count {
            if base[i] == UInt8(ascii: ">") { return i + 1 }
            if base[i] == UInt8(ascii: "<") { return nil }
            i += 1
        }
        return nil
    }

    @inline(__always)
    private static func isBlank(_ b: UInt8) -> Bool { b == 0x20 || b == 0x0A || b == 0x0D || b == 0x09 }

    /// Index behind a run of blanks.
    @inline(__always)
    private func behindBlanks(_ start: Int) -> Int {
        var i = start
        while Self.isBlank(byte(i)) { i += 1 }
        return i
    }

    /// Reads a name in small letters: the index behind it and its hash.
    @inline(__always)
    private func name(_ start: Int) -> (end: Int, hash: UInt32) {
        var hash = NameHash.seed
        var i = start
        while i < page.count {
            let b = base[i]
            switch b {
            case 0x61...0x7A, 0x30...0x3A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                hash = NameHash.extended(hash, b)
            case 0x41...0x5A: hash = NameHash.extended(hash, b | 0x20)
            default: return (i, hash)
            }
            i += 1
        }
        return (i, hash)
    }

    /// Reads a start tag, leaves out its unread attributes, and the text of a program or style sheet behind it; gives the index
    /// where the page goes on, or nil where that is in doubt.
    private mutating func startTag(_ start: Int) -> Int? {
        let (nameEnd, hash) = name(start)
        guard nameEnd - start <= Self.longestName else { return nil }
        let tag = Tag.named(hash: hash)
        strangers.count = 0
        var isData = false
        var i = behindBlanks(nameEnd)
        while true {
            switch byte(i) {
            case 0: return nil
            case UInt8(ascii: ">"):
                i += 1
                guard tag == .script || tag == .style, !isCounting else { return i }
                return rawText(i, of: start..<nameEnd, isData: isData)
            case UInt8(ascii: "/") where byte(i + 1) == UInt8(ascii: ">"): return i + 2
            case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."):
                guard let end = attribute(i, on: tag, &isData) else { return nil }
                i = end
            default:
                // What is no name libxml2 passes over up to the next blank.
                while i < page.count, !Self.isBlank(base[i]), base[i] != UInt8(ascii: ">"),
                    base[i] != UInt8(ascii: "/") || byte(i + 1) != UInt8(ascii: ">")
                { i += 1 }
            }
            i = behindBlanks(i)
        }
    }

    /// Index behind an attribute, which is left out where nothing reads it; nil where its value does not end.
    private mutating func attribute(_ start: Int, on tag: Tag, _ isData: inout Bool) -> Int? {
        let (nameEnd, hash) = name(start)
        guard nameEnd - start <= Self.longestName else { return nil }
        var end = nameEnd
        var value = end..<end
        var isQuoted = false
        let equals = behindBlanks(nameEnd)
        if byte(equals) == UInt8(ascii: "=") {
            end = behindBlanks(equals + 1)
            let quote = byte(end)
            let begin = end
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                isQuoted = true
                end = ByteScan.first(quote, in: page, from: begin + 1, to: page.count)
                attributeBytes += end - start
                guard end < page.count else { return nil }
                value = begin + 1..<end
                end += 1
            } else {
                while end < page.count, !Self.isBlank(base[end]), base[end] != UInt8(ascii: ">") { end += 1 }
                value = begin..<end
            }
        }
        attributes += 1
        attributeBytes += end - start
        let attribute = AttributeName.named(hash: hash)
        if tag == .script, attribute == .type {
            // A reference may stand for any letter.
            isData = isData || page[value].contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "&") }
        }
        if isCounting || attribute?.isRead(on: tag) ?? false { return end }
        if tag == .a, attribute == nil, !isQuoted, value.isEmpty, isStranger(hash) { return end }
        // A sign of equality that stands alone would give what stands before it a value.
        if byte(behindBlanks(end)) != UInt8(ascii: "=") { leaveOut(from: start, to: end) }
        return end
    }

    /// Whether an attribute without value is one of the first three that a link has.
    private mutating func isStranger(_ hash: UInt32) -> Bool {
        guard strangers.count < 3 else { return false }
        if strangers.count > 0 && hash == strangers.first || strangers.count > 1 && hash == strangers.second {
            return false
        }
        if strangers.count == 0 { strangers.first = hash } else { strangers.second = hash }
        strangers.count += 1
        return true
    }

    /// Index of the end tag of a program or style sheet, whose text is left out unless it is data; nil where what ends it is in
    /// doubt.
    private mutating func rawText(_ start: Int, of name: Range<Int>, isData: Bool) -> Int? {
        var i = start
        while true {
            i = ByteScan.first(UInt8(ascii: "<"), in: page, from: i, to: page.count)
            guard i < page.count else { return nil }
            if byte(i + 1) == UInt8(ascii: "/"), isSame(name, at: i + 2) { break }
            // At the very beginning libxml2 looks for tags first.
            if i == start, byte(i + 1) != UInt8(ascii: "!") { return nil }
            i += 1
        }
        let behind = byte(i + 2 + name.count)
        guard behind == UInt8(ascii: ">") || Self.isBlank(behind) else { return nil }
        if !isData { leaveOut(from: start, to: i) }
        return i
    }

    /// Whether a name stands at an index once more, in letters of any size.
    private func isSame(_ name: Range<Int>, at i: Int) -> Bool {
        guard i + name.count <= page.count else { return false }
        for k in 0..<name.count where base[i + k] | 0x20 != base[name.lowerBound + k] | 0x20 { return false }
        return true
    }
}
