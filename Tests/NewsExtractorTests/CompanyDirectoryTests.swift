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
        let table = try read("# name\tticker\tmic\nTamarind Foods Inc.\tTMR\tXNYS\n")
        #expect(table.map(\.mic) == ["XNYS"])
        #expect(throws: CompanyLists.Failure.self) { try read("just words") }
    }
}
