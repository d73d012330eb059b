internal import Glibc
package import NewsModel

/// A file that appears under its name only when it is complete and on the disk: written as `NAME.partial`, synced, renamed.
///
/// Not safe for use by several threads at once: a run has one writer.
package final class DurableFile {
    /// The final name.
    package let path: String
    /// Bytes and lines written so far.
    package private(set) var bytes = 0
    /// Lines written so far.
    package private(set) var lines = 0
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private let digest = RunningDigest()
    private var partial: String { Self.unfinished(path) }

    /// The name that a file has while it is written.
    package static func unfinished(_ path: String) -> String { path + ".partial" }

    /// Starts an empty file, replacing an unfinished one of an earlier run.
    package init(path: String) throws(FileError) {
        self.path = path
        descriptor = open(Self.unfinished(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("create", Self.unfinished(path)) }
        buffer.reserveCapacity(1 << 17)
    }

    /// Appends bytes that end in "\n" for each of `lines` lines.
    package func append(_ more: [UInt8], lines count: Int = 1) throws(FileError) {
        buffer += more
        bytes += more.count
        lines += count
        if buffer.count >= 1 << 16 { try flush() }
    }

    private func flush() throws(FileError) {
        var done = 0
        buffer.withUnsafeBytes { digest.update($0) }
        while done < buffer.count {
            let written = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw FileError("write", partial)
            }
            done += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Puts the file on the disk under its name and says what it holds. The folder is still to be synced.
    package func finish() throws(FileError) -> RunManifest.File {
        try flush()
        guard fsync(descriptor) == 0 else { throw FileError("sync", partial) }
        close(descriptor)
        descriptor = -1
        try FileSystem.move(partial, to: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return RunManifest.File(path: name, lines: lines, bytes: bytes, sha256: digest.hex)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
