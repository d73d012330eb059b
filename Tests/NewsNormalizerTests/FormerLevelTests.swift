import NewsModel
import Testing

@testable import NewsNormalizer

/// What a level rose or fell from held before the period in which it did.
@Suite struct FormerLevelTests {
    /// Published on 2024-05-15. The first levels of the text in its order: value, period, its basis and modality.
    @Test(arguments: [
        // Levels of a month are compared with the month before, amounts with the year before.
        (
            "Sorland's jobless rate rose from 3.1 to 4.2 percent in April.",
            ["3.1 2024-03 inherited actual", "4.2 2024-04 explicit actual"]
        ),
        (
            "In April, Sorland's jobless rate rose from 3.1 percent to 4.2 percent.",
            ["3.1 2024-03 inherited actual", "4.2 2024-04 explicit actual"]
        ),
        (
            "Harl Foods said profit fell in the first quarter to $21 million from $30 million.",
            ["21000000 2024-Q1 explicit actual", "30000000 2023-Q1 inherited actual"]
        ),
        (
            "Harl Foods said sales rose to $42 million in 2023, up from $31 million.",
            ["42000000 2023 explicit actual", "31000000 2022 inherited actual"]
        ),
        // Quarters by their numbers.
        (
            "Harl Foods's output slid to 118,000 tonnes in the first quarter from 131,000 in the fourth.",
            ["118000 2024-Q1 explicit actual", "131000 2023-Q4 partial actual"]
        ),
        // An older plan is a plan for the same year.
        (
            "Harl Foods now expects sales of $40 million in 2024, up from the $38 million it had planned.",
            ["40000000 2024 explicit forecast", "38000000 2024 explicit actual"]
        ),
        // A vote on a change says not when the old value held.
        (
            "The council voted last week to raise the port fee from 2 euros to 5 euros.",
            ["2 2024-W19 explicit actual"]
        ),
        (
            "Harl Foods lost $11 million last year although its sales rose to $40 million from $31 million.",
            ["11000000 2023 explicit actual", "40000000 2023 explicit actual", "31000000 2022 inherited actual"]
        ),
        // A date behind a comparison is its own, also behind two amounts.
        (
            "Net income was $38 million, compared with $33 million, or 80 cents per share, in the first quarter of 2023.",
            [
                "38000000 2024-05-15 published actual", "33000000 2023-Q1 explicit actual",
                "0.8 2023-Q1 explicit actual",
            ]
        ),
        // A date of its own is believed.
        (
            "Sorland's jobless rate rose from 3.1 percent in February to 4.2 percent in April.",
            ["3.1 2024-02 explicit actual", "4.2 2024-04 explicit actual"]
        ),
        (
            "Harl Foods said profit fell to $21 million in 2023, down from $30 million a year earlier.",
            ["21000000 2023 explicit actual", "30000000 2022 explicit actual"]
        ),
        // Both ends of a stretch are told.
        (
            "Sorland's jobless rate fell from 9 to 6 percent between 2011 and 2015.",
            ["9 2011 explicit actual", "6 2015 explicit actual"]
        ),
        // What is to change holds now.
        (
            "Harl Foods will cut the price of its oil from $24 to $17 in July.",
            ["24 2024-05-15 published actual", "17 2024-07 explicit forecast"]
        ),
        // A forecast that was changed was of the same year.
        (
            "Harl Foods raised its sales forecast for 2024 from $30 million to $40 million.",
            ["30000000 2024 explicit forecast", "40000000 2024 explicit forecast"]
        ),
        // Until the day of a decision the old rate holds.
        (
            "The Bank of Sorland cut its key rate from 4.5 to 4.25 percent on Tuesday.",
            ["4.5 2024-05-14 explicit actual", "4.25 2024-05-14 explicit actual"]
        ),
    ])
    func holdsBeforeTheChange(text: String, levels: [String]) throws {
        let found = try facts(text).map {
            "\($0.value?.description ?? "-") \($0.period.value ?? "-") \($0.period.basis) \($0.modality)"
        }
        #expect(Array(found.prefix(levels.count)) == levels)
    }

    /// A period that is only inferred is not told with the confidence of one that is said.
    @Test func anInferredPeriodIsDoubted() throws {
        let said = try facts("Sorland's jobless rate rose from 3.1 percent in March to 4.2 percent in April.")
        let inferred = try facts("Sorland's jobless rate rose from 3.1 percent to 4.2 percent in April.")
        #expect(try #require(inferred.first).confidence < #require(said.first).confidence)
        #expect(try #require(inferred.first).confidence < #require(inferred.last).confidence)
    }
}
