/// Numbers the different words of a page, so that later counts need no hash table.
struct WordNumbers: Sendable {
    /// The number of every word of the text.
    private(set) var of: [Int32]
    /// How many different words there are.
    private(set) var count = 0
    private var slots: [Slot] = []

    /// A word and its number; a free place has the number -1.
    private struct Slot {
        var hash: UInt64 = 0
        var number: Int32 = -1
    }

    /// No words.
    init() { of = [] }

    init(_ hashes: [UInt64]) {
        of = []
        of.reserveCapacity(hashes.count)
        var size = 16
        while size < hashes.count * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
        for hash in hashes {
            let slot = slot(of: hash)
            if slots[slot].number < 0 {
                slots[slot] = Slot(hash: hash, number: Int32(count))
                count += 1
            }
            of.append(slots[slot].number)
        }
    }

    /// The number of a word, or nil where the page does not have it.
    func number(of hash: UInt64) -> Int? {
        guard !slots.isEmpty else { return nil }
        let number = slots[slot(of: hash)].number
        return number < 0 ? nil : Int(number)
    }

    /// Where the word stands, or the free place where it would.
    private func slot(of hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
        return slot
    }
}
