/// Converts between byte offsets (inside the program) and Unicode code-point offsets (in the streams) of one text.
///
/// Costs one pass over the text and four bytes every 64; a text of ASCII alone costs nothing. Lookups scan at most 64 bytes.
public struct CodePointMap: Sendable {
    private static let step = 64
    private let text: String
    /// Code points before every `step`-th byte; empty for ASCII.
    private let checkpoints: [Int32]
    /// Code points of the whole text.
    public let count: Int

    /// A map of `text`.
    public init(_ text: String) {
        var text = text
        let ascii = text.withUTF8 { ByteScan.firstWide(in: $0, from: 0, to: $0.count) == $0.count }
        if ascii {
            self.text = ""
            checkpoints = []
            count = text.utf8.count
            return
        }
        var checkpoints: [Int32] = []
        checkpoints.reserveCapacity(text.utf8.count / Self.step + 1)
        var n: Int32 = 0
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                checkpoints.append(n)
                let end = min(start + Self.step, bytes.count)
                n &+= Int32(Self.characters(bytes, start, end))
                start = end
            }
        }
        self.text = text
        self.checkpoints = checkpoints
        count = Int(n)
    }

    @inline(__always)
    private func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8(body)
    }

    /// Number of bytes that begin a character, eight at a time.
    @inline(__always)
    private static func characters(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var n = 0
        var at = start
        while at + 8 <= end {
            n &+= characters(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        while at < end {
            if bytes[at] & 0xC0 != 0x80 { n &+= 1 }
            at += 1
        }
        return n
    }

    /// How many of eight bytes begin a character: all but those of the form 10xxxxxx.
    @inline(__always)
    private static func characters(_ word: UInt64) -> Int {
        8 - (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
    }

    /// The code-point offset of byte `offset`, which is clamped to the text.
    public func codePoint(atByte offset: Int) -> Int {
        guard !checkpoints.isEmpty else { return min(max(offset, 0), count) }
        guard offset > 0 else { return 0 }
        guard offset < text.utf8.count else { return count }
        let block = offset / Self.step
        return withUTF8 {
            Int(checkpoints[block]) + Self.characters($0, block * Self.step, offset)
        }
    }

    /// The byte offset of code point `index`; nil outside the text.
    public func byte(atCodePoint index: Int) -> Int? {
        guard index >= 0 && index <= count else { return nil }
        guard !checkpoints.isEmpty else { return index }
        if index == count { return text.utf8.count }
        var low = 0
        var high = checkpoints.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(checkpoints[middle]) <= index { low = middle } else { high = middle }
        }
        return withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var n = Int(checkpoints[low])
            var at = low * Self.step
            while at + 8 <= bytes.count {
                let more = Self.characters(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                if n + more > index { break }
                n += more
                at += 8
            }
            while at < bytes.count {
                if bytes[at] & 0xC0 != 0x80 {
                    if n == index { return at }
                    n += 1
                }
                at += 1
            }
            return bytes.count
        }
    }

    /// A range of bytes as code points.
    public func codePoints(_ range: TextRange) -> (start: Int, end: Int) {
        (codePoint(atByte: range.start), codePoint(atByte: range.end))
    }

    /// A range of code points as bytes; nil where it is not one of this text.
    public func bytes(_ start: Int, _ end: Int) -> TextRange? {
        guard start <= end, let s = byte(atCodePoint: start), let e = byte(atCodePoint: end) else { return nil }
        return TextRange(s, e)
    }
}
