/// Where in a table a word stands: open addressing over ``WordHash``, at most half full.
///
/// It knows nothing of the values, so that the search is compiled once and needs no type of theirs at run time.
struct WordIndex: Sendable {
    private var keys: [UInt64]
    private var places: [Int32]
    private var mask: Int
    /// Number of words.
    private(set) var count = 0

    /// Room for `capacity` words; more make it grow.
    init(capacity: Int) {
        var size = 8
        while size < capacity * 2 + 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        places = [Int32](repeating: -1, count: size)
        mask = size - 1
    }

    /// The place of a hash; a new one, the next in order, where it has none yet.
    mutating func insert(_ hash: UInt64) -> Int {
        var i = slot(of: hash)
        if keys[i] == 0 {
            if count * 2 + 2 > keys.count {
                grow()
                i = slot(of: hash)
            }
            keys[i] = hash
            places[i] = Int32(count)
            count += 1
        }
        return Int(places[i])
    }

    /// The place of a hash, or -1.
    func find(_ hash: UInt64) -> Int {
        var i = Int(truncatingIfNeeded: hash) & mask
        while true {
            let key = keys[i]
            if key == hash { return Int(places[i]) }
            if key == 0 { return -1 }
            i = (i + 1) & mask
        }
    }

    /// Where a hash stands, or the free slot where it would.
    private func slot(of hash: UInt64) -> Int {
        var i = Int(truncatingIfNeeded: hash) & mask
        while keys[i] != 0 && keys[i] != hash { i = (i + 1) & mask }
        return i
    }

    private mutating func grow() {
        let old = (keys, places)
        keys = [UInt64](repeating: 0, count: old.0.count * 2)
        places = [Int32](repeating: -1, count: keys.count)
        mask = keys.count - 1
        for i in old.0.indices where old.0[i] != 0 {
            let slot = slot(of: old.0[i])
            keys[slot] = old.0[i]
            places[slot] = old.1[i]
        }
    }
}
