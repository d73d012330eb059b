import Foundation
import Testing

/// The house as the manifest declares it and as the sources use it.
struct DependencyTests {
    /// Floors of the modules; an import goes to a lower floor.
    static let floors = [
        "gleaner": 4, "NewsPipeline": 3, "NewsFetcher": 2, "NewsParser": 2, "NewsExtractor": 2, "NewsNormalizer": 2,
        "NewsLoaders": 2, "NewsMarkup": 1, "NewsLanguage": 1, "NewsArchive": 1, "NewsState": 1, "NewsModel": 0,
    ]
    /// Tools beside the program (trainers) stand on the roof like it.
    static func floor(_ module: String) -> Int? { module.hasPrefix("gleaner-") ? 4 : floors[module] }

    /// Modules that come with the compiler and are declared nowhere.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl", "Synchronization", "Testing",
    ]

    static let targets =
        (try? SourceTree.manifest().targets.filter { !$0.isSystemLibrary && !$0.name.hasPrefix("C") }) ?? []

    @Test func theManifestWasRead() {
        let modules = Self.targets.map(\.name).filter {
            !$0.hasPrefix("gleaner-") && SourceTree.isFolder("Sources/" + $0)
        }
        #expect(Set(modules) == Set(Self.floors.keys))
    }

    @Test(arguments: targets.map(\.name))
    func declaredAndUsedDependenciesAgree(name: String) throws {
        let target = try #require(try SourceTree.manifest().target(name))
        let used = try SourceTree.imports(under: SourceTree.folder(of: name)).subtracting(
            Self.toolchain)
        #expect(used.subtracting(target.dependencies).sorted() == [], "\(name) imports these without declaring them")
        #expect(target.dependencies.subtracting(used).sorted() == [], "\(name) declares these without importing them")
    }

    @Test(arguments: targets.map(\.name).filter { SourceTree.isFolder("Sources/" + $0) })
    func importsGoDown(name: String) throws {
        let floor = try #require(Self.floor(name))
        for module in try SourceTree.imports(under: "Sources/" + name).sorted() {
            guard let other = Self.floor(module) else { continue }
            #expect(other < floor, "\(name) on floor \(floor) imports \(module) on floor \(other)")
        }
    }

    @Test func eachSystemLibraryHasOneModule() throws {
        let manifest = try SourceTree.manifest()
        let libraries = manifest.targets.filter(\.isSystemLibrary).map(\.name)
        #expect(!libraries.isEmpty)
        for library in libraries {
            let importers = manifest.targets.filter { !$0.isTest && $0.dependencies.contains(library) }.map(\.name)
            #expect(importers.count == 1, "\(library) is imported by \(importers)")
        }
    }

    @Test(
        arguments: [
            ("internal import NewsModel", "NewsModel"), ("@testable import NewsParser", "NewsParser"),
            ("public import struct Foundation.URL", "Foundation"), ("import CTables", "CTables"),
            ("@preconcurrency package import GRDB", "GRDB"), ("// import Nothing", nil), ("let important = 1", nil),
        ] as [(String, String?)])
    func importLinesAreRead(line: String, module: String?) {
        #expect(SourceTree.importedModule(line[...]) == module)
    }
}
