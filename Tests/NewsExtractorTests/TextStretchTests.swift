import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// A long text is read in stretches, and nothing that is found in it tells.
@Suite struct TextStretchTests {
    /// What a text tells late about its beginning, and early about its end.
    private static let text: String = {
        var lines = [
            "OSLO, March 4 - The mill sold 500 pounds of tickets on 5/6/2021 and 4.5m of 1.2bn crowns.",
            "Sales by region (in thousands, except per share amounts)",
        ]
        for n in 1...60 {
            lines.append("Region \(n) | \(n * 37) | 1,\(100 + n)")
            lines.append(
                "On Monday ferry No. \(n) carried \(n + 2) passengers, “\(n).5%” more than a year earlier; the Kite 737 was late. "
                    + "It will sail again on Friday, and in the second quarter it cost $\(n) million. In May it had cost less."
            )
            if n % 9 == 0 {
                lines.append("The home side scored a goal in the second half, and the team’s coach left.\n")
            }
            if n % 20 == 0 { lines.append(String(repeating: "word ", count: 1500) + "on 12 May 2019") }
        }
        lines.append("Its owner paid A$7 million and £500 on 25/6/2021. Ω")
        return lines.joined(separator: "\n")
    }()

    @Test(arguments: [1, 40, 700, 3000, 20_000])
    func everySentenceStandsInOneStretch(size: Int) {
        let stream = TokenStream(Self.text)
        var found: [TextRange] = []
        for stretch in TextStretches(Self.text, size: size) {
            for var sentence in stretch.stream.sentences[stretch.sentences] {
                sentence.range.move(by: stretch.offset)
                found.append(sentence.range)
            }
        }
        #expect(found == stream.sentences.map(\.range))
    }

    @Test(arguments: [1, 40, 700, 3000, 20_000])
    func whatIsFoundIsTheSame(size: Int) throws {
        var article = Article(docID: "a", text: Self.text)
        article.published = "2021-03-05"
        let whole = try ArticleExtractor(parts: [.figures, .dates]).process(article)
        let parts = try ArticleExtractor(parts: [.figures, .dates], stretch: size).process(article)
        #expect(whole.dates.count > 200 && whole.figures.count > 200)
        #expect(parts.dates == whole.dates)
        #expect(parts.figures == whole.figures)
    }

    @Test(arguments: ["", "\n\n \n", String(repeating: "x", count: 900), String(repeating: "é ", count: 900)])
    func nothingIsLostInTextsWithoutSentences(text: String) {
        let tokens = TextStretches(text, size: 50).reduce(0) { $0 + $1.tokens.count }
        #expect(tokens == TokenStream(text).tokens.count)
    }
}
