import Foundation
import NewsPipeline
import Testing

@Suite struct ConfigurationTests {
    private func read(_ text: String) throws(ConfigurationError) -> Configuration {
        try ConfigurationReader.read(text: text, file: "etc/gleaner.yaml")
    }

    @Test func everyKeyIsRead() throws {
        let configuration = try read(
            """
            state: var/state
            output: /srv/runs
            load: [sqlite:facts.sqlite]
            jobs: 3
            companies: lists/all.index
            watch: /etc/watch.tsv
            max_reject_ratio: 0.25
            every: 15m
            sources:
              - name: office
                url: file:../pages
                base_url: https://office.example/
              - name: wire
                url: file:///srv/wire/feed.xml
                pages: {"https://wire.example/": wire}
                every: 1d
                enabled: false
            """)
        #expect(configuration.state == "etc/var/state")
        #expect(configuration.output == "/srv/runs")
        #expect(configuration.load == ["sqlite:etc/facts.sqlite"])
        #expect(configuration.jobs == 3)
        #expect(configuration.companies == "etc/lists/all.index")
        #expect(configuration.watch == "/etc/watch.tsv")
        #expect(configuration.maxRejectRatio == 0.25)
        let office = try #require(configuration.sources.first)
        #expect(office.path == "pages")
        #expect(office.label == "../pages")
        #expect(office.baseURL == "https://office.example/")
        #expect(office.every == 900)
        #expect(office.enabled)
        let wire = try #require(configuration.sources.last)
        #expect(wire.path == "/srv/wire/feed.xml")
        #expect(wire.pages == .mirrors([.init(prefix: "https://wire.example/", folder: "etc/wire", label: "wire")]))
        #expect(wire.every == 86_400)
        #expect(!wire.enabled)
    }

    /// A configuration with one mistake, and where it is found.
    static let mistakes: [(String, Int, Int, String)] = [
        ("stat: x\nsources: [{name: a, url: 'file:a'}]", 1, 1, "unknown key `stat`"),
        ("sources:\n  - name: a\n    url: file:a\n    evry: 1h", 4, 5, "unknown key `evry`"),
        ("sources:\n  - name: a", 2, 5, "needs `name` and `url`"),
        ("sources: []", 1, 10, "empty"),
        ("state: x", 1, 1, "`sources` is missing"),
        ("jobs: many\nsources: [{name: a, url: 'file:a'}]", 1, 7, "whole number"),
        ("every: soon\nsources: [{name: a, url: 'file:a'}]", 1, 8, "duration"),
        ("max_reject_ratio: 2\nsources: [{name: a, url: 'file:a'}]", 1, 19, "from 0 to 1"),
        ("load: mysql:x\nsources: [{name: a, url: 'file:a'}]", 1, 7, "sqlite:PATH"),
        ("sources: [{name: a, url: 'ftp://a.example/'}]", 1, 26, "`url`"),
        ("sources: [{name: a, url: 'file:a'}, {name: a, url: 'file:b'}]", 1, 37, "two sources are called a"),
        ("sources: [{name: a, url: 'file:a', enabled: perhaps}]", 1, 45, "true or false"),
        ("sources: [{name: a, url: 'file:a', pages: []}]", 1, 43, "`pages`"),
        ("sources:\n\t- name: a", 2, 1, "character"),
    ]

    @Test(arguments: mistakes) func mistakesHaveTheirPlace(text: String, line: Int, column: Int, says: String) {
        do throws(ConfigurationError) {
            _ = try read(text)
            Issue.record("no mistake was found in \(text)")
        } catch {
            #expect(
                error.problems.contains { $0.line == line && $0.column == column && $0.message.contains(says) },
                "\(error)")
            #expect(error.description.hasPrefix("etc/gleaner.yaml:\(line):"))
        }
    }

    /// The example that operators start from.
    private static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Config/gleaner.yaml").path

    @Test(arguments: Set(ConfigurationReader.keys + ConfigurationReader.sourceKeys).sorted())
    func everyKeyStandsInTheExample(key: String) throws {
        let lines = try String(contentsOfFile: Self.example, encoding: .utf8).split(separator: "\n")
        let index = lines.firstIndex { $0.drop { $0 == " " || $0 == "-" }.hasPrefix(key + ":") }
        let line = try #require(index, "\(key) does not stand in Config/gleaner.yaml")
        // It is explained behind it or above it.
        let explained = lines[line].contains("#") || (line > 0 && lines[line - 1].drop { $0 == " " }.hasPrefix("#"))
        #expect(explained || ["url", "name", "every", "pages"].contains(key), "\(key) is not explained")
    }

    @Test func theExampleIsRight() throws {
        #expect(try ConfigurationReader.read(file: Self.example).sources.count > 2)
    }

    @Test func theDemonstrationIsRight() throws {
        let demo = try ConfigurationReader.readDemonstration()
        #expect(demo.output == "gleaner-demo/runs")
        #expect(demo.sources.contains { $0.path == "Fixtures/Feeds/rss-agency/feed.xml" })
    }
}
