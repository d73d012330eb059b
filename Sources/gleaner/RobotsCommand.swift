internal import ArgumentParser
internal import NewsFetcher
internal import NewsModel

/// `gleaner robots`: verdicts of robots.txt files.
struct RobotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "robots",
        abstract: "Judges addresses by robots.txt files (RFC 9309).",
        discussion: """
            Reads lines {"case","robots","agent","url"} and writes {"case","allowed","crawl_delay"}: whether the agent may fetch \
            the address, and the seconds between requests that the file asks for. Without a url, allowed is null.
            """)

    @Option(help: ArgumentHelp("JSON-lines to judge, or - for standard input.", valueName: "file"))
    var batch: String

    @OptionGroup var stage: StageOptions

    func run() throws {
        let output = try LineOutput(path: "-")
        try stage.drive([batch], stage: "robots", to: output) { cursor in
            let line = try JSONValue(&cursor)
            guard let robots = line["robots"]?.string, let agent = line["agent"]?.string else {
                throw cursor.error("robots and agent are due")
            }
            let rules = RobotsRules(parsing: robots.utf8)
            try output.line { w in
                w.object { w in
                    w.key("case")
                    w.value(line["case"] ?? .null)
                    w.key("allowed")
                    if let url = line["url"]?.string { w.bool(rules.allows(url: url, agent: agent)) } else { w.null() }
                    w.key("crawl_delay")
                    if let delay = rules.crawlDelay(agent: agent) { w.number(delay) } else { w.null() }
                }
            }
        }
    }
}
