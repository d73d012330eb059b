import Foundation
@testable import NewsLoaders
import NewsModel
import Testing

@Suite struct XBRLReportTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    /// A fact with some members changed; `number` goes into its identifier.
    private func line(_ number: Int, _ edits: [(String, String)]) -> String {
        let seen = RunFixture.Seen(doc: "a", version: "a\(number)", at: "2026-01-01T00:00:00Z")
        return edits.reduce(RunFixture.fact(seen, 0, "46")) { $0.replacing($1.0, with: $1.1) }
    }

    private func report(_ lines: [String]) throws -> (report: JSONValue, facts: [(String, JSONValue)]) {
        var report = XBRLReport()
        var bytes = report.head
        for line in lines { bytes += try report.members(Array(line.utf8)) }
        let value = try JSONValue(parsing: bytes + report.tail)
        return (value, value["facts"]?.object ?? [])
    }

    private static let day = #""period_start":"2023-01-01","period_end":"2024-01-01""#
    private static let value = #""value":"46","low":null,"high":null,"bound":"=""#

    /// Edits of a fact, and members of its number in the report.
    static let cases: [([(String, String)], [(String, String?)])] = [
        (
            [(day, #""period_kind":"instant","period_start":"2023-12-31","period_end":"2024-01-01""#)],
            [("concept", "g:countAt"), ("period", "2024-01-01T00:00:00"), ("unit", nil), ("value", "46")]
        ),
        (
            [(day, #""period_kind":"duration","period_start":"2023-01-01","period_end":"2024-01-01""#)],
            [("concept", "g:countOver"), ("period", "2023-01-01T00:00:00/2024-01-01T00:00:00")]
        ),
        (
            [(day, #""period_kind":"instant","period_start":"2024-03-14T09:20:00+08:00","period_end":null"#)],
            [("period", "2024-03-14T09:20:00")]
        ),
        (
            [(day, #""period_kind":"duration","period_start":"2019-01-01","period_end":null"#)],
            [("concept", "g:countOver"), ("period", nil), ("g:openPeriod", "2023")]
        ),
        ([(value, #""value":"1200","low":null,"high":null,"bound":">""#)], [("value", "1200"), ("g:bound", ">")]),
        (
            [(value, #""value":"2.5","low":null,"high":null,"bound":"~""#)],
            [("concept", "g:quantityOver"), ("g:bound", "~")]
        ),
        (
            [
                (#""unit":"1""#, #""unit":"%""#), (value, #""value":"34.5","low":null,"high":null,"bound":"=""#),
                (#""decimals":0"#, #""decimals":1"#),
            ],
            [("concept", "g:ratioOver"), ("value", "0.345"), ("decimals", "3"), ("unit", nil), ("g:unitCode", nil)]
        ),
        (
            [(#""kind":"company","id":null,"basis""#, #""kind":"company","id":{"watch":"client 7"},"basis""#)],
            [("g:subjectWatch", "client 7"), ("g:subject", "Ternhill Foundry")]
        ),
        (
            [(#""unit":"1""#, #""unit":"CHF""#), (#""decimals":0"#, #""decimals":-6"#)],
            [("concept", "g:amountOver"), ("unit", "iso4217:CHF"), ("decimals", "-6")]
        ),
        (
            [(#""unit":"1""#, #""unit":"CHF/{share}""#)],
            [("unit", "iso4217:CHF/ucum:share"), ("g:unitCode", "CHF/{share}")]
        ),
        (
            [(#""unit":"1""#, #""unit":"km/h""#)],
            [("concept", "g:quantityOver"), ("unit", "ucum:km/ucum:h"), ("g:unitCode", "km/h")]
        ),
        ([(#""unit":"1""#, #""unit":"1/a""#)], [("unit", nil), ("g:unitCode", "1/a")]),
        ([(#""unit":"1""#, #""unit":"pp""#)], [("unit", nil), ("g:unitCode", "pp")]),
        ([(#""unit":"1""#, #""unit":"m/m""#)], [("unit", nil), ("g:unitCode", "m/m")]),
        (
            [(#""id":null,"basis""#, #""id":{"lei":"529900ABCDEFGHIJKL00"},"basis""#)],
            [("entity", "lei:529900ABCDEFGHIJKL00"), ("g:subject", "Ternhill Foundry")]
        ),
        ([("Ternhill Foundry", #"Große \u0001 <Glocken> & \"Co\""#)], [("g:subject", #"Große   <Glocken> & "Co""#)]),
        ([("bells cast", #"tab\tline\nend"#)], [("g:measure", "tab line end"), ("g:qualifier", "scope: bronze only")]),
        ([(#""name":"Ternhill Foundry""#, #""name":null"#)], [("entity", "subject:unresolved"), ("g:subject", nil)]),
    ]

    @Test(arguments: cases.indices) func aFactInTermsOfXBRL(index: Int) throws {
        let (edits, members) = Self.cases[index]
        let fact = try #require(try report([line(0, edits)]).facts.first?.1)
        for (name, expected) in members {
            let value = fact["dimensions"]?[name] ?? fact[name]
            #expect((value?.string ?? value?.integer.map(String.init)) == expected, "\(name)")
        }
    }

    @Test func aRangeIsTwoNumbersAndAFactComesOnce() throws {
        let range = line(1, [(Self.value, #""value":null,"low":"10","high":"20","bound":"range""#)])
        let open = line(2, [(Self.value, #""value":null,"low":"10","high":null,"bound":"range""#)])
        let facts = try report([range, open, range]).facts
        #expect(facts.map(\.0) == ["f-a1-0-low", "f-a1-0-high", "f-a2-0-low"])
        #expect(facts.map { $0.1["dimensions"]?["g:bound"]?.string } == [">=", "<=", ">="])
    }

    /// In memory, and from a number on in a temporary file: the answers are the same.
    @Test(arguments: [1, 2, 7, 1000]) func identifiersCountOnce(limit: Int) throws {
        let seen = SeenIdentifiers(limit: limit)
        for round in 0..<2 {
            for n in 0..<100 { #expect(try seen.insert("f-\(n)") == (round == 0), "\(n)") }
        }
        #expect(try seen.insert("f-100"))
    }

    @Test(.enabled(if: PythonPeer(module: "arelle") != nil, "Arelle is not installed"))
    func arelleAcceptsTheReport() throws {
        let arelle = try #require(PythonPeer(module: "arelle"))
        var report = XBRLReport()
        var bytes = report.head
        for (number, (edits, _)) in Self.cases.enumerated() {
            bytes += try report.members(Array(line(number, edits).utf8))
        }
        bytes += report.tail
        func validate(_ report: [UInt8], _ name: String) throws -> String {
            let folder = fixture.root + "/" + name
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(report).write(to: URL(filePath: folder + "/report.json"))
            try Data(XBRLReport.taxonomy).write(to: URL(filePath: folder + "/" + XBRLReport.taxonomyName))
            return try arelle.run([
                "-m", "arelle.CntlrCmdLine", "--internetConnectivity=offline", "--plugins", "loadFromOIM", "--validate",
                "--file", folder + "/report.json", "--facts", folder + "/facts.csv", "--factListCols", "Name,Value",
            ]).output
        }
        func complaints(_ output: String) -> [Substring] {
            output.split(separator: "\n").filter { $0.hasPrefix("[") && !$0.hasPrefix("[info") }
        }
        let output = try validate(bytes, "good")
        #expect(output.contains("validated in"), "\(output)")
        #expect(complaints(output).isEmpty, "\(output)")
        let listed = try String(contentsOfFile: fixture.root + "/good/facts.csv", encoding: .utf8)
        #expect(listed.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("g:") }.count == Self.cases.count)
        // It does complain where there is something to complain about.
        let wrong = String(decoding: bytes, as: UTF8.self).replacing("2024-01-01T00:00:00", with: "2024-13-01T00:00:00")
        #expect(!complaints(try validate(Array(wrong.utf8), "wrong")).isEmpty)
    }
}
