/// A small fixed map from ASCII names to values, looked up by a C string without making a String.
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
            var h: UInt32 = 0x811c_9dc5
            for b in name.utf8 { h = (h ^ UInt32(b)) &* 0x0100_0193 }
            if h == 0 { h = 1 }
            var i = h & mask
            while keys[Int(i)] != 0 { i = (i + 1) & mask }
            keys[Int(i)] = h
            values[Int(i)] = value
        }
    }

    /// The value of a NUL-terminated name. Names are told apart by their 32-bit hash: a foreign name that meets one by
    /// chance is merely taken for it.
    @inline(__always)
    subscript(name: UnsafePointer<UInt8>) -> Value? {
        var h: UInt32 = 0x811c_9dc5
        var p = name
        while p.pointee != 0 {
            h = (h ^ UInt32(p.pointee)) &* 0x0100_0193
            p += 1
        }
        if h == 0 { h = 1 }
        var i = h & mask
        while true {
            let key = keys[Int(i)]
            if key == h { return values[Int(i)] }
            if key == 0 { return nil }
            i = (i + 1) & mask
        }
    }
}
