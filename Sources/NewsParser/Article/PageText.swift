/// Collects a page's text, one block after the other, in one buffer.
///
/// Normalisation, the same everywhere: runs of white space become one space, no-break and typographic spaces
/// (U+00A0, U+1680, U+2000…U+200A, U+202F, U+205F, U+3000) count as white space, U+2028 and U+2029 too; soft hyphens
/// (U+00AD), zero-width space, word joiner and byte order mark (U+200B, U+2060, U+FEFF), direction marks
/// (U+200E, U+200F, U+202A…U+202E, U+2066…U+2069) and control characters are dropped. Zero-width joiners stay: Indic
/// scripts, Persian and emoji need them.
struct PageText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where the current block began.
    private(set) var blockStart = 0
    private var tally = TextTally()

    var isEmpty: Bool { bytes.count == blockStart }
    /// Words of the current block.
    var wordCount: Int { tally.words + tally.unspaced / 2 }
    var linkWordCount: Int { tally.linkWords + tally.unspacedLinks / 2 }
    var digits: Int { tally.digits }
    var capitals: Int { tally.capitals }
    var letters: Int { tally.letters }
    var commas: Int { tally.commas }
    var stops: Int { tally.stops }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Starts a new block behind the last one.
    mutating func begin() {
        blockStart = bytes.count
        tally = TextTally()
    }

    /// A space is due, as between two table cells.
    mutating func space() { tally.space() }

    /// Appends a literal separator between parts of the current block.
    mutating func separator(_ text: StaticString) {
        tally.pendingSpace = false
        tally.inWord = false
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends characters of the page to the current block.
    mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, link: Bool) {
        guard !range.isEmpty else { return }
        let isFirst = isEmpty
        var tally = tally
        // White space only shrinks, but for the space that is due.
        bytes.append(addingCapacity: range.count + 1) { room in
            room.withUnsafeMutableBufferPointer { target, count in
                guard let target = target.baseAddress else { return }
                count = tally.copy(source, range, to: target, isFirst: isFirst, link: link)
            }
        }
        self.tally = tally
    }
}

/// What is counted while a block's text is collected.
private struct TextTally: Sendable {
    /// A space is due before the next character.
    var pendingSpace = false
    var inWord = false
    var words = 0
    var linkWords = 0
    /// Characters of scripts that write no spaces; two of them count as a word.
    var unspaced = 0
    var unspacedLinks = 0
    var digits = 0
    var capitals = 0
    var letters = 0
    var commas = 0
    var stops = 0

    @inline(__always)
    mutating func space() {
        pendingSpace = true
        inWord = false
    }

    /// Copies characters, normalised, and counts them; gives how many bytes were written, at most one more than there are.
    mutating func copy(
        _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>,
        isFirst: Bool,
        link: Bool
    ) -> Int {
        var out = 0
        var i = range.lowerBound
        let end = range.upperBound
        while i < end {
            let b = source[i]
            if b < 0x80 {
                i += 1
                if b <= 0x20 || b == 0x7F {
                    if b == 0x20 || (b >= 0x09 && b <= 0x0D) { space() }
                    continue
                }
                beginCharacter(target, &out, isFirst)
                beginWord(link)
                target[out] = b
                out += 1
                switch b {
                case 0x61...0x7A: letters += 1
                case 0x41...0x5A:
                    letters += 1
                    capitals += 1
                case 0x30...0x39: digits += 1
                case UInt8(ascii: ","): commas += 1
                case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): stops += 1
                default: break
                }
                continue
            }
            let n = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
            guard i + n <= end else { break }
            defer { i += n }
            switch wide(source, i) {
            case .dropped: continue
            case .space:
                space()
                continue
            case .letter:
                beginCharacter(target, &out, isFirst)
                beginWord(link)
            case .unspaced:
                unspaced += 1
                if link { unspacedLinks += 1 }
                beginCharacter(target, &out, isFirst)
                inWord = false
            }
            letters += 1
            for k in 0..<n { target[out + k] = source[i + k] }
            out += n
        }
        return out
    }

    @inline(__always)
    private mutating func beginCharacter(_ target: UnsafeMutablePointer<UInt8>, _ out: inout Int, _ isFirst: Bool) {
        guard pendingSpace else { return }
        pendingSpace = false
        if isFirst && out == 0 { return }
        target[out] = 0x20
        out += 1
    }

    @inline(__always)
    private mutating func beginWord(_ link: Bool) {
        guard !inWord else { return }
        inWord = true
        words += 1
        if link { linkWords += 1 }
    }

    private enum Wide { case letter, unspaced, space, dropped }

    /// What a character beyond ASCII is; counts its commas and stops.
    private mutating func wide(_ source: UnsafeBufferPointer<UInt8>, _ i: Int) -> Wide {
        let b = source[i]
        let t = source[i + 1]
        switch b {
        case 0xC2:
            if t == 0xA0 || t == 0x85 { return .space }
            if t == 0xAD || t < 0xA0 { return .dropped }
        case 0xE2:
            let u = source[i + 2]
            if t == 0x80 {
                if (u >= 0x80 && u <= 0x8A) || u == 0xA8 || u == 0xA9 || u == 0xAF { return .space }
                if u == 0x8B || u == 0x8E || u == 0x8F || (u >= 0xAA && u <= 0xAE) { return .dropped }
            } else if t == 0x81 {
                if u == 0x9F { return .space }
                if u == 0xA0 || (u >= 0xA6 && u <= 0xA9) { return .dropped }
            }
        case 0xE3 where t == 0x80:
            let u = source[i + 2]
            if u == 0x80 { return .space }
            if u == 0x81 { commas += 1 }
            if u == 0x82 { stops += 1 }
        case 0xE1 where t == 0x9A && source[i + 2] == 0x80: return .space
        case 0xEF:
            let u = source[i + 2]
            if t == 0xBB && u == 0xBF { return .dropped }
            if t == 0xBC {
                if u == 0x8C { commas += 1 }
                if u == 0x81 || u == 0x9F { stops += 1 }
            }
        default: break
        }
        return (b >= 0xE3 && b <= 0xE9) || (b == 0xE0 && t >= 0xB8 && t <= 0xB9) ? .unspaced : .letter
    }
}
