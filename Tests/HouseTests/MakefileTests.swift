import Foundation
import Testing

/// The Makefile's words, and the packages it installs.
struct MakefileTests {
    static let makefile =
        (try? String(contentsOf: SourceTree.root.appendingPathComponent("Makefile"), encoding: .utf8)) ?? ""

    /// What `make deps` installs.
    static var installed: Set<String> {
        let line = makefile.split(separator: "\n").first { $0.hasPrefix("APT_PACKAGES") } ?? ""
        return Set(line.split(separator: " ").dropFirst(2).map(String.init))
    }

    @Test(arguments: ["deps", "build", "test", "lint", "golden", "bench", "fuzz", "demo"])
    func everyWordIsThereAndExplained(word: String) throws {
        #expect(Self.makefile.contains("\n\(word):"))
        #expect(Self.makefile.contains("#   make \(word) "), "the head of the Makefile does not explain \(word)")
        for file in ["README.md", "CONTRIBUTING.md"] {
            let text = try String(contentsOf: SourceTree.root.appendingPathComponent(file), encoding: .utf8)
            #expect(text.contains("make \(word)"), "\(file) does not know \(word)")
        }
    }

    /// The system libraries that the package declares come from packages that `make deps` installs.
    @Test func declaredPackagesAreInstalled() throws {
        let manifest = try String(contentsOf: SourceTree.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        var declared = Set<String>()
        for piece in manifest.split(separator: ".apt([").dropFirst() {
            let list = piece.prefix { $0 != "]" }.split(separator: "\"", omittingEmptySubsequences: false)
            declared.formUnion(list.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) })
        }
        #expect(!declared.isEmpty)
        #expect(declared.subtracting(Self.installed).sorted() == [])
    }
}
