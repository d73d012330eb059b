internal import NewsModel

/// The hash of an ASCII name in any case, taken eight bytes at a time: names of at most eight bytes never share one.
struct NameHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325
    /// Bytes that wait until there are eight of them.
    private var word: UInt64 = 0
    private var shift: UInt64 = 0

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
        word |= UInt64(small) << shift
        shift += 8
        guard shift == 64 else { return }
        fold(word)
        (word, shift) = (0, 0)
    }

    /// Adds the first `count` bytes of a chunk; behind a chunk that was not full nothing may follow.
    @inline(__always)
    private mutating func add(_ chunk: ByteScan.Chunk, _ count: Int) {
        let isCapital = (chunk &- ByteScan.Chunk(repeating: 0x41)) .< ByteScan.Chunk(repeating: 26)
        let small = chunk.replacing(with: chunk | ByteScan.Chunk(repeating: 0x20), where: isCapital)
        let words = unsafeBitCast(small, to: SIMD2<UInt64>.self)
        if count > 0 { fold(words[0] & Self.mask(count)) }
        if count > 8 { fold(words[1] & Self.mask(count - 8)) }
    }

    /// Keeps the first `count` bytes of a word.
    @inline(__always)
    private static func mask(_ count: Int) -> UInt64 {
        count >= 8 ? .max : 1 &<< UInt64(truncatingIfNeeded: 8 &* count) &- 1
    }

    /// Each step can be undone, so words that differ stay different.
    @inline(__always)
    private mutating func fold(_ word: UInt64) {
        state = (state ^ word) &* 0x9e37_79b9_7f4a_7c15
        state ^= state >> 32
    }

    /// Never 0: that marks an empty slot.
    var value: UInt64 {
        @inline(__always) get {
            var whole = self
            if shift > 0 { whole.fold(word) }
            return whole.state == 0 ? 1 : whole.state
        }
    }

    /// The hash of a range.
    static func of(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        let text = UnsafeBufferPointer(rebasing: text[range])
        let no = ByteScan.Chunk(repeating: 0)
        return scan(text, from: 0) { _ in no .> no }.hash
    }

    /// Reads a name up to the first byte of a class: where it ends, and its hash.
    @inline(__always)
    static func scan(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, until isStop: (ByteScan.Chunk) -> ByteScan.Hits
    ) -> (end: Int, hash: UInt64) {
        var hash = NameHash()
        var at = start
        while at < text.count, let base = text.baseAddress {
            let chunk = ByteScan.chunk(base, at: at, of: text.count)
            let length = min(ByteScan.firstHit(isStop(chunk)), text.count &- at)
            hash.add(chunk, length)
            at &+= length
            if length < 16 { break }
        }
        return (at, hash.value)
    }
}
