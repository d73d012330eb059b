internal import NewsModel

/// Brings bytes that claim to be UTF-8 into a state every later step can rely on.
enum UTF8Repair {
    /// How far bytes are UTF-8.
    struct Census: Sendable {
        /// Well-formed sequences of two bytes or more.
        var multibyte = 0
        /// Bytes that belong to no well-formed sequence.
        var broken = 0
        /// NUL bytes.
        var nul = 0
    }

    /// Length of the well-formed sequence (RFC 3629) at `i`, or 0.
    @inline(__always)
    static func length(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        let b = p[i]
        func tail(_ k: Int) -> Bool { i + k < p.count && p[i + k] & 0xC0 == 0x80 }
        switch b {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return tail(1) ? 2 : 0
        case 0xE0...0xEF:
            guard tail(1), tail(2) else { return 0 }
            if b == 0xE0 && p[i + 1] < 0xA0 { return 0 }
            if b == 0xED && p[i + 1] > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard tail(1), tail(2), tail(3) else { return 0 }
            if b == 0xF0 && p[i + 1] < 0x90 { return 0 }
            if b == 0xF4 && p[i + 1] > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }

    /// Counts well-formed and broken sequences.
    static func census(_ bytes: some Collection<UInt8>) -> Census {
        var census = Census()
        func run(_ p: UnsafeBufferPointer<UInt8>) {
            var i = 0
            while i < p.count {
                // Most text is ASCII without NUL, which goes by sixteen bytes.
                if p[i] < 0x80, p[i] > 0 { i = ByteScan.firstWideOrNUL(in: p, from: i, to: p.count) }
                while i < p.count {
                    let b = p[i]
                    if b > 0, b < 0x80 { break }
                    if b == 0 {
                        census.nul += 1
                        i += 1
                        continue
                    }
                    let n = length(p, i)
                    if n == 0 {
                        census.broken += 1
                        i += 1
                    } else {
                        census.multibyte += 1
                        i += n
                    }
                }
            }
        }
        if bytes.withContiguousStorageIfAvailable({ run($0) }) == nil { Array(bytes).withUnsafeBufferPointer(run) }
        return census
    }

    /// Replaces every broken byte by U+FFFD and drops NUL.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { p in
            var i = 0
            while i < p.count {
                let n = length(p, i)
                if n == 0 {
                    out += [0xEF, 0xBF, 0xBD]
                    i += 1
                } else {
                    if p[i] != 0 { out.append(contentsOf: p[i..<i + n]) }
                    i += n
                }
            }
        }
        return out
    }
}

extension String {
    /// The string of bytes that are known to be well-formed UTF-8 (``XMLEncoding`` sees to it), without looking at each again.
    package init(wellFormed bytes: UnsafeBufferPointer<UInt8>) {
        assert(UTF8Repair.census(bytes).broken == 0)
        guard bytes.count > 15 else {
            self.init(decoding: bytes, as: UTF8.self)
            return
        }
        self.init(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
    }
}
