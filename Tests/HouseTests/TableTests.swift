import Foundation
import Testing

/// Tables are data that people read: each is compiled in, and each says where its rows come from.
struct TableTests {
    static let tables: [String] = {
        let base = SourceTree.root.appendingPathComponent("Sources/CTables/Tables")
        guard let all = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        return all.compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".tsv") }
            .map { String($0.dropFirst(base.path.count + 1)) }.sorted()
    }()

    @Test func thereAreTables() { #expect(!Self.tables.isEmpty) }

    @Test(arguments: tables)
    func aTableIsEmbedded(name: String) throws {
        let folder = SourceTree.root.appendingPathComponent("Sources/CTables")
        let sources = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "c" }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        #expect(sources.contains("Tables/" + name), "\(name) is not embedded by any file of CTables")
    }

    @Test(arguments: tables)
    func aTableSaysWhatItIs(name: String) throws {
        let file = SourceTree.root.appendingPathComponent("Sources/CTables/Tables/" + name)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("#"), "\(name) starts without a comment on its columns and their source")
    }

    @Test(arguments: tables)
    func aTableRepeatsNoRow(name: String) throws {
        let file = SourceTree.root.appendingPathComponent("Sources/CTables/Tables/" + name)
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let twice = Dictionary(grouping: rows) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        #expect(twice.isEmpty, "\(name) says these twice: \(twice)")
    }

    /// The first row of a word is the one that counts: a second would be read by nobody.
    @Test func aNounBesideDatesHasOneKind() throws {
        let file = SourceTree.root.appendingPathComponent("Sources/CTables/Tables/dates/nouns.tsv")
        let words = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: "\t").first }
        let twice = Dictionary(grouping: words) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        #expect(twice.isEmpty, "these stand twice: \(twice)")
    }
}
