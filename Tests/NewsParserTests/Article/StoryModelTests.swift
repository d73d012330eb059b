import Testing

@testable import NewsParser

@Suite("Story model")
struct StoryModelTests {
    @Test("Every trait and every feature has a name of its own")
    func names() {
        #expect(Set(BlockTraits.names).count == BlockTraits.names.count)
        for group in FeatureGroup.allCases {
            #expect(Set((0..<group.size).map(group.label)).count == group.size)
        }
    }

    @Test("Trees read from their table score as those it was written from")
    func roundTrip() {
        var trees = DecisionTrees()
        trees.roots = [0, 5]
        trees.nodes = [
            .init(trait: 1, limit: 5, right: 4, score: 0), .init(trait: 2, limit: 0, right: 3, score: 0),
            .init(trait: -1, limit: 0, right: 0, score: 0.5), .init(trait: -1, limit: 0, right: 0, score: -0.25),
            .init(trait: -1, limit: 0, right: 0, score: 1.125), .init(trait: -1, limit: 0, right: 0, score: 0.1),
        ]
        let read = DecisionTrees(
            table: trees.table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
        var traits = [UInt8](repeating: 0, count: BlockTraits.names.count)
        for (words, links) in [(0, 0), (0, 3), (5, 1), (6, 0), (200, 9)] {
            traits[1] = UInt8(words)
            traits[2] = UInt8(links)
            #expect(read.probability(traits) == trees.probability(traits))
        }
    }

    @Test("The compiled tables are there")
    func builtIn() {
        #expect(StoryModel.builtIn.trees.roots.count > 50)
        #expect(StoryModel.builtIn.passes.allSatisfy { $0.contains { $0 != 0 } })
    }
}
