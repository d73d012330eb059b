import NewsModel
import Testing

@testable import NewsNormalizer

/// The words that rules turn on stand in a table, and rules and table name the same sets.
@Suite struct WordsTests {
    @Test func everyRowIsASetAndEverySetARow() {
        let rows = Table("facts/word_sets").rows
        #expect(Set(rows.map { $0[0] }) == Set(Words.allCases.map(\.row)))
        #expect(rows.count == Words.allCases.count)
    }

    @Test func everyRowSaysWhatItIsFor() {
        for row in Table("facts/word_sets").rows {
            #expect(row.count == 3 && !row[1].isEmpty && !row[2].isEmpty, "\(row)")
        }
    }
}
