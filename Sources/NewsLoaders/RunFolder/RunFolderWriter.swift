package import NewsModel

/// Writes a run's folder: four JSON-lines files that appear together and `run.json`, whose presence commits them.
///
/// An earlier run in the same folder is undone first (its `run.json` goes before anything else changes), so that a reader
/// never sees the manifest of one run beside the files of another.
package final class RunFolderWriter {
    /// The files of a folder.
    package enum Stream: String, CaseIterable, Sendable {
        case articles, documents, facts, rejects
        /// `facts.jsonl` and so on.
        package var fileName: String { rawValue + ".jsonl" }
    }

    /// Name of the manifest within the folder.
    package static let manifestName = "run.json"

    /// The folder.
    package let folder: String
    private let files: [DurableFile]

    /// Opens the folder for a new run.
    package init(folder: String) throws(FileError) {
        self.folder = folder
        try FileSystem.makeFolder(folder)
        if FileSystem.exists(folder + "/" + Self.manifestName) {
            try FileSystem.remove(folder + "/" + Self.manifestName)
            try FileSystem.syncFolder(folder)
        }
        var files: [DurableFile] = []
        for stream in Stream.allCases { files.append(try DurableFile(path: folder + "/" + stream.fileName)) }
        self.files = files
    }

    /// Appends complete lines, each with its "\n", to one of the files.
    package func append(_ bytes: [UInt8], lines: Int, to stream: Stream) throws(FileError) {
        guard !bytes.isEmpty else { return }
        switch stream {
        case .articles: try files[0].append(bytes, lines: lines)
        case .documents: try files[1].append(bytes, lines: lines)
        case .facts: try files[2].append(bytes, lines: lines)
        case .rejects: try files[3].append(bytes, lines: lines)
        }
    }

    /// Puts the four files on the disk and returns their descriptions. The run is not committed yet.
    package func finishFiles() throws(FileError) -> [RunManifest.File] {
        var done: [RunManifest.File] = []
        for file in files { done.append(try file.finish()) }
        try FileSystem.syncFolder(folder)
        return done
    }

    /// Commits the folder: writes `run.json` beside its files, by rename, and syncs the folder.
    package static func commit(_ manifest: [UInt8], folder: String) throws(FileError) {
        let file = try DurableFile(path: folder + "/" + manifestName)
        try file.append(manifest)
        _ = try file.finish()
        try FileSystem.syncFolder(folder)
    }
}
