import NewsModel
import Testing

@testable import NewsNormalizer

/// A text, and how the syntax ties its last figure to its clause and to its subject.
struct Tied: Sendable, CustomTestStringConvertible {
    var text: String
    var trait: String
    var testDescription: String { trait + ": " + text }
}

@Suite struct FigureTieTests {
    static let tied: [Tied] = [
        Tied(text: "{c|Borea} sold {1|40} vans.", trait: "tie:clause"),
        Tied(text: "{c|Borea}'s profit rose to {$|$3 million}.", trait: "tie:owner"),
        Tied(text: "{c|Borea} opened a plant, hiring {1|40} clerks.", trait: "tie:understood"),
        Tied(text: "{c|Borea} runs ferries. It sold {1|40} vans.", trait: "tie:pronoun"),
        Tied(text: "{c|Borea} runs ferries. The company sold {1|40} vans.", trait: "tie:pointer"),
        Tied(text: "Copper rose {%|3 percent}.", trait: "tie:clause"),
        Tied(text: "{c|Borea} sold {1|40} vans.", trait: "place:object"),
        Tied(text: "{c|Borea} sold vans to traders in {1|40} towns.", trait: "place:nested"),
        Tied(text: "{c|Borea} fell by {%|3 percent}.", trait: "place:adjunct"),
        Tied(text: "{c|Borea} sold {1|40} vans.", trait: "plain"),
        Tied(text: "{c|Borea} has plants in five towns, including {1|2} towns abroad.", trait: "doubt:example"),
        Tied(text: "{c|Borea} won its last {1|15} games.", trait: "doubt:span"),
        Tied(text: "{c|Borea} had {1|15} vans when the storm came.", trait: "doubt:told-time"),
    ]

    @Test(arguments: tied)
    func isSeen(_ tied: Tied) throws {
        let seen = try #require(FactNormalizer(program: "test").observe(annotated(tied.text)).last).observations
        #expect(seen.contains(tied.trait), "\(seen)")
    }

    @Test(arguments: [
        "{c|Borea} sold {1|40} vans, more than {c|Cirro}.", "{c|Borea} sold vans to traders in {1|40} towns abroad.",
    ])
    func whatRaisesADoubtOrIsWeakIsNotPlain(_ text: String) throws {
        let seen = try #require(FactNormalizer(program: "test").observe(annotated(text)).last).observations
        #expect(!seen.contains("plain"), "\(seen)")
    }

    /// Traits that tell more on a page that is no short report count there for themselves.
    @Test func aPageHasTraitsOfItsOwn() throws {
        let text = "{c|Borea} sold {1|40} vans."
        let report = try #require(FactNormalizer(program: "test").observe(annotated(text)).first)
        #expect(!report.observations.contains("page"))
        let padding = String(repeating: " Nobody came to the harbour that night.", count: 200)
        let page = try #require(FactNormalizer(program: "test").observe(annotated(text + padding)).first)
        #expect(page.observations.contains("page") && page.observations.contains("page-tie:clause"))
    }

    @Test func aNameThatMayBeNoCompanyIsUnsure() throws {
        var article = annotated("{c|Borea} sold {1|40} vans.")
        #expect(FactNormalizer(program: "test").observe(article).first?.observations.contains("unsure-name") == false)
        article.companies[0].confidence = 0.6
        #expect(FactNormalizer(program: "test").observe(article).first?.observations.contains("unsure-name") == true)
    }

    /// The noun that a figure behind `of` measures may stand before another.
    @Test(arguments: [
        ("{c|Borea} reported diluted income per share (EPS) of {$|$2}.", ["income", "per share"]),
        ("{c|Borea} expects a year-over-year increase in revenue of {%|20 percent}.", ["increase", "revenue"]),
    ])
    func measuresWhatTheNounSays(_ text: String, _ words: [String]) throws {
        let measure = try #require(try marked(text).first?.measure)
        #expect(words.allSatisfy { measure.contains($0) }, "\(measure)")
    }
}
