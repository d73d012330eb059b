import Foundation
import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

@Suite("Company directories and links")
struct CompanyDirectoryTests {
    private static func record(_ name: String, _ ticker: String? = nil, _ mic: String? = nil, lei: String? = nil)
        -> CompanyRecord
    {
        var record = CompanyRecord(name: name)
        record.ticker = ticker
        record.mic = mic
        record.lei = lei
        return record
    }

    private static let directory = CompanyDirectory([
        record("Quillback Marine Limited", "QBM", "XLON", lei: "QBM0000000000000LEI1"),
        record("Tamarind Foods Inc.", "TMR", "XNYS"),
        record("Tamarind Foods GmbH"),
        record("Fernhill Optics plc", "700", "XHKG"),
    ])

    private func ids(_ text: String) -> [CompanyID?] {
        NameExtractor(directory: Self.directory).names(in: TokenStream(text), title: nil, language: "en").companies.map(
            \.id)
    }

    @Test("an index reads back what it was built of")
    func roundTrip() throws {
        let again = try CompanyDirectory(Self.directory.data)
        #expect(again.count == 4)
        let key = CompanyNameKey.full(TokenStream("Quillback Marine Ltd").tokens[...])
        #expect(
            again.companies(key) == [
                Self.record("Quillback Marine Limited", "QBM", "XLON", lei: "QBM0000000000000LEI1")
            ])
    }

    @Test(
        "bytes that are no index are refused",
        arguments: [Data(), Data("GCMP".utf8), Data(repeating: 0xFF, count: 64), Self.directory.data.prefix(60)])
    func refused(_ bytes: Data) {
        #expect(throws: CompanyDirectory.Failure.self) { try CompanyDirectory(bytes) }
    }

    @Test("a symbol with its market links at once")
    func ticker() {
        let found = ids("Quillback Marine Ltd (LON: QBM) ordered two ferries.")
        #expect(found.first??.method == "ticker")
        #expect(found.first??.lei == "QBM0000000000000LEI1")
    }

    @Test("a full legal name links where one company has it")
    func legalName() {
        #expect(ids("The contract went to Quillback Marine Limited, the company said.").first??.method == "legal_name")
        #expect(ids("The contract went to Quillback Marine GmbH, the company said.").first == .some(nil))
    }

    @Test("a bare name of two companies links to neither")
    func ambiguous() {
        for id in ids("Shares of Tamarind Foods rose 4 percent after Tamarind Foods Inc. raised its forecast.") {
            #expect(id?.ticker == "TMR")
        }
        for id in ids("Shares of Tamarind Foods rose 4 percent.") { #expect(id == nil) }
    }

    @Test("Hong Kong's symbols match with and without zeros")
    func zeros() {
        #expect(
            CompanyNameKey.listing(ticker: "0700", mic: "XHKG") == CompanyNameKey.listing(ticker: "700", mic: "XHKG"))
        #expect(
            CompanyNameKey.listing(ticker: "000700", mic: "XSHE") != CompanyNameKey.listing(ticker: "700", mic: "XSHE"))
    }

    @Test("lists are read by their content")
    func lists() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("company-lists-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func read(_ text: String) throws -> [CompanyRecord] {
            let file = folder.appendingPathComponent("list")
            try Data(text.utf8).write(to: file)
            return try CompanyLists.read(file.path)
        }
        let sec = try read(#"{"0":{"cik_str":77,"ticker":"TMR","title":"Tamarind Foods Inc."}}"#)
        #expect(sec.map(\.cik) == ["77"])
        #expect(sec.map(\.ticker) == ["TMR"])
        let gleif = try read(
            "\"LEI\",\"Entity.LegalName\",\"Entity.LegalAddress.Country\",\"Entity.EntityStatus\"\n\"A1\",\"Loom, \"\"Ltd\"\"\",\"GB\",\"ACTIVE\"\n\"A2\",\"Gone\",\"GB\",\"INACTIVE\"\n"
        )
        #expect(gleif.map(\.name) == ["Loom, \"Ltd\""])
        #expect(gleif.map(\.country) == ["GB"])
        let exchanges = try read(
            #"{"fields":["cik","name","ticker","exchange"],"data":[[77,"Tamarind Foods Inc.","TMR","NYSE"],[78,"Loom Ltd","LOOM",null]]}"#
        )
        #expect(exchanges.map(\.mic) == ["XNYS", nil])
        #expect(exchanges.map(\.cik) == ["77", "78"])
        let table = try read("# name\tticker\tmic\nTamarind Foods Inc.\tTMR\tXNYS\n")
        #expect(table.map(\.mic) == ["XNYS"])
        #expect(throws: CompanyLists.Failure.self) { try read("just words") }
        #expect(throws: CompanyLists.Failure.self) { try read(#"{"records":[{"LEI":{"$":"A1"}"#) }
    }

    @Test(
        "GLEIF's records are read from the golden copy and from the interface",
        arguments: [
            #"""
            {"records":[{"LEI":{"$":"A1"},"Entity":{"LegalName":{"@xml:lang":"de","$":"Webstuhl GmbH"},
            "OtherEntityNames":{"OtherEntityName":[{"@type":"TRADING_OR_OPERATING_NAME","$":"Loom"}]},
            "LegalAddress":{"FirstAddressLine":{"$":"Am Markt 1"},"Country":{"$":"DE"}},"EntityStatus":{"$":"ACTIVE"}}},
            {"LEI":{"$":"A2"},"Entity":{"LegalName":{"$":"Gone"},"EntityStatus":{"$":"INACTIVE"}}},
            {"Entity":{"LegalName":{"$":"Without number"}}},7]}
            """#,
            #"""
            {"meta":{"total":2},"data":[{"type":"lei-records","id":"A1","attributes":{"lei":"A1","entity":{
            "legalName":{"name":"Webstuhl GmbH","language":"de"},"otherNames":[{"name":"Loom","type":"TRADING_OR_OPERATING_NAME"}],
            "legalAddress":{"addressLines":["Am Markt 1"],"country":"DE"},"status":"ACTIVE"}}},
            {"attributes":{"lei":"A2","entity":{"legalName":{"name":"Gone"},"status":"INACTIVE"}}}]}
            """#,
        ])
    func legalEntities(_ text: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("entities-\(UUID().uuidString).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let found = try CompanyLists.read(file.path)
        var expected = CompanyRecord(name: "Webstuhl GmbH")
        expected.lei = "A1"
        expected.country = "DE"
        expected.aliases = ["Loom"]
        #expect(found == [expected])
        // A list serves as a directory without an index.
        let id = NameExtractor(directory: try CompanyLists.directory(file.path)).names(
            in: TokenStream("The looms come from Webstuhl GmbH, the company said."), title: nil, language: "en"
        ).companies.first?.id
        #expect(id?.lei == "A1")
    }

    @Test(
        "a name links only where the text gives it no other country",
        arguments: [
            ("Japanese carmaker Toyota raised its forecast.", true),
            ("Toyota, a Japanese group, raised its forecast.", true),
            ("Toyota raised its forecast.", true),
            ("Swedish furniture maker Toyota raised its forecast.", false),
            ("Toyota, based in Oslo, raised its forecast.", false),
            ("Oslo-based Toyota raised its forecast.", false),
        ])
    func country(_ text: String, _ links: Bool) {
        let found = NameExtractor().names(in: TokenStream(text), title: nil, language: "en").companies
        #expect(found.map { $0.id?.ticker } == [links ? "7203" : nil])
    }

    @Test("watched companies are found by their aliases and marked with the user's name for them")
    func watched() {
        var company = Self.record("Quillback Marine Limited", "QBM", "XLON")
        company.aliases = ["Kestrel Boats"]
        company.watch = "client-17"
        var other = Self.record("Tamarind Foods Inc.")
        other.country = "US"
        let extractor = NameExtractor(watchList: WatchList([company, other]))
        func marks(_ text: String) -> [String?] {
            extractor.names(in: TokenStream(text), title: nil, language: "en").companies.map { $0.id?.watch }
        }
        #expect(marks("Kestrel Boats ordered steel.") == ["client-17"])
        #expect(marks("The order went to Quillback Marine Ltd (LON: QBM).") == ["client-17"])
        #expect(marks("Tamarind Foods Inc. opened a mill.") == ["Tamarind Foods Inc."])
        // Another company of that name, and one that nobody follows.
        #expect(marks("Indian grocer Tamarind Foods opened a mill.") == [nil])
        #expect(marks("Northwind Freight Inc. hired a new chief.") == [nil])
        #expect(
            extractor.names(in: TokenStream("Kestrel Boats ordered steel."), title: nil, language: "en").companies
                .first?.id?.method == "watch_list")
    }

    @Test("a name of two watched companies marks neither")
    func watchedTwice() {
        var first = Self.record("Harbour Foods Ltd")
        first.aliases = ["Harbour"]
        var second = Self.record("Harbour Motors Ltd")
        second.aliases = ["Harbour"]
        let list = WatchList([first, second])
        let tokens = TokenStream("Harbour opened a mill.").tokens
        #expect(list.match(tokens, at: 0, end: 1) == nil)
        let named = TokenStream("Harbour Motors opened a mill.").tokens
        #expect(list.match(named, at: 0, end: 4)?.company == 1)
    }
}
