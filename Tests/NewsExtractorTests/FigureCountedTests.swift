import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// What a number counts, where the phrase holds an abbreviation or a measure.
@Suite struct FigureCountedTests {
    @Test(
        arguments: [
            // Abbreviations
            ("Doran had 2 RBIs and 12 career HR.", ["[2] 2 1 {run batted in}", "[12] 12 1 {career home run}"]),
            (
                "Doran has a 3.15 ERA (1.2 WAR).",
                ["[3.15] 3.15 1 {earned run average}", "[1.2] 1.2 1 {win above replacement}"]
            ),
            ("She averages 17.5 PPG.", ["[17.5] 17.5 1/{game} {point}"]),
            ("The unit lost three FTEs.", ["[three] 3 1 {full-time equivalent} decrease"]),
            ("They asked 15 FTE Planning Boards.", ["[15] 15 1 {FTE Planning Board}"]),
            ("He threw four TD passes.", ["[four] 4 1 {TD pass}"]),
            // Plurals that describe
            ("It needs 12 data analysis tools.", ["[12] 12 1 {data analysis tool}"]),
            ("They met three sports betting firms.", ["[three] 3 1 {sports betting firm}"]),
            ("It has 10 media firms and 5 data.", ["[10] 10 1 {media firm}", "[5] 5 1 {data}"]),
            ("Read 50 travel tips.", ["[50] 50 1 {travel tip}"]),
            // One is a count before a noun, whatever describes it.
            ("He got a one-game ban, a one-off.", ["[one] 1 1 {game}"]),
            (
                "One Danish envoy met one Holm-based broker.",
                ["[One] 1 1 {Danish envoy}", "[one] 1 1 {Holm-based broker}"]
            ),
            ("One Direction fans left, and one Russian.", []),
            // Models in the plural
            ("It ordered 24 A40s and six new Halden H7s.", ["[24] 24 1 {A40}", "[six] 6 1 {new Halden H7}"]),
            // A text in capitals, and nouns that are written so
            ("TRIBUNAL HEARS 3 WAR CRIMES CASES", ["[3] 3 1 {WAR CRIME}"]),
            ("It sold 600 SUVs.", ["[600] 600 1 {SUV}"]),
            // A measure inside the phrase is a figure of its own
            ("It sold 3 million 9-litre cases.", ["[3 million] 3000000 1 {9-litre case}", "[9-litre] 9 L"]),
            ("It carried 200 40-foot boxes.", ["[200] 200 1 {40-foot box}", "[40-foot] 40 [ft_i]"]),
            ("Thousands of 250 ml bottles broke.", ["[Thousands] 1000..10000 1 {250 ml bottle}", "[250 ml] 250 mL"]),
            ("They bought six $5 tickets.", ["[six] 6 1 {$5 ticket}", "[$5] 5 USD"]),
            ("It holds two 15-year-old boys.", ["[two] 2 1 {15-year-old boy}", "[15-year-old] 15 a"]),
            // Its power, heat and pressure have units of their own
            (
                "The reactor makes 900 MWe from 2,600 MWth.",
                ["[900 MWe] 900 MW{electric}", "[2,600 MWth] 2600 MW{thermal}"]
            ),
            ("The wells flow 45 MMcf/d.", ["[45 MMcf/d] 45 10*6.[cft_i]/d"]),
            // Ages whose commas are gone
            ("Clara Byrne 44 runs the yard.", ["[44] 44 a"]),
            ("Clara Byrne 44 who ran the yard spoke.", ["[44] 44 a"]),
            ("Server Halden 19 has a shell.", []),
            ("Virginia Park 22 is closed.", []),
        ] as [(String, [String])]) func counted(_ text: String, _ expected: [String])
    {
        #expect(readFigures(text) == expected)
    }

    @Test func everyAbbreviationReadsAsItsName() throws {
        let rows = Table("figures/abbreviations").rows.filter { $0.count >= 2 }
        #expect(rows.count > 20)
        for row in rows {
            #expect(row[0].utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }, "\(row[0])")
            // Phrases keep their plural nouns inside: "out of 5 walks and hits" is no name of one.
            #expect(!row[1].hasSuffix("s") || row[1].hasSuffix("plus slugging"), "\(row[1])")
            for text in [
                "They had 7 \(row[0]).", "They had 7 \(row[0])s in May.", "They had 12 big \(row[0])s, they say.",
            ] {
                let figures = readFigures(text)
                #expect(figures.count == 1, "\(text): \(figures)")
                let name = text.contains("big") ? "big \(row[1])" : row[1]
                #expect(figures.first?.contains("{\(name)}") == true, "\(text): \(figures)")
                if row.count > 2 { #expect(figures.first?.contains("1/{\(row[2])}") == true, "\(text): \(figures)") }
            }
            // In small letters it is some other word.
            let small = readFigures("They had 7 \(row[0].lowercased()) things.")
            #expect(!small.contains { $0.contains(row[1]) }, "\(small)")
        }
    }

    @Test(
        arguments: ["1,500", "eight", "3 million"],
        ["9-litre", "40-foot", "five-pound", "250 ml", "12 kg", "$5", "£20"])
    func aMeasureStaysInThePhrase(_ count: String, _ measure: String) {
        let figures = readFigures("The depot keeps \(count) \(measure) boxes there.")
        #expect(figures.count == 2, "\(figures)")
        #expect(figures.first?.contains("{\(measure) box}") == true, "\(figures)")
        #expect(figures.last?.hasPrefix("[\(measure)]") == true, "\(figures)")
    }

    @Test(arguments: [16, 30, 44, 61, 99]) func agesBehindNames(_ age: Int) {
        for verb in ["said", "has spent", "is", "was held", "runs", "who runs", "will leave"] {
            #expect(readFigures("Clara Byrne \(age) \(verb) in Holm.").first == "[\(age)] \(age) a", "\(age) \(verb)")
        }
        for rest in [", Holm", " Holm Road", " and Holm", "."] {
            #expect(!readFigures("They saw Clara Byrne \(age)\(rest)").contains("[\(age)] \(age) a"), "\(age)\(rest)")
        }
    }
}
