import NewsExtractor
import NewsLanguage
import NewsModel
import Testing

/// A sentence whose expected dates are marked: `He left ⟦last Friday⟧.`
struct MarkedText {
    let text: String
    let marks: [String]

    init(_ marked: String) {
        var text = ""
        var marks: [String] = []
        for part in marked.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
            let halves = part.element.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
            if part.offset > 0 { marks.append(String(halves[0])) }
            text += halves.joined()
        }
        self.text = text
        self.marks = marks
    }

    /// The mentions found and the words they cover.
    func mentions(published: String?, language: String? = "en") -> [(words: String, mention: DateMention)] {
        let stream = TokenStream(text)
        return DateExtractor.dates(in: stream, published: published, language: language).map {
            (stream.string($0.range), $0)
        }
    }
}

/// One expected mention, written shortly: `DATE 2024-04-12 START`.
func short(_ mention: DateMention) -> String {
    [mention.type.rawValue, mention.value ?? "-", mention.mod].compactMap { $0 }.joined(separator: " ")
}

/// Expects a text's mentions to be its marks, with these types, values and modifiers.
func expectDates(
    _ marked: String, published: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
    let text = MarkedText(marked)
    let found = text.mentions(published: published)
    #expect(found.map(\.words) == text.marks, sourceLocation: sourceLocation)
    #expect(found.map { short($0.mention) } == expected, sourceLocation: sourceLocation)
}
