/// A small fixed map from ASCII names to values, looked up by hash, without making a String.
///
/// Names are told apart by their 32-bit hash: a foreign name that meets one by chance is merely taken for it.
struct NameTable<Value: Sendable>: Sendable {
    private var keys: [UInt32]
    private var values: [Value?]
    private let mask: UInt32

    init(_ entries: [(String, Value)]) {
        var size: UInt32 = 16
        while size < UInt32(entries.count) * 4 { size *= 2 }
        mask = size - 1
        keys = [UInt32](repeating: 0, count: Int(size))
        values = [Value?](repeating: nil, count: Int(size))
        for (name, value) in entries {
            let h = NameHash.finished(name.utf8.reduce(NameHash.seed) { NameHash.extended($0, $1) })
            var i = h & mask
            while keys[Int(i)] != 0 { i = (i + 1) & mask }
            keys[Int(i)] = h
            values[Int(i)] = value
        }
    }

    /// The value of a NUL-terminated name.
    @inline(__always)
    subscript(name: UnsafePointer<UInt8>) -> Value? {
        var h = NameHash.seed
        var p = name
        while p.pointee != 0 {
            h = NameHash.extended(h, p.pointee)
            p += 1
        }
        return self[hash: h]
    }

    /// The value of a name by its hash.
    @inline(__always)
    subscript(hash hash: UInt32) -> Value? {
        let h = NameHash.finished(hash)
        var i = h & mask
        while true {
            let key = keys[Int(i)]
            if key == h { return values[Int(i)] }
            if key == 0 { return nil }
            i = (i + 1) & mask
        }
    }
}

/// 32-bit FNV-1a, a byte at a time.
enum NameHash {
    static let seed: UInt32 = 0x811c_9dc5

    @inline(__always)
    static func extended(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    /// Never 0, which marks an empty place.
    @inline(__always)
    static func finished(_ hash: UInt32) -> UInt32 { hash == 0 ? 1 : hash }
}
