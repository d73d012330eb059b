package import NewsModel

/// A finished run's folder.
package struct RunFolderReader: Sendable {
    /// Path of the folder.
    package let folder: String
    /// Its run.json.
    package let manifest: RunManifest
    /// Whether run.json is byte for byte as it was written.
    package let isSound: Bool

    /// Opens a folder whose run is committed; anything else is ``LoadError/uncommitted(folder:)``,
    /// ``LoadError/damaged(folder:)`` or ``LoadError/missing(folder:)``.
    package init(folder: String) throws(LoadError) {
        self.folder = folder
        let path = folder + "/" + RunFolderWriter.manifestName
        guard FileSystem.exists(folder) else { throw .missing(folder: folder) }
        guard FileSystem.exists(path) else { throw .uncommitted(folder: folder) }
        do {
            let bytes = try FileSystem.read(path, limit: 64 << 20)
            isSound = RunManifest.isSound(bytes)
            manifest = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
                var cursor = JSONCursor(buffer)
                return try RunManifest(&cursor)
            }
        } catch let error as FileError {
            throw .file(error)
        } catch {
            throw .damaged(folder: folder)
        }
    }

    /// The folders that hold lines: this one, and one an input of a big run.
    package var sets: [String] { [folder] + manifest.sets.map { folder + "/" + $0 } }

    /// The lines of one of the files; none where the file is missing.
    package static func lines(of stream: RunFolderWriter.Stream, in folder: String) throws(LoadError) -> LineReader? {
        let path = folder + "/" + stream.fileName
        guard FileSystem.exists(path) else { return nil }
        do throws(FileError) { return try LineReader(path: path) } catch { throw .file(error) }
    }

    /// Calls `body` with every line that is not blank and not too long; too long ones come as nil.
    package static func forEachLine<Failure: Error>(
        _ stream: RunFolderWriter.Stream, in folder: String,
        _ body: (_ number: Int, _ line: [UInt8]?) throws(Failure) -> Void
    ) throws {
        guard let reader = try lines(of: stream, in: folder) else { return }
        while let line = try reader.next() {
            switch line {
            case .tooLong: try body(reader.number, nil)
            case .bytes(let bytes):
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                try body(reader.number, bytes)
            }
        }
    }
}
