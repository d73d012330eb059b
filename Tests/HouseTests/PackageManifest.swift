/// What `Package.swift` says of one target, read as text.
struct DeclaredTarget {
    var name: String
    var isTest: Bool
    var isSystemLibrary: Bool
    /// Modules it may import: targets and products of other packages.
    var dependencies: Set<String>
}

/// The targets that a package manifest declares. One that stands under Tests/ counts as a test.
struct PackageManifest {
    var targets: [DeclaredTarget] = []

    /// Reads the calls `.target(…)`, `.executableTarget(…)`, `.testTarget(…)` and `.systemLibrary(…)` out of a manifest.
    init(_ manifest: String) {
        let text = Array(manifest.utf8)
        for (call, isTest, isSystemLibrary) in [
            (".target(", false, false), (".executableTarget(", false, false), (".testTarget(", true, false),
            (".systemLibrary(", false, true),
        ] {
            let needle = Array(call.utf8)
            var at = 0
            while at + needle.count <= text.count {
                guard text[at..<at + needle.count].elementsEqual(needle) else {
                    at += 1
                    continue
                }
                let open = at + needle.count - 1
                let close = Self.end(of: open, in: text)
                let body = String(decoding: text[open..<close], as: UTF8.self)
                at = close
                guard let name = Self.strings(in: body).first else { continue }
                let list = Self.dependencyList(body)
                targets.append(
                    DeclaredTarget(
                        name: name, isTest: isTest || body.contains("path: \"Tests/"), isSystemLibrary: isSystemLibrary,
                        dependencies: Self.modules(in: list)))
            }
        }
    }

    func target(_ name: String) -> DeclaredTarget? { targets.first { $0.name == name } }

    /// Offset behind the bracket that closes the one at `open`; brackets in string literals do not count.
    private static func end(of open: Int, in text: [UInt8]) -> Int {
        var depth = 0
        var quoted = false
        for at in open..<text.count {
            switch text[at] {
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: "("), UInt8(ascii: "["): if !quoted { depth += 1 }
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if !quoted { depth -= 1 }
                if depth == 0 { return at + 1 }
            default: break
            }
        }
        return text.count
    }

    /// What stands between the brackets of `dependencies: […]`; empty where there is none.
    private static func dependencyList(_ body: String) -> String {
        let pieces = body.split(separator: "dependencies: ", maxSplits: 1)
        guard pieces.count == 2 else { return "" }
        let rest = Array(pieces[1].utf8)
        return String(decoding: rest[0..<end(of: 0, in: rest)], as: UTF8.self)
    }

    /// Names in a dependency list; of `.product(name: "A", package: "B")` only A.
    private static func modules(in list: String) -> Set<String> {
        var names = Set<String>()
        for (index, piece) in list.split(separator: ".product(", omittingEmptySubsequences: false).enumerated() {
            let strings = strings(in: String(piece))
            if index == 0 {
                names.formUnion(strings)
            } else if let product = strings.first {
                names.insert(product)
                names.formUnion(strings.dropFirst(2))
            }
        }
        return names
    }

    /// The string literals of a piece of manifest, in order.
    private static func strings(in text: String) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
