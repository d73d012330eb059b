/// Numbers the different words of a page, so that later counts need no hash table.
struct WordNumbers: Sendable {
    /// The number of every word of the text.
    private(set) var of: [Int32]
    /// How many different words there are.
    private(set) var count = 0
    private var keys: [UInt64]
    private var numbers: [Int32]

    init(_ hashes: [UInt64]) {
        of = [Int32](repeating: 0, count: hashes.count)
        var size = 64
        while size < hashes.count * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        numbers = [Int32](repeating: -1, count: size)
        for (i, hash) in hashes.enumerated() {
            let slot = slot(of: hash)
            if numbers[slot] < 0 {
                keys[slot] = hash
                numbers[slot] = Int32(count)
                count += 1
            }
            of[i] = numbers[slot]
        }
    }

    /// The number of a word, or nil where the page does not have it.
    func number(of hash: UInt64) -> Int? {
        let number = numbers[slot(of: hash)]
        return number < 0 ? nil : Int(number)
    }

    /// Where the word stands, or the free place where it would.
    private func slot(of hash: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while numbers[slot] >= 0, keys[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }
}
