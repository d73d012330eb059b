import Foundation

/// The checkout that these tests were built from.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The manifest of the package.
    static func manifest() throws -> PackageManifest {
        PackageManifest(try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8))
    }

    /// Whether the checkout has this folder.
    static func isFolder(_ path: String) -> Bool {
        (try? root.appendingPathComponent(path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
    }

    /// Where a target's sources stand.
    static func folder(of target: String) -> String {
        isFolder("Sources/" + target) ? "Sources/" + target : "Tests/" + target
    }

    /// Swift files under a folder of the checkout, in a fixed order.
    static func swiftFiles(under folder: String) -> [URL] {
        let base = root.appendingPathComponent(folder)
        guard let all = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        return all.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    }

    /// Modules that the files of a target's folder import.
    static func imports(under folder: String) throws -> Set<String> {
        var modules = Set<String>()
        for file in swiftFiles(under: folder) {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                if let module = importedModule(line) { modules.insert(module) }
            }
        }
        return modules
    }

    /// The module of an import line with any attributes, access level and kind before it; nil for other lines.
    static func importedModule(_ line: Substring) -> String? {
        var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
        while let word = words.first,
            word.hasPrefix("@") || ["public", "package", "internal", "private"].contains(word)
        {
            words.removeFirst()
        }
        guard words.popFirst() == "import" else { return nil }
        if let kind = words.first, ["struct", "enum", "class", "func", "protocol", "var", "let"].contains(kind) {
            words.removeFirst()
        }
        return words.first.map { String($0.prefix { $0 != "." }) }
    }
}
