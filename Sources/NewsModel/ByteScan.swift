/// Finds bytes in text, sixteen at a time. Every function gives the index of the first hit in `start..<end`, or `end`.
package enum ByteScan {
    /// The first byte that is `a` or `b`.
    package static func first(
        _ a: UInt8, _ b: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        let (wideA, wideB) = (Chunk(repeating: a), Chunk(repeating: b))
        return scan(text, start, end, { ($0 .== wideA) .| ($0 .== wideB) }, { $0 == a || $0 == b })
    }

    /// The first byte that is `a`.
    package static func first(_ a: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let wide = Chunk(repeating: a)
        return scan(text, start, end, { $0 .== wide }, { $0 == a })
    }

    /// The first byte that XML text has to do something with: "<", "&", a control other than tab and line feed, or the lead byte of
    /// U+0080 to U+00BF.
    package static func firstMarked(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        let (less, ampersand, lead) = (Chunk(repeating: 0x3C), Chunk(repeating: 0x26), Chunk(repeating: 0xC2))
        let (space, tab, feed) = (Chunk(repeating: 0x20), Chunk(repeating: 0x09), Chunk(repeating: 0x0A))
        return scan(
            text, start, end,
            {
                ($0 .== less) .| ($0 .== ampersand) .| ($0 .== lead) .| (($0 .< space) .& ($0 .!= tab) .& ($0 .!= feed))
            },
            { $0 == 0x3C || $0 == 0x26 || $0 == 0xC2 || ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) })
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

    private typealias Chunk = SIMD16<UInt8>

    @inline(__always)
    private static func scan(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
        _ wide: (Chunk) -> SIMDMask<SIMD16<Int8>>, _ narrow: (UInt8) -> Bool
    ) -> Int {
        precondition(start >= 0 && end <= text.count)
        let raw = UnsafeRawBufferPointer(text)
        var at = start
        while at + 16 <= end {
            let hits = unsafeBitCast(
                wide(raw.loadUnaligned(fromByteOffset: at, as: Chunk.self)), to: SIMD2<UInt64>.self)
            if hits[0] != 0 { return at + hits[0].trailingZeroBitCount / 8 }
            if hits[1] != 0 { return at + 8 + hits[1].trailingZeroBitCount / 8 }
            at += 16
        }
        while at < end, !narrow(text[at]) { at += 1 }
        return max(at, start)
    }
}
