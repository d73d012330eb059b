/// Finds bytes in text, sixteen at a time. Every function gives the index of the first hit in `start..<end`, or `end`.
///
/// Public for the compiler, not for users: what is only `package` it calls across modules instead of writing it out, and a call for
/// each short run costs more than the run.
public enum ByteScan {
    /// Sixteen bytes.
    public typealias Chunk = SIMD16<UInt8>
    /// Which of them are meant.
    public typealias Hits = SIMDMask<SIMD16<Int8>>

    /// The first byte that is `a`.
    @inlinable
    public static func first(_ a: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let wide = Chunk(repeating: a)
        return first(in: text, from: start, to: end) { $0 .== wide }
    }

    /// The first byte that XML text has to do something with: "<", "&", a control other than tab and line feed, or the lead byte of
    /// U+0080 to U+00BF.
    package static func firstMarked(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let less = Chunk(repeating: 0x3C)
        return first(in: text, from: start, to: end) { ($0 .== less) .| isReferenceOrControl($0) }
    }

    /// The first byte that is not ASCII, or NUL.
    package static func firstWideOrNUL(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && end <= text.count)
        let (limit, nul) = (Chunk(repeating: 0x80), Chunk(repeating: 0))
        var start = start
        let raw = UnsafeRawBufferPointer(text)
        // Whole bodies are looked through for the few such bytes: four chunks with one question.
        while start + 64 <= end {
            let (a, b) = (
                raw.loadUnaligned(fromByteOffset: start, as: Chunk.self),
                raw.loadUnaligned(fromByteOffset: start + 16, as: Chunk.self)
            )
            let (c, d) = (
                raw.loadUnaligned(fromByteOffset: start + 32, as: Chunk.self),
                raw.loadUnaligned(fromByteOffset: start + 48, as: Chunk.self)
            )
            let wide = (a | b | c | d) .>= limit
            let none = (a .== nul) .| (b .== nul) .| (c .== nul) .| (d .== nul)
            if firstHit(wide .| none) < 16 { break }
            start += 64
        }
        return first(in: text, from: start, to: end) { ($0 .>= limit) .| ($0 .== nul) }
    }

    /// The first byte that a JSON string has to escape: a quote, a backslash, or a control.
    package static func firstEscaped(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        first(in: text, from: start, to: end, isEscapedInJSON)
    }

    /// The first control character that text never has: none of tab, the line ends and escape, which some encodings use.
    package static func firstControl(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let (space, escape) = (Chunk(repeating: 0x20), Chunk(repeating: 0x1B))
        let (tab, lineEnds) = (Chunk(repeating: 0x09), Chunk(repeating: 0x0D))
        return first(in: text, from: start, to: end) {
            ($0 .< space) .& (($0 .< tab) .| ($0 .> lineEnds)) .& ($0 .!= escape)
        }
    }

    /// The first byte that is not ASCII.
    package static func firstWide(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let limit = Chunk(repeating: 0x80)
        return first(in: text, from: start, to: end) { $0 .>= limit }
    }

    /// Whether all of it is well-formed UTF-8 (Unicode 3.9, table 3-7).
    package static func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let n = text.count
        var at = 0
        while true {
            at = firstWide(in: text, from: at, to: n)
            if at == n { return true }
            // A run of other letters: no new scan for each.
            while at < n, text[at] >= 0x80 {
                let lead = text[at]
                let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
                guard lead >= 0xC2, lead <= 0xF4, at + length <= n else { return false }
                // The second byte leaves out overlong forms, surrogates and what lies above U+10FFFF.
                let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
                let most: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
                guard text[at + 1] >= least, text[at + 1] <= most else { return false }
                if length > 2, text[at + 2] & 0xC0 != 0x80 { return false }
                if length > 3, text[at + 3] & 0xC0 != 0x80 { return false }
                at += length
            }
        }
    }

    /// The first byte of a class; `start` where nothing lies between.
    @inlinable @inline(__always)
    public static func first(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ isWanted: (Chunk) -> Hits
    ) -> Int {
        precondition(start >= 0 && end <= text.count)
        guard start < end, let base = text.baseAddress else { return start }
        var at = start
        while at < end {
            let hit = firstHit(isWanted(chunk(base, at: at, of: text.count)))
            if hit < 16 { return min(end, at &+ hit) }
            at &+= 16
        }
        return end
    }

    // MARK: Chunks

    /// The sixteen bytes at `at` of a text of `count` bytes; zeros stand for what would lie behind its end.
    @inlinable @inline(__always)
    public static func chunk(_ text: UnsafePointer<UInt8>, at: Int, of count: Int) -> Chunk {
        let place = UnsafeRawPointer(text) + at
        return at &+ 16 <= count ? place.loadUnaligned(as: Chunk.self) : short(place, count &- at)
    }

    /// Fewer than sixteen bytes with zeros behind them, by loads that may overlap: most texts of a feed are short, and a chunk that
    /// is filled byte by byte costs as much as twenty whole ones.
    @usableFromInline @inline(never)
    static func short(_ place: UnsafeRawPointer, _ count: Int) -> Chunk {
        func wide(_ offset: Int) -> UInt64 { place.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        func half(_ offset: Int) -> UInt64 { UInt64(place.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
        func byte(_ offset: Int) -> UInt64 { UInt64(place.load(fromByteOffset: offset, as: UInt8.self)) }
        var words = SIMD2<UInt64>(0, 0)
        if count >= 8 {
            words = SIMD2(wide(0), wide(count - 8) >> UInt64(8 * (16 - count)))
        } else if count >= 4 {
            words[0] = half(0) | half(count - 4) << UInt64(8 * (count - 4))
        } else if count > 0 {
            words[0] = byte(0) | byte(count / 2) << UInt64(8 * (count / 2)) | byte(count - 1) << UInt64(8 * (count - 1))
        }
        return unsafeBitCast(words, to: Chunk.self)
    }

    /// The place of the first hit; 16 where there is none.
    @inlinable @inline(__always)
    public static func firstHit(_ hits: Hits) -> Int {
        let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return words[0].trailingZeroBitCount / 8 }
        return words[1] == 0 ? 16 : 8 + words[1].trailingZeroBitCount / 8
    }

    // MARK: Classes of bytes

    /// "&", a control other than tab and line feed, or the lead byte of U+0080 to U+00BF: what XML text cannot take over as it is.
    @inlinable @inline(__always)
    public static func isReferenceOrControl(_ chunk: Chunk) -> Hits {
        let (ampersand, lead) = (Chunk(repeating: 0x26), Chunk(repeating: 0xC2))
        let (space, tab, feed) = (Chunk(repeating: 0x20), Chunk(repeating: 0x09), Chunk(repeating: 0x0A))
        return (chunk .== ampersand) .| (chunk .== lead) .| ((chunk .< space) .& (chunk .!= tab) .& (chunk .!= feed))
    }

    /// "<" or "&": what begins markup.
    @inlinable @inline(__always)
    public static func isMarkup(_ chunk: Chunk) -> Hits {
        (chunk .== Chunk(repeating: 0x3C)) .| (chunk .== Chunk(repeating: 0x26))
    }

    /// What cannot stand in HTML without an escape: "&", "<", ">" and the double quote.
    @inlinable @inline(__always)
    public static func isEscapedInHTML(_ chunk: Chunk) -> Hits {
        isMarkup(chunk) .| (chunk .== Chunk(repeating: 0x3E)) .| (chunk .== Chunk(repeating: 0x22))
    }

    /// What a JSON string has to escape: a quote, a backslash, or a control.
    @inlinable @inline(__always)
    public static func isEscapedInJSON(_ chunk: Chunk) -> Hits {
        (chunk .== Chunk(repeating: 0x22)) .| (chunk .== Chunk(repeating: 0x5C)) .| (chunk .< Chunk(repeating: 0x20))
            .| (chunk .== Chunk(repeating: 0x7F))
    }

    // MARK: Copying while looking

    /// Copies `text[start..<end]` up to the first byte of a class and gives that byte's index, or `end`.
    ///
    /// `target` needs room for `end - start` bytes and sixteen more: whole chunks are written, and what stands behind the
    /// run is written over by what follows.
    @inlinable @inline(__always)
    public static func copy(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, into target: UnsafeMutablePointer<UInt8>,
        until isStop: (Chunk) -> Hits
    ) -> Int {
        precondition(start >= 0 && end <= text.count)
        guard start < end, let base = text.baseAddress else { return end }
        let place = UnsafeMutableRawPointer(target)
        var at = start
        while at < end {
            let chunk = chunk(base, at: at, of: text.count)
            place.storeBytes(of: chunk, toByteOffset: at &- start, as: Chunk.self)
            let hit = firstHit(isStop(chunk))
            if hit < 16 { return min(end, at &+ hit) }
            at &+= 16
        }
        return end
    }
}
