/// Writes a block's traits one after the other, each cut to a byte.
struct TraitWriter {
    private let out: UnsafeMutableBufferPointer<UInt8>
    private var at = 0

    init(_ out: UnsafeMutableBufferPointer<UInt8>) { self.out = out }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        guard at < out.count else { return }
        out[at] = byte
        at += 1
    }

    @inline(__always)
    mutating func add(_ value: Int) { add(UInt8(truncatingIfNeeded: max(0, min(255, value)))) }

    /// A share in twentieths and one; 0 for what is not known.
    @inline(__always)
    mutating func add(share: Double) { add(Self.level(share: share)) }

    /// A byte a bit, the lowest first.
    mutating func add(bits: UInt32, _ count: Int) {
        var rest = UInt64(bits)
        var left = count
        while left > 0 {
            // Eight bits at once: every byte keeps its own bit of a copy and becomes 1 where that is set.
            let copies = (rest & 0xFF) &* 0x0101_0101_0101_0101 & 0x8040_2010_0804_0201
            let ones = (copies &+ 0x7F7F_7F7F_7F7F_7F7F) >> 7 & 0x0101_0101_0101_0101
            if at + 8 <= out.count, let base = out.baseAddress {
                UnsafeMutableRawPointer(base + at).storeBytes(of: ones.littleEndian, as: UInt64.self)
                at += min(8, left)
            } else {
                for k in 0..<min(8, left) { add(UInt8(truncatingIfNeeded: ones >> UInt64(8 * k) & 1)) }
            }
            rest >>= 8
            left -= 8
        }
    }

    /// A share in twentieths and one; 0 for what is not known.
    @inline(__always)
    static func level(share: Double) -> Int { share < 0 ? 0 : 1 + Int(share * 20) }

    /// The same of a part and a whole; 0 where there is no whole.
    @inline(__always)
    static func part(_ part: Float, _ whole: Float) -> Int {
        whole < 1 ? 0 : 1 + Int(max(0, min(1, part / whole)) * 20)
    }

    /// Twice the binary logarithm, as a small number.
    @inline(__always)
    static func log(_ n: Int) -> Int {
        guard n > 0 else { return 0 }
        let whole = n.bitWidth - 1 - n.leadingZeroBitCount
        let half = whole > 0 && n >> (whole - 1) & 1 == 1 ? 1 : 0
        return 1 + 2 * whole + half
    }

    /// Even steps of the logit from 0.01 to 0.99.
    private static let edges: [Float] = [
        0.003, 0.01, 0.02, 0.04, 0.07, 0.11, 0.16, 0.22, 0.3, 0.4, 0.5, 0.6, 0.7, 0.78, 0.84, 0.89, 0.93, 0.96,
        0.98, 0.99, 0.997,
    ]

    /// A score as a small number.
    static func level(_ score: Float) -> UInt8 {
        var bin: UInt8 = 0
        for edge in edges where score >= edge { bin += 1 }
        return bin
    }
}
