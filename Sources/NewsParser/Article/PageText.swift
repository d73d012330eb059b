/// Collects a page's text, one block after the other, in one buffer.
///
/// Normalisation, the same everywhere: runs of white space become one space, no-break and typographic spaces
/// (U+00A0, U+1680, U+2000…U+200A, U+202F, U+205F, U+3000) count as white space, U+2028 and U+2029 too; soft hyphens
/// (U+00AD), zero-width space, word joiner and byte order mark (U+200B, U+2060, U+FEFF), direction marks
/// (U+200E, U+200F, U+202A…U+202E, U+2066…U+2069) and control characters are dropped. Zero-width joiners stay: Indic
/// scripts, Persian and emoji need them.
struct PageText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// A space is due before the next character.
    private var pendingSpace = false
    /// Where the current block began.
    private(set) var blockStart = 0
    private(set) var words = 0
    private(set) var linkWords = 0
    /// Characters of scripts that write no spaces; two of them count as a word.
    private var unspaced = 0
    private var unspacedLinks = 0
    private var inWord = false
    private(set) var digits = 0
    private(set) var capitals = 0
    private(set) var letters = 0
    private(set) var commas = 0
    private(set) var stops = 0

    var isEmpty: Bool { bytes.count == blockStart }
    /// Words of the current block.
    var wordCount: Int { words + unspaced / 2 }
    var linkWordCount: Int { linkWords + unspacedLinks / 2 }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Starts a new block behind the last one.
    mutating func begin() {
        blockStart = bytes.count
        pendingSpace = false
        inWord = false
        words = 0
        linkWords = 0
        unspaced = 0
        unspacedLinks = 0
        digits = 0
        capitals = 0
        letters = 0
        commas = 0
        stops = 0
    }

    /// A space is due, as between two table cells.
    mutating func space() {
        pendingSpace = true
        inWord = false
    }

    /// Appends a literal separator between parts of the current block.
    mutating func separator(_ text: StaticString) {
        pendingSpace = false
        inWord = false
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Drops what was collected since `begin`.
    mutating func discard() {
        bytes.removeLast(bytes.count - blockStart)
        begin()
    }

    /// Appends characters of the page to the current block.
    mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, link: Bool) {
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
                put(link)
                bytes.append(b)
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
            if b == 0xC2 {
                let t = source[i + 1]
                if t == 0xA0 || t == 0x85 {
                    space()
                    continue
                }
                if t == 0xAD || t < 0xA0 { continue }
            } else if b == 0xE2 {
                let t = source[i + 1]
                let u = source[i + 2]
                if t == 0x80 {
                    if (u >= 0x80 && u <= 0x8A) || u == 0xA8 || u == 0xA9 || u == 0xAF {
                        space()
                        continue
                    }
                    if u == 0x8B || u == 0x8E || u == 0x8F || (u >= 0xAA && u <= 0xAE) { continue }
                } else if t == 0x81 {
                    if u == 0x9F {
                        space()
                        continue
                    }
                    if u == 0xA0 || (u >= 0xA6 && u <= 0xA9) { continue }
                }
            } else if b == 0xE3 && source[i + 1] == 0x80 {
                let u = source[i + 2]
                if u == 0x80 {
                    space()
                    continue
                }
                if u == 0x81 { commas += 1 }
                if u == 0x82 { stops += 1 }
            } else if b == 0xE1 && source[i + 1] == 0x9A && source[i + 2] == 0x80 {
                space()
                continue
            } else if b == 0xEF {
                if source[i + 1] == 0xBB && source[i + 2] == 0xBF { continue }
                if source[i + 1] == 0xBC {
                    if source[i + 2] == 0x8C { commas += 1 }
                    if source[i + 2] == 0x81 || source[i + 2] == 0x9F { stops += 1 }
                }
            }
            if (b >= 0xE3 && b <= 0xE9) || (b == 0xE0 && source[i + 1] >= 0xB8 && source[i + 1] <= 0xB9) {
                unspaced += 1
                if link { unspacedLinks += 1 }
                if pendingSpace && bytes.count > blockStart { bytes.append(0x20) }
                pendingSpace = false
                inWord = false
            } else {
                put(link)
            }
            letters += 1
            for k in 0..<n { bytes.append(source[i + k]) }
        }
    }

    @inline(__always)
    private mutating func put(_ link: Bool) {
        if pendingSpace {
            if bytes.count > blockStart { bytes.append(0x20) }
            pendingSpace = false
        }
        if !inWord {
            inWord = true
            words += 1
            if link { linkWords += 1 }
        }
    }
}
