import Foundation
import Testing

/// What another module may use says what it is: every public and package declaration has a doc comment.
struct DocumentationTests {
    static let modules: [String] = {
        let sources = SourceTree.root.appendingPathComponent("Sources").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? []
        return names.filter { !SourceTree.swiftFiles(under: "Sources/" + $0).isEmpty }.sorted()
    }()

    /// Words that begin a declaration, with those that may stand before them.
    static let kinds: Set<Substring> = [
        "struct", "enum", "class", "actor", "protocol", "func", "var", "let", "init", "subscript", "typealias",
    ]

    /// The lines (from 1) of declarations for others that have no doc comment, and how many there are in all.
    static func undocumented(_ text: String) -> (lines: [Int], all: Int) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }
        var found: [Int] = []
        var all = 0
        for (i, line) in lines.enumerated() {
            let words = line.split(whereSeparator: { !$0.isLetter && $0 != "@" && $0 != "/" })
            guard let kind = words.firstIndex(where: { kinds.contains($0) }),
                words[..<kind].contains(where: { $0 == "public" || $0 == "package" }), !line.hasPrefix("//"),
                !words[..<kind].contains("import")
            else { continue }
            all += 1
            var before = i - 1
            while before >= 0, lines[before].hasPrefix("@") { before -= 1 }
            if before < 0 || !lines[before].hasPrefix("///") { found.append(i + 1) }
        }
        return (found, all)
    }

    @Test func thereAreModules() { #expect(Self.modules.contains("NewsModel")) }

    @Test(arguments: modules)
    func everythingForOthersIsDocumented(module: String) throws {
        for file in SourceTree.swiftFiles(under: "Sources/" + module) {
            let (lines, _) = Self.undocumented(try String(contentsOf: file, encoding: .utf8))
            #expect(lines == [], "\(file.lastPathComponent) has declarations without a doc comment")
        }
    }

    /// The reader of declarations itself: it would be no use if it found none.
    @Test func declarationsAreFound() {
        let text = """
            /// Said.
            @inlinable
            package func said() {}
            public static let unsaid = 1
                package init() {}
            private var own = 2
            // public let commented = 3
            /// Said.
            public struct Said {}
            """
        let (lines, all) = Self.undocumented(text)
        #expect(lines == [4, 5])
        #expect(all == 4)
    }
}
