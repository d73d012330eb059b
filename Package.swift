// swift-tools-version: 6.2
import PackageDescription

// The house: a module imports only modules on floors below it (roof, 3rd, 2nd, 1st, ground).
let package = Package(
    name: "gleaner-news",
    products: [
        .executable(name: "gleaner", targets: ["gleaner"]),
        .library(name: "NewsModel", targets: ["NewsModel"]),
        .library(name: "NewsArchive", targets: ["NewsArchive"]),
        .library(name: "NewsFetcher", targets: ["NewsFetcher"]),
        .library(name: "NewsParser", targets: ["NewsParser"]),
        .library(name: "NewsExtractor", targets: ["NewsExtractor"]),
        .library(name: "NewsNormalizer", targets: ["NewsNormalizer"]),
        .library(name: "NewsLoaders", targets: ["NewsLoaders"]),
        .library(name: "NewsPipeline", targets: ["NewsPipeline"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // Roof: the command line.
        .executableTarget(
            name: "gleaner",
            dependencies: [
                "NewsPipeline", "NewsFetcher", "NewsParser", "NewsExtractor", "NewsNormalizer", "NewsLoaders",
                "NewsArchive", "NewsModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // Fits the story model of NewsParser; no part of the program.
        .executableTarget(
            name: "gleaner-fit",
            dependencies: [
                "NewsParser", "NewsModel", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // The trainer of the name recogniser: not part of the program.
        .executableTarget(
            name: "gleaner-train",
            dependencies: [
                "NewsExtractor", "NewsLanguage", "NewsModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Texts"]),
        // Trainers: fit the weight tables of CTables from judged data; no product.
        .executableTarget(name: "gleaner-calibrate", dependencies: ["NewsNormalizer", "NewsModel"]),
        // 3rd floor: joins the stages.
        .target(
            name: "NewsPipeline",
            dependencies: [
                "NewsFetcher", "NewsParser", "NewsExtractor", "NewsNormalizer", "NewsLoaders", "NewsArchive",
                "NewsState", "NewsModel",
                .product(name: "Yams", package: "Yams"),
            ]),
        // 2nd floor: the stages and the ends.
        .target(name: "NewsFetcher", dependencies: ["NewsArchive", "NewsModel", "CCurl"]),
        .target(name: "NewsParser", dependencies: ["NewsMarkup", "NewsModel"]),
        .target(
            name: "NewsExtractor", dependencies: ["NewsLanguage", "NewsModel"], exclude: ["Companies/MODEL_CARD.md"]),
        .target(name: "NewsNormalizer", dependencies: ["NewsLanguage", "NewsModel"]),
        .target(
            name: "NewsLoaders",
            dependencies: [
                "NewsModel", "CLibPQ", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        // 1st floor: markup, language, archive, state.
        .target(name: "NewsMarkup", dependencies: ["NewsModel", "CLibXML2", "CUchardet"]),
        .target(name: "NewsLanguage", dependencies: ["NewsModel"]),
        .target(name: "NewsArchive", dependencies: ["NewsModel", "CZlib"]),
        .target(
            name: "NewsState",
            dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
        // Ground: plain values, system libraries, tables.
        .target(name: "NewsModel", dependencies: ["CTables", "CCrypto"]),
        .target(name: "CTables", exclude: ["Tables"]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // Tests.
        .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
        .testTarget(name: "NewsFetcherTests", dependencies: ["LoopbackServer", "NewsFetcher", "NewsModel"]),
        .testTarget(name: "NewsArchiveTests", dependencies: ["NewsArchive", "NewsModel"]),
        .testTarget(
            name: "NewsPipelineTests",
            dependencies: [
                "LoopbackServer", "NewsPipeline", "NewsArchive", "NewsFetcher", "NewsLoaders", "NewsState", "NewsModel",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "NewsLoadersTests",
            dependencies: ["NewsLoaders", "NewsModel", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "NewsStateTests", dependencies: ["NewsState", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(name: "NewsModelTests", dependencies: ["NewsModel"]),
        .testTarget(
            name: "NewsNormalizerTests", dependencies: ["NewsNormalizer", "NewsExtractor", "NewsLanguage", "NewsModel"]),
        .testTarget(name: "NewsLanguageTests", dependencies: ["NewsLanguage", "NewsModel"]),
        .testTarget(name: "NewsMarkupTests", dependencies: ["NewsMarkup"]),
        .testTarget(name: "NewsParserTests", dependencies: ["NewsParser", "NewsModel"]),
        .testTarget(name: "NewsExtractorTests", dependencies: ["NewsExtractor", "NewsLanguage", "NewsModel"]),
        .testTarget(name: "HouseTests"),
        .testTarget(
            name: "FixtureTests",
            dependencies: ["NewsParser", "NewsExtractor", "NewsNormalizer", "NewsArchive", "NewsModel"]),
    ],
    cLanguageStandard: .c2x
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) && !target.name.hasPrefix("C")
{
    var settings = target.swiftSettings ?? []
    settings += [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
    target.swiftSettings = settings
}

// Fuzzers link libFuzzer's own main, so they join only on request: `GLEANER_FUZZ=1 swift build --product fuzz-json …`.
if Context.environment["GLEANER_FUZZ"] != nil {
    let fuzzers: [(product: String, folder: String, modules: [Target.Dependency])] = [
        ("fuzz-json", "JSONFuzzer", ["NewsModel"]),
        ("fuzz-page", "PageFuzzer", ["NewsModel", "NewsParser"]),
        ("fuzz-feed", "FeedFuzzer", ["NewsModel", "NewsParser"]),
        ("fuzz-archive", "ArchiveFuzzer", ["NewsModel", "NewsArchive"]),
        ("fuzz-text", "TextFuzzer", ["NewsModel", "NewsExtractor", "NewsNormalizer"]),
        ("fuzz-fact", "FactFuzzer", ["NewsModel", "NewsNormalizer"]),
    ]
    package.targets.append(.target(name: "CFuzzDriver", path: "Fuzz/CFuzzDriver"))
    for fuzzer in fuzzers {
        package.targets.append(
            .executableTarget(
                name: fuzzer.product, dependencies: fuzzer.modules + ["CFuzzDriver"], path: "Fuzz/" + fuzzer.folder,
                swiftSettings: [.swiftLanguageMode(.v5)],
                linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
    }
}
