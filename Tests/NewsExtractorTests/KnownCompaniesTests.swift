import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

@Suite("The starter list's index")
struct KnownCompaniesTests {
    @Test("known.bin is of Config/companies.tsv: run gleaner-train known after changing the list")
    func isOfTheList() {
        #expect(KnownCompanyIndex.built() == [UInt8](Table("companies/known_index").bytes))
    }

    @Test("Every name and alias finds its own row, and no longer name")
    func findsEveryName() {
        let rows = Table("companies/known").rows
        var wrong: [String] = []
        var owners: [String: Set<Int>] = [:]
        for (number, row) in rows.enumerated() {
            for name in Self.names(row) { owners[name.lowercased(), default: []].insert(number) }
        }
        for row in rows {
            for name in Self.names(row) {
                let tokens = TokenStream(name).tokens
                guard let found = KnownCompanies.name(tokens, at: 0, end: tokens.count), found.count == tokens.count,
                    owners[name.lowercased()]?.contains(found.value.row) == true
                else {
                    wrong.append(name)
                    continue
                }
                if KnownCompanies.company(found.value.row).map({ Self.names($0) })?.contains(name) != true,
                    owners[name.lowercased()]?.count == 1
                {
                    wrong.append(name)
                }
            }
        }
        #expect(wrong == [])
        #expect(rows.count > 1000)
    }

    private static func names(_ row: [String]) -> [String] {
        [row[0]] + (row.count > 1 ? row[1].split(separator: "|").map(String.init) : [])
    }

    private static func names(_ company: CompanyRecord) -> [String] { [company.name] + company.aliases }

    @Test("Bytes that are no index are refused", arguments: [[], [1, 2, 3], [UInt8](repeating: 0, count: 100)])
    func refusesOthers(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { #expect(KnownCompanyIndex($0) == nil) }
    }

    @Test("An index that is cut short is refused")
    func refusesPart() {
        let whole = KnownCompanyIndex.built()
        for count in [24, whole.count / 2, whole.count - 1] {
            whole[..<count].withUnsafeBytes { #expect(KnownCompanyIndex($0) == nil) }
        }
    }
}
