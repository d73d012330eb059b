import NewsLanguage
import NewsModel
import Testing

@Suite struct TokenStreamTests {
    private func words(_ text: String) -> [String] {
        let stream = TokenStream(text)
        return stream.tokens.map { stream.string($0.range) }
    }

    @Test(arguments: [
        ("Chang'an Auto's plant", ["Chang'an", "Auto", "'s", "plant"]),
        ("O’Brien’s", ["O’Brien", "’s"]),
        ("the carmakers' sales", ["the", "carmakers", "'", "sales"]),
        ("$3.2bn, up 1,200", ["$", "3.2", "bn", ",", "up", "1,200"]),
        ("US$40 billion", ["US", "$", "40", "billion"]),
        ("A320 and 5G", ["A320", "and", "5", "G"]),
        ("U.S. and N.V. at 5 p.m. on", ["U.S.", "and", "N.V.", "at", "5", "p.m.", "on"]),
        ("three-day", ["three", "-", "day"]),
        ("AT&T", ["AT", "&", "T"]),
        ("1.234,5 €", ["1.234,5", "€"]),
        ("2½ hours", ["2", "½", "hours"]),
        ("in 2008.", ["in", "2008", "."]),
        ("J.P. Morgan", ["J.P.", "Morgan"]),
        ("\u{201C}Yes,\u{201D} he", ["\u{201C}", "Yes", ",", "\u{201D}", "he"]),
        ("10\u{A0}000", ["10", "000"]),
        ("mil\u{AD}lion \u{200E}5\u{2060}%\u{200F}", ["mil\u{AD}lion", "5", "%"]),
        ("10⁶ and CO₂", ["10", "⁶", "and", "CO₂"]),
        ("12·5 and a·b", ["12·5", "and", "a", "·", "b"]),
        ("", []),
    ])
    func cutsTokens(text: String, tokens: [String]) { #expect(words(text) == tokens) }

    @Test(arguments: [
        "He paid $5 (£4).", "汽车 20 家", "\u{FEFF}a\u{200B}b",
        String(decoding: [0x61, 0xC3, 0x28, 0xFF, 0x20, 0xF0, 0x9F] as [UInt8], as: UTF8.self),
    ])
    func tokensCoverAllButSpace(text: String) {
        let stream = TokenStream(text)
        var last = 0
        for token in stream.tokens {
            #expect(Int(token.start) >= last && token.end > token.start)
            last = Int(token.end)
        }
        #expect(last <= text.utf8.count)
    }

    /// A text without a full stop is no single sentence: every fact in it would quote all of it.
    @Test func noSentenceIsEndless() {
        let text = String(repeating: "the yard built 12 boats and ", count: 2000) + String(repeating: "x", count: 9000)
        let stream = TokenStream(text)
        #expect(stream.sentences.dropLast().allSatisfy { $0.range.end - $0.range.start <= 4096 })
        #expect(stream.sentences.reduce(0) { $0 + $1.tokens.count } == stream.tokens.count)
        #expect(stream.sentences.last?.tokens.count == 1)
    }

    @Test func anyBytesAreCut() {
        var seed: UInt64 = 1
        for _ in 0..<300 {
            let bytes = (0..<64).map { _ in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 40)
            }
            let stream = TokenStream(utf8: bytes)
            #expect(stream.tokens.allSatisfy { $0.start < $0.end && Int($0.end) <= bytes.count })
        }
    }

    @Test(arguments: [
        ("lower", Token.Shape.lower), ("Word", .capitalised), ("A", .capitalised), ("WORD", .upper), ("U.S.", .upper),
        ("iPhone", .mixed),
        ("McDonald", .mixed), ("Élan", .capitalised), ("ÉLAN", .upper), ("汽车", .none),
    ])
    func tellsShapes(word: String, shape: Token.Shape) { #expect(TokenStream(word).tokens.first?.shape == shape) }

    @Test(arguments: [("Million", "million"), ("ÉLAN", "élan"), ("Chang’an", "chang'an")])
    func foldsCase(a: String, b: String) { #expect(WordHash.of(a) == WordHash.of(b)) }

    @Test(arguments: [
        ("One rose. ⁋Two fell.", 2), ("Mr. Smith of Acme Inc. said so.", 1),
        ("It sold to Acme Inc. ⁋The price fell.", 2),
        ("On Jan. 15 it rose.", 1), ("Sales in the U.S. ⁋In Europe they fell.", 2), ("U.S. Steel rose.", 1),
        ("\u{201C}We won.\u{201D} ⁋He left.", 2), ("Why? ⁋Because.", 2), ("No. 5 is alive.", 1),
        ("He said no. ⁋Five left.", 2),
        ("George W. Bush spoke.", 1), ("Headline\n⁋Body here.", 2), ("It has 3.5 units.", 1),
        ("(It rose.) ⁋It fell.", 2),
    ])
    func splitsSentences(marked: String, count: Int) {
        let text = marked.replacing("⁋", with: "")
        let stream = TokenStream(text)
        #expect(stream.sentences.count == count)
        // The mark stands where the second sentence starts.
        if count == 2, stream.sentences.count == 2 {
            let prefix = marked.prefix { $0 != "⁋" }
            #expect(stream.sentences[1].range.start == prefix.utf8.count)
        }
    }

    @Test func phrasesMatchTheLongest() throws {
        let table = PhraseTable([("percent", 1), ("percentage points", 2), ("percentage points a year", 3)])
        let tokens = TokenStream("Percentage points a day").tokens
        let found = try #require(table.longest(tokens, at: 0, end: tokens.count))
        #expect(found.count == 2 && table[found] == 2)
        #expect(table.longest(tokens, at: 0, end: 1) == nil)
    }
}
