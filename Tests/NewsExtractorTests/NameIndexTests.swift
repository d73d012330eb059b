import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// Names of a document are looked up, never compared each with all: what is counted here is how much is read.
@Suite("Names found again and short forms cost no more than the text")
struct NameIndexTests {
    /// A text whose words are numbers; 0 is a sign.
    private struct Words {
        var words: [UInt64]

        func word(_ index: Int) -> WrittenNames.Word? {
            words[index] == 0 ? .sign : words[index] == .max ? nil : .letters(words[index])
        }
    }

    /// Numbers that look random and are the same every time.
    private struct Draws {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    @Test("a walk finds what comparing every name would find", arguments: 0..<40)
    func equalsComparison(seed: Int) {
        var draws = Draws(state: UInt64(seed))
        var wanted = WrittenNames()
        // Names with a sign inside are as long as they were written, by their words.
        var names: [(letters: [UInt64], tokens: Int)] = []
        for _ in 0..<30 {
            let letters = (0..<1 + draws.next(4)).map { _ in UInt64(1 + draws.next(4)) }
            guard !names.contains(where: { $0.letters == letters }) else { continue }
            names.append((letters, letters.count + draws.next(2)))
            wanted.add(names.count - 1, letters, tokens: names[names.count - 1].tokens)
        }
        let text = Words(words: (0..<300).map { _ in draws.next(12) == 0 ? .max : UInt64(draws.next(5)) })
        for start in text.words.indices where text.words[start] != 0 {
            let free = text.words[start...].prefix { $0 != .max }
            let expected = names.indices.filter { names[$0].tokens <= free.count }
                .filter { number in free.prefix(names[number].tokens).filter { $0 != 0 } == names[number].letters }
                .max { names[$0].tokens < names[$1].tokens }
            let found = wanted.longest(at: start, end: text.words.count, word: text.word)
            #expect(found?.count == expected.map { names[$0].tokens })
            if let found { #expect(names[found.number].tokens == found.count) }
        }
    }

    @Test("as many words are read whether ten names begin with a word or ten thousand", arguments: [10, 1000, 10_000])
    func sharedFirstWord(count: Int) {
        var wanted = WrittenNames()
        for number in 0..<count { wanted.add(number, [1, UInt64(number + 2), 1], tokens: 3) }
        let text = Words(words: (0..<3000).map { $0 % 3 == 1 ? UInt64(2 + $0 % count) : 1 })
        var read = 0
        for start in text.words.indices {
            _ = wanted.longest(at: start, end: text.words.count) {
                read += 1
                return text.word($0)
            }
        }
        #expect(read <= text.words.count * 4)
    }

    @Test("a name that goes on for ever is not looked for, and is not walked along")
    func endlessName() {
        var wanted = WrittenNames()
        wanted.add(0, [UInt64](repeating: 1, count: 5000), tokens: 5000)
        wanted.add(1, [UInt64](repeating: 1, count: WrittenNames.longest), tokens: WrittenNames.longest)
        let text = Words(words: [UInt64](repeating: 1, count: 5000))
        var read = 0
        for start in text.words.indices {
            _ = wanted.longest(at: start, end: text.words.count) {
                read += 1
                return text.word($0)
            }
        }
        #expect(read <= text.words.count * WrittenNames.longest)
        #expect(wanted.longest(at: 0, end: 5000, word: text.word)?.number == 1)
    }

    @Test("all candidates of all short forms together are few", arguments: [100, 1000, 8000])
    func candidates(count: Int) {
        var shorts = ShortForms()
        var draws = Draws(state: 7)
        // Names of four words from a small stock, with their initials: many begin alike.
        let names = (0..<count).map { number in
            [UInt64(1 + draws.next(3)), UInt64(1 + draws.next(20)), UInt64(1 + draws.next(20)), UInt64(100 + number)]
        }
        for (number, letters) in names.enumerated() {
            shorts.add(number, letters, letters.map { UInt8(65 + $0 % 26) })
        }
        // Each form of a document is another: the beginnings, and the runs of initials.
        let beginnings = Set(names.flatMap { name in (1...4).map { Array(name.prefix($0)) } })
        let initials = Set(names.flatMap { name in (2...4).map { name.prefix($0).map { UInt8(65 + $0 % 26) } } })
        var offered = 0
        for beginning in beginnings { offered += shorts.candidates(beginning, nil).count }
        for written in initials { offered += shorts.candidates([.max], written).count }
        #expect(offered <= 6 * count)
        #expect(offered > 3 * count)
    }

    @Test("one of many names with the same first word is found where the model overlooked it")
    func overlooked() {
        let stock = ["Kaldory", "Venwick", "Tormeza", "Pellworth", "Ostrigan", "Halbrecht", "Quenby", "Marlund"]
        let lines = stock.map { "First \($0) Bank Corp. said its profit rose. First, costs fell." }
        let text = lines.joined(separator: " ")
        let found = CompanyMarks(text).found.companies
        for name in stock {
            #expect(found.contains { $0.name.hasSuffix("\(name) Bank Corp.") })
        }
        #expect(!found.contains { $0.name == "First" })
    }
}
