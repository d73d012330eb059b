/// A set of shingles. Their hashes are mixed well already, so that a table of them needs no further hashing.
package struct ShingleSet: Sendable {
    /// The shingles by their lower bits, with free places between them; 0 is a free place.
    private var places: [UInt64] = []
    /// How many different shingles there are.
    package private(set) var count = 0

    /// The empty set, without memory of its own.
    package init() {}

    /// A set with room for so many shingles.
    package init(capacity: Int) { grow(to: capacity) }

    /// The set of these hashes; of words as well as of shingles.
    package init(_ hashes: [UInt64]) {
        guard !hashes.isEmpty else { return }
        grow(to: hashes.count)
        for hash in hashes { insert(hash) }
    }

    /// Whether it has no shingle.
    package var isEmpty: Bool { count == 0 }

    /// Whether the set has a shingle.
    package func contains(_ shingle: UInt64) -> Bool {
        guard !places.isEmpty else { return false }
        return places[place(of: shingle)] != 0
    }

    /// Adds a shingle.
    package mutating func insert(_ shingle: UInt64) {
        if (count + 1) * 2 > places.count { grow(to: count + 1) }
        let place = place(of: shingle)
        if places[place] == 0 {
            places[place] = Self.key(shingle)
            count += 1
        }
    }

    private static func key(_ shingle: UInt64) -> UInt64 { shingle == 0 ? 1 : shingle }

    /// Where a shingle stands, or the free place where it would.
    private func place(of shingle: UInt64) -> Int {
        let key = Self.key(shingle)
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while places[place] != 0, places[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow(to needed: Int) {
        var size = 32
        while size < needed * 4 { size *= 2 }
        let old = places
        places = [UInt64](repeating: 0, count: size)
        for shingle in old where shingle != 0 { places[place(of: shingle)] = shingle }
    }
}
