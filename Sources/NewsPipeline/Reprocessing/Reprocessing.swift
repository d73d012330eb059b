internal import NewsLoaders
package import NewsModel

/// Takes archives, pages, feeds and articles through all stages again: the same bytes in give the same bytes out, whatever
/// the number of jobs, the host or the day.
package struct Reprocessing: Sendable {
    /// Files, folders, `-`.
    package var inputs: [String]
    /// A capture manifest that names pages; `-` for standard input, nil for none.
    package var manifest: String?
    /// Leaves out what was observed earlier.
    package var since: String?
    /// Folder of the run; nil writes facts to ``Sink``.
    package var output: String?
    /// Pages worked on at once.
    package var jobs: Int
    /// How much is read of anything.
    package var limits = InputLimits()
    /// What links companies beyond the starter list.
    package var companies = CompanyReferences.none

    /// One reprocess; nothing is opened before ``run(_:_:)``.
    package init(inputs: [String], manifest: String? = nil, since: String? = nil, output: String? = nil, jobs: Int = 1)
    {
        self.inputs = inputs
        self.manifest = manifest
        self.since = since
        self.output = output
        self.jobs = jobs
    }

    /// Where the lines of a reprocess without a folder go.
    package struct Sink {
        /// Lines of facts.
        package var facts: ([UInt8]) throws(FileError) -> Void
        /// Lines of rejects.
        package var rejects: ([UInt8]) throws(FileError) -> Void

        /// Where lines go, each with its line feed; what throws ends the run.
        package init(
            facts: @escaping ([UInt8]) throws(FileError) -> Void, rejects: @escaping ([UInt8]) throws(FileError) -> Void
        ) {
            self.facts = facts
            self.rejects = rejects
        }
    }

    /// Runs to the end, or to a polite stop. Of a run that was stopped no `run.json` is written.
    package func run(_ sink: Sink, _ progress: (RunTally) -> Void = { _ in }) async throws(FileError) -> RunTally {
        guard let output else {
            let reader = InputReader(paths: inputs, manifest: manifest, since: since, limits: limits)
            return try await drive(reader, progress) { (story) throws(FileError) in
                switch story {
                case .told(let lines): try sink.facts(lines.facts)
                case .rejected(let rejection, _): try sink.rejects(rejection.line)
                case .unread, .skipped: break
                }
            }
        }
        return try await ReprocessingFolder(reprocessing: self, folder: output).run(progress)
    }

    /// Takes every item through the stages and gives the stories on in input order.
    func drive(
        _ reader: InputReader, _ progress: (RunTally) -> Void, _ consume: (Story) throws(FileError) -> Void
    ) async throws(FileError) -> RunTally {
        let chain = StageChain(companies: companies)
        var tally = RunTally()
        try await OrderedParallel(jobs: jobs).runBatched(
            weight: { $0.content.weight },
            next: { () throws(FileError) -> InputItem? in StopSignal.isRequested ? nil : reader.next() },
            work: { item in (story: chain.process(item.content), input: item.input) },
            consume: { (done: (story: Story, input: Int)) throws(FileError) -> Bool in
                tally.count(done.story, input: done.input)
                try consume(done.story)
                progress(tally)
                return true
            })
        tally.opened = reader.opened
        return tally
    }
}

extension Reprocessing {
    /// Whether a text is a date or a moment that `--since` can take.
    package static func isMoment(_ text: String) -> Bool { DocumentRank.isEarlier("", than: text) }
}
