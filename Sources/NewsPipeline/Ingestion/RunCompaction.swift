internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// Puts the folders of a day's runs together into one, called after the day, once they are old enough and every database has them:
/// a timer leaves a hundred small folders a day.
///
/// The day's folder is committed like any run's, then the ledger names it in place of the runs, then their folders are deleted. One that
/// was interrupted is taken up by the next ingest; a loader that meets both in between is right all the same, since loading is idempotent.
struct RunCompaction {
    let state: StateDatabase
    let output: String
    /// Databases that must have a run before it is put together with others.
    let targets: [String]
    let log: Log

    /// Puts together the days that ended `age` seconds before `now` (milliseconds) or earlier.
    func run(now: Int64, age: Int) throws {
        try removeLeftOvers()
        let last = RunName.day(RunName.at(WallClock.format(now - Int64(age) * 1000)))
        var undelivered: Set<String> = []
        for target in targets { undelivered.formUnion(try state.undelivered(to: target)) }
        var days: [(day: String, runs: [RunRecord])] = []
        for run in try state.runs() where RunName.isOne(run.id) && RunName.day(run.id) < last {
            if days.last?.day != RunName.day(run.id) { days.append((RunName.day(run.id), [])) }
            days[days.count - 1].runs.append(run)
        }
        for (day, runs) in days where runs.count > 1 {
            let areDone = runs.allSatisfy { run in
                run.status == "committed" && !undelivered.contains(run.id)
                    && FileSystem.exists(output + "/" + run.id + "/" + RunFolderWriter.manifestName)
            }
            guard areDone else { continue }
            try compact(day, runs)
        }
    }

    private func compact(_ day: String, _ runs: [RunRecord]) throws {
        let writer = try RunFolderWriter(folder: output + "/" + day)
        var whole = RunManifest(id: day, command: "compact", program: Version.program)
        for run in runs {
            let folder = output + "/" + run.id
            let manifest = try RunFolderReader(folder: folder).manifest
            whole.add(manifest, named: run.id)
            for stream in RunFolderWriter.Stream.allCases {
                try FileSystem.chunks(of: folder + "/" + stream.fileName) { bytes throws(FileError) in
                    try writer.append(bytes, lines: bytes.count { $0 == 0x0A }, to: stream)
                }
            }
        }
        whole.files = try writer.finishFiles()
        try FileSystem.syncFolder(output)
        try RunFolderWriter.commit(whole.sealed, folder: output + "/" + day)
        let record = RunRecord(
            id: day, startedAt: runs[0].startedAt, status: "committed",
            documents: runs.reduce(0) { $0 + $1.documents }, facts: runs.reduce(0) { $0 + $1.facts },
            rejects: runs.reduce(0) { $0 + $1.rejects })
        try state.replace(runs: runs.map(\.id), with: record)
        for run in runs { try FileSystem.removeFolder(output + "/" + run.id) }
        log.info("put the runs of a day together", ["day": day, "runs": "\(runs.count)"])
    }

    /// Deletes folders of runs whose day stands in the ledger in their place.
    private func removeLeftOvers() throws {
        guard FileSystem.isFolder(output) else { return }
        let known = Set(try state.runs().map(\.id))
        for name in try FileSystem.names(in: output) where RunName.isOne(name) && !known.contains(name) {
            let day = RunName.day(name)
            guard known.contains(day),
                try RunFolderReader(folder: output + "/" + day).manifest.inputs.contains(where: { $0.path == name })
            else { continue }
            try FileSystem.removeFolder(output + "/" + name)
        }
    }
}

extension RunManifest {
    /// Takes the numbers of another run into this one.
    fileprivate mutating func add(_ other: RunManifest, named name: String) {
        inputs.append(.init(path: name, kind: "run"))
        started = started ?? other.started
        seconds += other.seconds
        documents += other.documents
        facts += other.facts
        skipped += other.skipped
        for source in other.zeroFactSources where !zeroFactSources.contains(source) { zeroFactSources.append(source) }
        for count in other.counts {
            if let i = counts.firstIndex(where: { $0.stage == count.stage }) {
                counts[i].accepted += count.accepted
                counts[i].rejected += count.rejected
            } else {
                counts.append(count)
            }
        }
    }
}
