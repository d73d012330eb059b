/// Finds bytes in text, sixteen at a time. Every function gives the index of the first hit in `start..<end`, or `end`.
package enum ByteScan {
    /// Sixteen bytes.
    package typealias Chunk = SIMD16<UInt8>
    /// Which of them are meant.
    package typealias Hits = SIMDMask<SIMD16<Int8>>

    /// The first byte that is `a`.
    package static func first(_ a: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let wide = Chunk(repeating: a)
        return scan(text, start, end, { $0 .== wide }, { $0 == a })
    }

    /// The first byte that XML text has to do something with: "<", "&", a control other than tab and line feed, or the lead byte of
    /// U+0080 to U+00BF.
    package static func firstMarked(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let less = Chunk(repeating: 0x3C)
        return scan(
            text, start, end, { ($0 .== less) .| isReferenceOrControl($0) },
            { $0 == 0x3C || $0 == 0x26 || $0 == 0xC2 || ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) })
    }

    /// The first byte that is not ASCII, or NUL.
    package static func firstWideOrNUL(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let (limit, nul) = (Chunk(repeating: 0x80), Chunk(repeating: 0))
        return scan(text, start, end, { ($0 .>= limit) .| ($0 .== nul) }, { $0 >= 0x80 || $0 == 0 })
    }

    /// The first byte that a JSON string has to escape: a quote, a backslash, or a control.
    package static func firstEscaped(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let (quote, backslash) = (Chunk(repeating: 0x22), Chunk(repeating: 0x5C))
        let (space, delete) = (Chunk(repeating: 0x20), Chunk(repeating: 0x7F))
        return scan(
            text, start, end,
            { ($0 .== quote) .| ($0 .== backslash) .| ($0 .< space) .| ($0 .== delete) },
            { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 || $0 == 0x7F })
    }

    /// The first byte that is not ASCII.
    package static func firstWide(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let limit = Chunk(repeating: 0x80)
        return scan(text, start, end, { $0 .>= limit }, { $0 >= 0x80 })
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

    @inline(__always)
    private static func scan(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ wide: (Chunk) -> Hits, _ narrow: (UInt8) -> Bool
    ) -> Int {
        precondition(start >= 0 && end <= text.count)
        let raw = UnsafeRawBufferPointer(text)
        var at = start
        while at + 16 <= end {
            let hit = firstHit(wide(raw.loadUnaligned(fromByteOffset: at, as: Chunk.self)))
            if hit < 16 { return at + hit }
            at += 16
        }
        while at < end, !narrow(text[at]) { at += 1 }
        return max(at, start)
    }

    // MARK: Classes of bytes

    /// "&", a control other than tab and line feed, or the lead byte of U+0080 to U+00BF: what XML text cannot take over as it is.
    @inline(__always)
    package static func isReferenceOrControl(_ chunk: Chunk) -> Hits {
        let (ampersand, lead) = (Chunk(repeating: 0x26), Chunk(repeating: 0xC2))
        let (space, tab, feed) = (Chunk(repeating: 0x20), Chunk(repeating: 0x09), Chunk(repeating: 0x0A))
        return (chunk .== ampersand) .| (chunk .== lead) .| ((chunk .< space) .& (chunk .!= tab) .& (chunk .!= feed))
    }

    /// "<" or "&": what begins markup.
    @inline(__always)
    package static func isMarkup(_ chunk: Chunk) -> Hits {
        (chunk .== Chunk(repeating: 0x3C)) .| (chunk .== Chunk(repeating: 0x26))
    }

    /// What cannot stand in HTML without an escape: "&", "<", ">" and the double quote.
    @inline(__always)
    package static func isEscapedInHTML(_ chunk: Chunk) -> Hits {
        isMarkup(chunk) .| (chunk .== Chunk(repeating: 0x3E)) .| (chunk .== Chunk(repeating: 0x22))
    }

    /// What a JSON string has to escape: a quote, a backslash, or a control.
    @inline(__always)
    package static func isEscapedInJSON(_ chunk: Chunk) -> Hits {
        (chunk .== Chunk(repeating: 0x22)) .| (chunk .== Chunk(repeating: 0x5C)) .| (chunk .< Chunk(repeating: 0x20))
            .| (chunk .== Chunk(repeating: 0x7F))
    }

    // MARK: Copying while looking

    /// The place of the first hit; 16 where there is none.
    @inline(__always)
    package static func firstHit(_ hits: Hits) -> Int {
        let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return words[0].trailingZeroBitCount / 8 }
        return words[1] == 0 ? 16 : 8 + words[1].trailingZeroBitCount / 8
    }

    /// Copies `text[start..<end]` up to the first byte of a class and gives that byte's index, or `end`.
    ///
    /// `target` needs room for `end - start` bytes and sixteen more: whole chunks are written, and what stands behind the
    /// run is written over by what follows.
    @inline(__always)
    package static func copy(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, into target: UnsafeMutablePointer<UInt8>,
        until isStop: (Chunk) -> Hits
    ) -> Int {
        precondition(start >= 0 && end <= text.count)
        guard start < end, let base = text.baseAddress else { return end }
        let source = UnsafeRawPointer(base)
        let place = UnsafeMutableRawPointer(target)
        var at = start
        while at < end {
            let chunk: Chunk
            if at + 16 <= text.count {
                chunk = source.loadUnaligned(fromByteOffset: at, as: Chunk.self)
            } else {
                // The text's last bytes: nothing may be read behind them.
                var padded = Chunk(repeating: 0x20)
                for index in 0..<(text.count - at) { padded[index] = text[at + index] }
                chunk = padded
            }
            place.storeBytes(of: chunk, toByteOffset: at - start, as: Chunk.self)
            let hit = firstHit(isStop(chunk))
            if hit < 16 { return min(end, at + hit) }
            at += 16
        }
        return end
    }
}
