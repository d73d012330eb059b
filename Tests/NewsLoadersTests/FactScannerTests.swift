import Foundation
import GRDB
import NewsLoaders
import NewsModel
import Testing

/// Lines as Gleaner writes them are taken apart by a scanner; all others are read as JSON. Both must say the same.
@Suite struct FactScannerTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    /// A sequence that is the same every time (splitmix64).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private let seen = RunFixture.Seen(doc: "a", version: "a1", at: "2026-01-01T00:00:00Z")

    /// Loads the lines, and again with a member before the first that only the reader of JSON skips.
    private func bothWays(_ lines: [String]) throws -> [(rows: [String], rejects: [String])] {
        try [("plain", ""), ("other", #""a member of another program":[],"#), ("rebuilt", "")].map { name, member in
            let extra = lines.map { line in
                member.isEmpty || !line.hasPrefix("{") ? line : "{" + member + line.dropFirst()
            }
            let folder = try fixture.write(name, [seen], extra: extra)
            let path = fixture.root + "/\(name).sqlite"
            let database = try SQLiteDatabase(path: path, rebuild: name == "rebuilt" ? .always : .whenMany)
            let report = try database.load(folder: folder)
            let rows = try DatabaseQueue(path: path).read { db in
                try ["facts", "evidence", "qualifiers", "participants"].flatMap { table in
                    try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                        table + ": " + row.databaseValues.map(\.description).joined(separator: "|")
                    }.sorted()
                }
            }
            return (rows, report.rejects.map { $0.input.split(separator: ":").last.map(String.init) ?? "" })
        }
    }

    private func expectTheSame(_ lines: [String]) throws -> (rows: Int, rejects: Int) {
        let ways = try bothWays(lines)
        #expect(ways[0].rows == ways[1].rows)
        #expect(ways[0].rejects == ways[1].rejects)
        #expect(ways[0].rows == ways[2].rows)
        #expect(ways[0].rejects == ways[2].rejects)
        return (ways[0].rows.count, ways[0].rejects.count)
    }

    @Test func unusualLinesThatAreRight() throws {
        let line = RunFixture.fact(seen, 0, "12")
        let edits: [(String, String)] = [
            ("\":", "\": "), (",\"", ", \""), ("bells cast", "Glocken gegossen: dreißig"),
            ("bells cast", #"a\u00e9\ud83d\ude00\t\n\r\\\"\/\b\f"#),
            (#""value":"12""#, #""value":"-0.50""#), (#""value":"12""#, #""value":"1.2e3""#),
            (#""value":"12""#, #""value":"123456789012345678901234567890.5""#), (#""value":"12""#, #""value":null"#),
            (#""confidence":0.9"#, #""confidence":1"#), (#""confidence":0.9"#, #""confidence":9.25e-1"#),
            (#""confidence":0.9"#, #""confidence":0.1234567890123456789"#), (#""decimals":0"#, #""decimals":-9"#),
            (#""decimals":0"#, #""decimals":1234567890123456789"#), (#""subject":null"#, #""subject":[1,2]"#),
            (#""figure":[8,10]"#, #""figure":[8,10,12]"#), (#""figure":[8,10]"#, #""figure":[]"#),
            (#""figure":[8,10]"#, #""figure":[8,null]"#), (#""evidence":["#, #""evidence":[{"quote":"one more"},"#),
            (#""qualifiers":[{"#, #""qualifiers":[{"value":"early","name":"late"},{"#),
            (#""rule":"test""#, #""rule":"""#), (#""rule":"test""#, #""unit":"kg","rule":"test""#),
            (#""rule":"test""#, #""rule":"test","odd":"x","odd":-1.5,"é":true,"more":null,"yet":false"#),
            (#""rule":"test""#, #""rule":"test","odd":{"a":[1,{}]},"\u0061":1e5"#),
            (#""id":null"#, #""id":{"cik":"17","lei":"529900ABCDEFGHIJKL00","method":"user_list"}"#),
        ]
        let lines = edits.enumerated().map { number, edit in
            let edited = line.replacing(edit.0, with: edit.1)
            return edited == line ? "unchanged by \(edit)" : edited.replacing("a1-0", with: "a1-\(number)")
        }
        #expect(try expectTheSame(lines).rejects == 0)
    }

    @Test func hostileLines() throws {
        let lines = SQLiteLoadTests.hostile.map {
            $0.0.replacing(#""x1""#, with: #""a1""#).replacing(#""x""#, with: #""a""#)
        }
        #expect(try expectTheSame(lines).rejects == lines.count)
    }

    @Test func damagedLines() throws {
        var dice = Dice(state: 8)
        let line = Array(RunFixture.fact(seen, 0, "12").replacing("bells cast", with: #"bells é \u00e9 cast"#).utf8)
        var lines: [String] = []
        for number in 0..<1_500 {
            var bytes = line
            for _ in 0...Int.random(in: 0..<3, using: &dice) {
                let place = Int.random(in: 1..<bytes.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: bytes[place] = UInt8.random(in: 1...255, using: &dice)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[Int.random(in: 1..<bytes.count, using: &dice)], at: place)
                default: bytes[place] = Array(#"\"{}[]:,0-.en "#.utf8).randomElement(using: &dice) ?? 0x20
                }
            }
            // Latin-1 would be lost in a String: what is no UTF-8 is tried by the hostile lines' own test.
            guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\n") else { continue }
            lines.append(text.replacing("\"a1-0\"", with: "\"a1-\(number)\""))
        }
        let (rows, rejects) = try expectTheSame(lines)
        #expect(rows > 200)
        #expect(rejects > 200)
    }
}
