/// Numbers different values (words, surroundings) in the order in which they first come, so that later counts need no hash table.
struct WordNumbers {
    /// How many different ones there are.
    private(set) var count = 0
    private var slots: [Slot] = []
    private var mask = 0

    /// A hash and its number; a free place has the number -1.
    private struct Slot {
        var hash: UInt64 = 0
        var number: Int32 = -1
    }

    /// Nothing yet, with room for so many.
    init(capacity: Int) { removeAll(capacity: capacity) }

    /// Forgets everything and makes room for so many.
    mutating func removeAll(capacity: Int = 0) {
        var size = 32
        while size < capacity * 2 { size *= 2 }
        count = 0
        makeRoom(size)
    }

    private mutating func makeRoom(_ size: Int) {
        mask = size - 1
        slots.removeAll(keepingCapacity: true)
        slots.reserveCapacity(size)
        slots.append(contentsOf: repeatElement(Slot(), count: size))
    }

    /// The number of a hash, a new one where it is new.
    mutating func number(_ hash: UInt64) -> Int {
        var slot = slot(of: hash)
        if slots[slot].number >= 0 { return Int(slots[slot].number) }
        if (count + 1) * 2 > slots.count {
            grow()
            slot = self.slot(of: hash)
        }
        slots[slot] = Slot(hash: hash, number: Int32(truncatingIfNeeded: count))
        count += 1
        return count - 1
    }

    private mutating func grow() {
        let old = slots
        makeRoom(old.count * 2)
        for entry in old where entry.number >= 0 { slots[slot(of: entry.hash)] = entry }
    }

    /// The number of a hash, or nil where it did not come.
    func known(_ hash: UInt64) -> Int? {
        let number = slots[slot(of: hash)].number
        return number < 0 ? nil : Int(number)
    }

    /// Where the hash stands, or the free place where it would.
    private func slot(of hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
        return slot
    }
}
