/// Weights of the sequence model, read in place from compiled-in bytes.
///
/// Little-endian: 16 bytes of header (`GWTS`, version, rows, scale as a float), ``NameLabel/lanes`` × ``NameLabel/lanes``
/// transition scores as floats, then rows of ``stride`` signed bytes, one a label, and slack so that a whole vector can be
/// read at the last row.
package struct NameWeights: @unchecked Sendable {
    /// Bytes of a row: one a label, and one to spare.
    package static let stride = 12
    /// `GWTS`
    package static let magic: UInt32 = 0x5354_5747

    private let rows: UnsafeRawPointer
    /// Number of rows less one; a power of two less one.
    package let mask: UInt32
    /// Score of one unit of a weight.
    let scale: Float
    /// Score of the step from label to label; very low where it is not allowed.
    let transitions: [SIMD16<Float>]
    /// Exponentials of the transition scores.
    let steps: [SIMD16<Float>]

    /// Reads the weights in `bytes`, which must outlive them; nil where they are none.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        let head = 16 + NameLabel.lanes * NameLabel.lanes * 4
        guard bytes.count > head, let base = bytes.baseAddress, bytes.loadUnaligned(as: UInt32.self) == Self.magic
        else { return nil }
        let count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard count > 0, count & (count - 1) == 0, bytes.count >= head + count * Self.stride + 4 else { return nil }
        mask = UInt32(count - 1)
        scale = bytes.loadUnaligned(fromByteOffset: 12, as: Float.self)
        transitions = (0..<NameLabel.lanes).map { row in
            var vector = SIMD16<Float>()
            for lane in 0..<NameLabel.lanes {
                vector[lane] = bytes.loadUnaligned(
                    fromByteOffset: 16 + (row * NameLabel.lanes + lane) * 4, as: Float.self)
            }
            return vector
        }
        steps = transitions.map(NameLattice.exp)
        rows = base + head
    }

    /// Score of every label under the given features.
    @inline(__always)
    func score(_ features: UnsafeBufferPointer<UInt32>) -> SIMD16<Float> {
        var sum = SIMD16<Int16>()
        for feature in features {
            let row = rows.loadUnaligned(fromByteOffset: Int(feature & mask) &* Self.stride, as: SIMD16<Int8>.self)
            sum &+= SIMD16<Int16>(truncatingIfNeeded: row)
        }
        return SIMD16<Float>(sum) * scale
    }
}
