internal import NewsLoaders
internal import NewsModel

/// Writes a reprocess into a run's folder. Two or more archives make a big run: one set of files an archive, in a folder
/// named after it, committed on its own, so that a run that was interrupted goes on with the next archive.
struct ReprocessingFolder {
    let reprocessing: Reprocessing
    let folder: String

    func run(_ progress: (RunTally) -> Void) async throws(FileError) -> RunTally {
        try await write(inputs: reprocessing.inputs, manifest: reprocessing.manifest, folder: folder, progress)
    }

    /// One set of files.
    private func write(
        inputs: [String], manifest path: String?, folder: String, _ progress: (RunTally) -> Void
    ) async throws(FileError) -> RunTally {
        let started = WallClock.seconds
        let writer = try RunFolderWriter(folder: folder)
        let reader = InputReader(paths: inputs, manifest: path, since: reprocessing.since, limits: reprocessing.limits)
        let tally = try await reprocessing.drive(reader, progress) { (story) throws(FileError) in
            try writer.append(story)
        }
        if StopSignal.isRequested { return tally }
        let name = folder.split(separator: "/").last.map(String.init) ?? folder
        var manifest = RunManifest(id: name, command: "reprocess", program: Version.program)
        manifest.inputs = reader.inputs
        tally.fill(&manifest, names: reader.inputs.map(\.path))
        manifest.files = try writer.finishFiles()
        manifest.seconds = WallClock.seconds - started
        try RunFolderWriter.commit(manifest.bytes, folder: folder)
        return tally
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

extension RunManifest {
    /// The bytes of run.json.
    var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        writer.newline()
        return writer.bytes
    }
}
