import Testing

@testable import NewsParser

@Suite("Sets of shingles")
struct ShingleSetTests {
    @Test("A set has what was put in and nothing else")
    func members() {
        var set = ShingleSet()
        #expect(set.isEmpty && !set.contains(0) && !set.contains(7))
        // Equal lower bits, so that places are taken by others, and more than it was made for, so that it grows.
        let shingles = (0..<500).map { UInt64($0) << 32 | UInt64($0 % 3) }
        for shingle in shingles + shingles { set.insert(shingle) }
        #expect(shingles.allSatisfy(set.contains))
        #expect(set.count == 500)
        #expect(!set.contains(5) && !set.contains(500 << 32))
    }
}
