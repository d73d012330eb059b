import Foundation
import NewsLoaders
import NewsModel
import NewsPipeline

/// Invented pages in a folder of their own, and runs over them.
struct NewsStand {
    let root: String

    init() throws {
        root = NSTemporaryDirectory() + "gleaner-stand-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { root + "/" + name }

    /// Removes everything.
    func remove() { try? FileManager.default.removeItem(atPath: root) }

    /// Writes a file, with its folders.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let url = URL(filePath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    /// A page with a story about a company that sells `sold` kettles.
    static func page(_ company: String, sold: Int) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(company) sells more kettles</title>
        <meta property="article:published_time" content="2024-02-01T09:00:00Z"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>\(company) sells more kettles</h1>
        <p>\(company) Ltd said on Thursday that it sold \(sold) kettles in 2023, more than in any year since it was founded.</p>
        <p>The maker of kitchen goods, which employs 410 people in two towns, also said that its revenue rose 12 percent to
        $\(sold / 10) million as hotels ordered new equipment for their rooms and kitchens before the summer season.</p>
        <p>The company plans to open a third workshop next year and to hire another 60 people, mostly for its repair service,
        which has a backlog of orders from hotels, hospitals and ships that keep their kettles for decades.</p>
        </article><footer>All rights reserved.</footer></body></html>
        """
    }

    /// The story of `page` after an edit that took every figure out of it.
    static func pageWithoutFigures(_ company: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(company) sells more kettles</title>
        <meta property="article:published_time" content="2024-02-01T09:00:00Z"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>\(company) sells more kettles</h1>
        <p>\(company) Ltd said that it sold more kettles than ever, as hotels ordered new equipment for their rooms and kitchens.</p>
        <p>The maker of kitchen goods has taken back the numbers that it gave before, because its auditors still look at them, and
        will publish them together with its yearly report, which shareholders are to receive in good time.</p>
        <p>The company plans to open another workshop and to hire more people, mostly for its repair service, which has a backlog of
        orders from hotels, hospitals and ships that keep their kettles for decades.</p>
        </article><footer>All rights reserved.</footer></body></html>
        """
    }

    /// Writes a configuration over one folder of pages and a database, and reads it.
    func configuration(
        _ sources: String = "  - {name: pages, url: 'file:pages', base_url: 'https://kettles.example/news/'}"
    ) throws -> Configuration {
        let file = try write(
            "gleaner.yaml", "state: state\noutput: runs\nload: sqlite:facts.sqlite\njobs: 2\nsources:\n\(sources)\n")
        return try ConfigurationReader.read(file: file)
    }

    /// Runs an ingest over it.
    func ingest(_ configuration: Configuration, _ options: Ingestion.Options = .init()) async throws
        -> Ingestion.Outcome
    {
        try await Ingestion(configuration, options, log: Log()).run()
    }

    /// The lines of one stream in all runs below `runs`, without what depends on the clock, in an order of their own.
    func lines(_ stream: String, in runs: String = "runs") throws -> [String] {
        var lines: [String] = []
        for run in try FileManager.default.contentsOfDirectory(atPath: path(runs)).sorted() {
            guard FileSystem.exists(path("\(runs)/\(run)/run.json")) else { continue }
            let text = try String(contentsOfFile: path("\(runs)/\(run)/\(stream).jsonl"), encoding: .utf8)
            lines += text.split(separator: "\n").map { Self.timeless(String($0)) }
        }
        return lines.sorted()
    }

    /// A line without when it was observed.
    static func timeless(_ line: String) -> String {
        line.replacing(/"observed_at":"[^"]*"/, with: "\"observed_at\":null")
    }
}
