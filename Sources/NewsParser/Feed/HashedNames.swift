/// Memory that is filled once and never given back: for tables that live as long as the program.
struct PlainMemory<Element>: @unchecked Sendable {
    let elements: UnsafeBufferPointer<Element>

    init(_ elements: [Element]) {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
        _ = memory.initialize(from: elements)
        self.elements = UnsafeBufferPointer(rebasing: memory[..<elements.count])
    }
}

/// A fixed map from ASCII names in any case, looked up by their hash (``NameHash``): who makes names meet garbles the look of a
/// feed of their own.
struct HashedNames<Value: Sendable>: Sendable {
    private let keys: PlainMemory<UInt64>
    private let values: PlainMemory<Value?>
    private let mask: Int

    init(_ entries: [(name: String, value: Value)]) {
        var size = 16
        while size < entries.count * 4 { size *= 2 }
        mask = size - 1
        var keys = [UInt64](repeating: 0, count: size)
        var values = [Value?](repeating: nil, count: size)
        for (name, value) in entries {
            let hash = Array(name.utf8).withUnsafeBufferPointer { Self.hash($0, 0..<$0.count) }
            var slot = Self.slot(hash, size - 1)
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            keys[slot] = hash
            values[slot] = value
        }
        self.keys = PlainMemory(keys)
        self.values = PlainMemory(values)
    }

    @inline(__always)
    subscript(_ hash: UInt64) -> Value? {
        var slot = Self.slot(hash, mask)
        while keys.elements[slot] != 0 {
            if keys.elements[slot] == hash { return values.elements[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    @inline(__always)
    private static func slot(_ hash: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & mask }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        NameHash.of(bytes, range)
    }
}
