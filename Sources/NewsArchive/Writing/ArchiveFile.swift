internal import Glibc
internal import NewsModel

/// A file that is written to its end, piece by piece.
final class ArchiveFile {
    let path: String
    private let descriptor: Int32
    /// Bytes written so far.
    private(set) var size = 0

    /// Creates the file; one of that name must not exist.
    init(creating path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "create", code: errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func append(_ bytes: some Collection<UInt8>) throws(FileError) {
        let bytes = Array(bytes)
        var done = 0
        while done < bytes.count {
            let n = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
            if n < 0 {
                if errno == EINTR { continue }
                let code = errno
                // Half a record would make the whole file doubtful.
                ftruncate(descriptor, size)
                lseek(descriptor, 0, SEEK_END)
                throw FileError(path: path, operation: "write", code: code)
            }
            done += n
        }
        size += bytes.count
    }

    /// Brings what was written to the disk.
    func sync() throws(FileError) {
        guard fsync(descriptor) == 0 else { throw FileError(path: path, operation: "sync", code: errno) }
    }

    /// Renames a file and makes the new name survive a crash.
    static func move(_ old: String, to new: String) throws(FileError) {
        guard rename(old, new) == 0 else { throw FileError(path: old, operation: "rename", code: errno) }
        try syncFolder(of: new)
    }

    static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw FileError(path: path, operation: "delete", code: errno)
        }
        try syncFolder(of: path)
    }

    /// Cuts a file to `size` bytes, on the disk.
    static func cut(_ path: String, to size: Int) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        defer { close(descriptor) }
        guard ftruncate(descriptor, size) == 0, fsync(descriptor) == 0 else {
            throw FileError(path: path, operation: "cut", code: errno)
        }
    }

    static func syncFolder(of path: String) throws(FileError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: folder, operation: "open", code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(path: folder, operation: "sync", code: errno) }
    }

    /// Size of a regular file; nil for what is none.
    static func size(_ path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// Names in a folder in byte order, hidden ones left out.
    static func names(in folder: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder) else { throw FileError(path: folder, operation: "read", code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
