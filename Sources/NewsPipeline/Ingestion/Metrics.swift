internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// What a monitoring system wants to know, in Prometheus's text format (exposition format 0.0.4): written by rename after every
/// ingest, for the node exporter's textfile collector.
struct Metrics {
    private var text = ""

    /// Numbers of all runs and sources, as the state has them after a run that took `seconds`.
    init(state: StateDatabase, configuration: Configuration, outcome: Ingestion.Outcome, seconds: Double)
        throws(StateError)
    {
        let now = Double(WallClock.now) / 1000
        family("gleaner_last_run_timestamp_seconds", "gauge", "When an ingest last ended well.", [("", now)])
        family("gleaner_last_run_seconds", "gauge", "How long it took.", [("", seconds)])
        family("gleaner_last_run_sources", "gauge", "Sources it looked at.", [("", Double(outcome.looked))])
        family(
            "gleaner_last_run_unreachable_sources", "gauge", "Sources that could not be reached.",
            [("", Double(outcome.unreachable.count))])
        family(
            "gleaner_last_run_bytes", "gauge", "Bytes of bodies it received from the web.",
            [("", Double(outcome.bytes))])
        let names = Set(configuration.sources.map(\.name))
        let tallies = try state.tallies().filter { names.contains($0.name) }
        func each(_ value: (SourceTally) -> Double) -> [(String, Double)] { tallies.map { ($0.name, value($0)) } }
        family("gleaner_documents_total", "counter", "New document versions.", each { Double($0.documents) })
        family("gleaner_facts_total", "counter", "Facts of new document versions.", each { Double($0.facts) })
        family("gleaner_rejects_total", "counter", "Rejected pages and looks.", each { Double($0.rejects) })
        family(
            "gleaner_zero_fact_runs", "gauge", "Runs in a row with new documents and no fact.",
            each { Double($0.zeroFactRuns) })
        family(
            "gleaner_last_new_document_timestamp_seconds", "gauge", "When a source last brought something new.",
            tallies.compactMap { tally in
                tally.lastNewAt.flatMap(WallClock.milliseconds).map { (tally.name, Double($0) / 1000) }
            })
        var failures: [(String, Double)] = []
        for source in configuration.sources where source.enabled {
            let count =
                try source.web == nil ? state.source(source.name)?.failures : state.webSource(source.name)?.failures
            failures.append((source.name, Double(count ?? 0)))
        }
        family("gleaner_source_failures", "gauge", "Looks in a row that failed.", failures)
    }

    private mutating func family(
        _ name: String, _ type: String, _ help: String, _ samples: [(source: String, value: Double)]
    ) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
        for sample in samples {
            let label = sample.source.isEmpty ? "" : "{source=\"\(Self.escaped(sample.source))\"}"
            text += "\(name)\(label) \(sample.value)\n"
        }
    }

    private static func escaped(_ label: String) -> String {
        label.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Replaces the file at `path` as a whole.
    func write(to path: String) throws(FileError) {
        let file = try DurableFile(path: path)
        try file.append(Array(text.utf8), lines: text.utf8.count { $0 == 0x0A })
        _ = try file.finish()
    }
}
