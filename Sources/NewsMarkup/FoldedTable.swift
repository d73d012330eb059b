/// A fixed map from words to values, looked up by bytes; ASCII, Latin-1 and basic Greek and Cyrillic capitals are folded.
///
/// Keys are 64-bit FNV-1a hashes of the folded bytes. Phrases are chains: the hash of a phrase goes on from that of its
/// beginning, so that a scan over a text's words costs one multiplication a byte.
package struct FoldedTable<Value: Sendable>: Sendable {
    /// The numbers of the words. Hot loops ask these, which no generic code stands between, and then ``values``.
    package private(set) var places: FoldedPlaces
    /// The values by their words' numbers.
    package private(set) var values: [Value] = []

    /// Builds the table from words or phrases; where one stands twice, the later value counts.
    package init(_ entries: [(String, Value)]) {
        self.init(hashes: entries.map { (FoldedHash.of($0.0), $0.1) })
    }

    /// Builds the table from hashes made by ``FoldedHash``.
    package init(hashes entries: [(UInt64, Value)]) {
        places = FoldedPlaces(capacity: entries.count)
        for (hash, value) in entries {
            let number = places.insert(hash)
            if number == values.count { values.append(value) } else { values[number] = value }
        }
    }

    /// The value stored under a hash.
    package subscript(hash: UInt64) -> Value? {
        let number = places.number(of: hash)
        return number < 0 ? nil : values[number]
    }

    /// The value of a word.
    package subscript(word: String) -> Value? { self[FoldedHash.of(word)] }
}

/// The hashes of a table's words, numbered from 0 in the order in which they came.
package struct FoldedPlaces: Sendable {
    private var keys: [UInt64]
    private var numbers: [Int32]
    private let mask: Int
    private var count = 0

    init(capacity: Int) {
        var size = 16
        while size < capacity * 3 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        numbers = [Int32](repeating: -1, count: size)
    }

    /// Gives the number of a hash, a new one where it is new.
    mutating func insert(_ hash: UInt64) -> Int {
        let place = place(of: hash)
        if numbers[place] < 0 {
            keys[place] = hash
            numbers[place] = Int32(count)
            count += 1
        }
        return Int(numbers[place])
    }

    /// The number of a hash; -1 where the table does not have it.
    package func number(of hash: UInt64) -> Int {
        let place = place(of: hash)
        // Most words are in no table: they cost one look, not two.
        return keys[place] == 0 ? -1 : Int(numbers[place])
    }

    @inline(__always)
    private func place(of hash: UInt64) -> Int {
        var i = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while keys[i] != 0 && keys[i] != hash { i = (i + 1) & mask }
        return i
    }
}

/// Hashes of words folded to small letters.
package enum FoldedHash {
    /// The hash of no bytes (FNV-1a's offset basis), with which every word begins.
    package static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Continues a hash with one word's bytes; a phrase puts a space between its words.
    @inline(__always)
    package static func extend(_ start: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var h = start
        var i = range.lowerBound
        while i < range.upperBound {
            var b = bytes[i]
            if b >= 0x41 && b <= 0x5A {
                b |= 0x20
            } else if b >= 0xC3 && b <= 0xD0 && i + 1 < range.upperBound {
                let next = bytes[i + 1]
                var lead = b
                var tail = next
                switch (b, next) {
                case (0xC3, 0x80...0x9E) where next != 0x97: tail = next + 0x20
                case (0xC4, 0x80...0xB6), (0xC5, 0x8A...0xB6):
                    // Latin Extended-A: capitals are even.
                    tail = next | 1
                case (0xC5, 0x81...0x87), (0xC5, 0xB9...0xBD): tail = next & 1 == 1 ? next + 1 : next
                case (0xCE, 0x91...0x9F): tail = next + 0x20
                case (0xCE, 0xA0...0xA9):
                    lead = 0xCF
                    tail = next - 0x20
                case (0xD0, 0x90...0x9F): tail = next + 0x20
                case (0xD0, 0xA0...0xAF):
                    lead = 0xD1
                    tail = next - 0x20
                default: break
                }
                h = (h ^ UInt64(lead)) &* 0x0000_0100_0000_01b3
                h = (h ^ UInt64(tail)) &* 0x0000_0100_0000_01b3
                i += 2
                continue
            }
            h = (h ^ UInt64(b)) &* 0x0000_0100_0000_01b3
            i += 1
        }
        return h == 0 ? 1 : h
    }

    /// The hash of a word or a phrase whose words are separated by single spaces.
    package static func of(_ word: String) -> UInt64 {
        var word = word
        return word.withUTF8 { bytes in
            var h = seed
            var start = 0
            for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x20 {
                if start > 0 { h = joint(h) }
                h = extend(h, bytes, start..<i)
                start = i + 1
            }
            return h
        }
    }

    /// The hash between two words of a phrase.
    @inline(__always)
    package static func joint(_ h: UInt64) -> UInt64 { (h ^ 0x20) &* 0x0000_0100_0000_01b3 }
}
