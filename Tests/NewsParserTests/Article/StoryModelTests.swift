import NewsModel
import Testing

@testable import NewsParser

@Suite("Story model")
struct StoryModelTests {
    @Test("Every trait has a name of its own")
    func names() {
        #expect(Set(BlockTraits.names).count == BlockTraits.names.count)
    }

    @Test("Trees read from their table score as those it was written from")
    func roundTrip() {
        var trees = DecisionTrees()
        trees.roots = [0, 5]
        trees.nodes = [
            .init(trait: 1, limit: 5, right: 4), .init(trait: 2, limit: 0, right: 2), .init(score: 0.5),
            .init(score: -0.25), .init(score: 1.125), .init(score: 0.1),
        ]
        let read = DecisionTrees(
            table: trees.table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
        var traits = [UInt8](repeating: 0, count: BlockTraits.names.count)
        for (words, links) in [(0, 0), (0, 3), (5, 1), (6, 0), (200, 9)] {
            traits[1] = UInt8(words)
            traits[2] = UInt8(links)
            #expect(LeafMasks(read).probability(traits) == LeafMasks(trees).probability(traits))
        }
    }

    /// The score that walking down every tree gives.
    private func walked(_ trees: DecisionTrees, _ traits: [UInt8]) -> Float {
        var sum = trees.base
        for root in trees.roots {
            var node = Int(root)
            while !trees.nodes[node].isLeaf {
                let question = trees.nodes[node]
                node += traits[Int(question.trait)] <= question.limit ? 1 : Int(question.right)
            }
            sum += trees.nodes[node].score
        }
        return StoryModel.logistic(sum)
    }

    @Test("Closing leaves comes to the same leaf as walking down", arguments: [0, 1, 3, 20, 255])
    func masks(_ most: Int) {
        var state: UInt64 = 88_172_645_463_325_252
        for trees in [StoryModel.builtIn.first, StoryModel.builtIn.last] {
            let masks = LeafMasks(trees)
            for _ in 0..<40 {
                let traits = BlockTraits.names.map { _ in
                    state ^= state << 13
                    state ^= state >> 7
                    state ^= state << 17
                    return UInt8((state >> 33) % UInt64(most + 1))
                }
                #expect(masks.probability(traits) == walked(trees, traits))
            }
        }
    }

    @Test("A tree may have 32 leaves, and a limit that nothing is above")
    func widest() {
        var trees = DecisionTrees()
        trees.roots = [0, 0]
        for k in 0..<31 {
            trees.nodes += [.init(trait: 0, limit: UInt8(k == 30 ? 255 : k), right: 2), .init(score: Float(k))]
        }
        trees.nodes.append(.init(score: 99))
        let masks = LeafMasks(trees)
        for value in [0, 1, 29, 30, 31, 255] as [UInt8] {
            #expect(masks.probability([value]) == walked(trees, [value]))
        }
    }

    @Test("The compiled tables are there")
    func builtIn() {
        for trees in [StoryModel.builtIn.first, StoryModel.builtIn.last] {
            #expect(trees.roots.count > 50)
            #expect(trees.nodes.contains { !$0.isLeaf })
        }
    }

    private func blocks(_ html: String) throws -> PageBlocks {
        try ParsedPage(Capture(body: Array(html.utf8), source: ArticleSource(kind: "file", path: "page.html"))).blocks
    }

    @Test("Blocks of like names are one style, whatever the figures in them")
    func styles() throws {
        let page = try blocks(
            "<body><div class=\"post-17\"><p>One.</p><p>Two.</p></div><div class=\"post-18\"><p>Three.</p></div><div class=\"box\"><p>Four.</p></div>"
        )
        let group = page.standing.map(\.style)
        #expect(group[0] == group[1] && group[1] == group[2] && group[2] != group[3])
        #expect(page.styles[group[0]].blocks == 3)
    }

    @Test("The branch of a block is the box that parts it from the story")
    func branch() throws {
        let page = try blocks(
            "<body><article><p>One.</p><div class=\"infobox\"><ul><li>Two.</li></ul></div><p>Three.</p></article></body>"
        )
        // Elements are numbered in document order: the article before its first paragraph, the box two before its line.
        let article = page.blocks[0].node - 1
        let box = page.branch(1, main: article)
        #expect(box.steps == 3 && box.node == page.blocks[1].node - 2 && box.words.contains(.box))
        #expect(page.branch(0, main: article).steps == 1)
    }

    @Test("Further headlines, bylines and notes behind a story are counted")
    func signs() throws {
        let page = try blocks(
            "<head><title>Grain exports rise</title></head><body><h1>Grain exports rise</h1><p class=\"byline\">By Lena Sorby</p><p>Grain exports rose.</p><p>Share this</p><h1>Ferry line opens</h1><p>It opened.</p></body>"
        )
        #expect(page.standing.map(\.signs.headlines) == [0, 0, 0, 0, 0, 1])
        #expect(page.standing.map(\.signs.bylines) == [0, 0, 1, 1, 1, 1])
        #expect(page.standing.map(\.signs.ends) == [0, 0, 0, 0, 1, 1])
    }

    @Test("Of two stories the one that speaks of the headline's matter is told")
    func topic() throws {
        let own = ArticleParserTests.paragraphs.map { "<p>\($0)</p>" }.joined()
        let other = String(repeating: "<p>The ferry line opens in spring with two boats and a new pier.</p>", count: 9)
        let page = try blocks(
            "<head><title>Harbour exports grain</title></head><body><h1>Harbour exports grain</h1><section>\(own)</section><section>\(other)</section></body>"
        )
        #expect(page.topic.shares(page, 1).titleAround == 1)
        #expect(page.topic.shares(page, page.count - 1).titleAround == 0)
        #expect(page.topic.shares(page, 1).summary == -1)
    }

    @Test(
        "The cut lies at half the F1 that the scores promise",
        arguments: [
            ([0.99, 0.99, 0.01, 0.01], 0.45...0.5), ([0.5, 0.4, 0.02, 0.02], 0.25...0.4),
            ([0.1, 0.1, 0.1, 0.1], 0.2...0.2),
        ]
            as [([Float], ClosedRange<Float>)])
    func threshold(_ scores: [Float], _ expected: ClosedRange<Float>) throws {
        let page = try blocks(String(repeating: "<p>A line of six short words.</p>", count: 4))
        #expect(expected.contains(StoryAssembler.threshold(page, scores)))
    }

    @Test("Both kinds of trees have equal say")
    func joined() {
        #expect(StoryModel.joined(0.5, 0.5) == 0.5)
        #expect(abs(StoryModel.joined(0.9, 0.1) - 0.5) < 0.001)
        #expect(StoryModel.joined(1, 1) > 0.999 && StoryModel.joined(0, 0) < 0.001)
    }
}
