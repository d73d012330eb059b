import NewsLanguage
import NewsModel

@testable import NewsExtractor

/// A text whose companies are marked `⟦so⟧`, and what the extractor finds in it.
struct CompanyMarks {
    let text: String
    let expected: [String]

    init(_ marked: String) {
        var text = ""
        var expected: [String] = []
        var inside = false
        for c in marked {
            switch c {
            case "⟦":
                inside = true
                expected.append("")
            case "⟧": inside = false
            default:
                text.append(c)
                if inside { expected[expected.count - 1].append(c) }
            }
        }
        self.text = text
        self.expected = expected
    }

    var found: (companies: [CompanyMention], entities: [EntityMention]) {
        NameExtractor().names(in: TokenStream(text), title: nil, language: "en")
    }

    var companies: [String] {
        let bytes = Array(text.utf8)
        return found.companies.map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) }
    }
}
