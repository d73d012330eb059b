internal import NewsLoaders
internal import NewsModel

/// Writes a reprocess into a run's folder. Two or more archives make a big run: one set of files an archive, in a folder
/// named after it, committed on its own, so that a run that was interrupted goes on with the next archive.
struct ReprocessingFolder {
    let reprocessing: Reprocessing
    let folder: String

    func run(_ progress: (RunTally) -> Void) async throws(FileError) -> RunTally {
        let archives = ArchiveInputs.find(reprocessing.inputs, depth: reprocessing.limits.depth)
        guard archives.count > 1 else {
            return try await write(
                inputs: reprocessing.inputs, manifest: reprocessing.manifest, folder: folder, progress
            ).0
        }
        let started = WallClock.seconds
        let writer = try RunFolderWriter(folder: folder)
        var total = RunTally()
        var top = RunManifest(id: Self.name(of: folder), command: "reprocess", program: Version.program)
        for (path, name) in archives {
            let set = folder + "/" + name
            top.inputs.append(.init(path: path, kind: InputKind.warc.rawValue, bytes: FileSystem.size(path)))
            top.sets.append(name)
            let manifest: RunManifest
            if let done = finished(set, path) {
                manifest = done
            } else {
                guard let written = try await write(inputs: [path], manifest: nil, folder: set, progress).1 else {
                    return total
                }
                manifest = written
            }
            total.add(manifest)
            total.opened += 1
            top.zeroFactSources += manifest.zeroFactSources
        }
        // What is no archive goes into the folder itself.
        let reader = InputReader(
            paths: reprocessing.inputs.filter { path in !archives.contains { $0.path == path } },
            manifest: reprocessing.manifest, since: reprocessing.since, limits: reprocessing.limits,
            excluded: Set(archives.map(\.path)))
        let rest = try await reprocessing.drive(reader, progress) { (story) throws(FileError) in
            try writer.append(story)
        }
        if StopSignal.isRequested { return total }
        top.inputs += reader.inputs
        top.companies = reprocessing.companies.digest
        var own = RunManifest(id: "", command: "", program: "")
        rest.fill(&own, names: reader.inputs.map(\.path))
        total.add(own)
        total.fill(&top, names: [])
        top.zeroFactSources += own.zeroFactSources
        top.files = try writer.finishFiles()
        top.seconds = WallClock.seconds - started
        try RunFolderWriter.commit(top.sealed, folder: folder)
        return total
    }

    /// One set of files; its manifest is nil when the run was stopped.
    private func write(
        inputs: [String], manifest path: String?, folder: String, _ progress: (RunTally) -> Void
    ) async throws(FileError) -> (RunTally, RunManifest?) {
        let started = WallClock.seconds
        let writer = try RunFolderWriter(folder: folder)
        let reader = InputReader(paths: inputs, manifest: path, since: reprocessing.since, limits: reprocessing.limits)
        let tally = try await reprocessing.drive(reader, progress) { (story) throws(FileError) in
            try writer.append(story)
        }
        if StopSignal.isRequested { return (tally, nil) }
        var manifest = RunManifest(id: Self.name(of: folder), command: "reprocess", program: Version.program)
        manifest.inputs = reader.inputs
        manifest.since = reprocessing.since
        manifest.companies = reprocessing.companies.digest
        tally.fill(&manifest, names: reader.inputs.map(\.path))
        manifest.files = try writer.finishFiles()
        manifest.seconds = WallClock.seconds - started
        try RunFolderWriter.commit(manifest.sealed, folder: folder)
        return (tally, manifest)
    }

    /// The manifest of a set that an earlier run finished with this program and these lists over the same archive.
    private func finished(_ set: String, _ path: String) -> RunManifest? {
        guard let known = try? RunFolderReader(folder: set).manifest, known.program == Version.program,
            known.since == reprocessing.since, known.companies == reprocessing.companies.digest,
            known.inputs.count == 1, known.inputs[0].path == path,
            known.inputs[0].bytes == FileSystem.size(path)
        else { return nil }
        return known
    }

    private static func name(of folder: String) -> String {
        folder.split(separator: "/").last.map(String.init) ?? folder
    }
}

extension RunFolderWriter {
    /// Appends everything a story gives to the files it belongs in.
    func append(_ story: Story) throws(FileError) {
        switch story {
        case .told(let lines):
            try append(lines.article, lines: 1, to: .articles)
            try append(lines.document.line, lines: 1, to: .documents)
            try append(lines.facts, lines: lines.factCount, to: .facts)
        case .rejected(let rejection, let document):
            if let document { try append(document.line, lines: 1, to: .documents) }
            try append(rejection.line, lines: 1, to: .rejects)
        case .unread(let document): try append(document.line, lines: 1, to: .documents)
        case .skipped: break
        }
    }
}
