internal import Glibc
package import NewsModel

extension FileError {
    /// The system's last error (errno).
    init(_ operation: String, _ path: String) { self.init(path: path, operation: operation, code: errno) }
}

/// The few calls on files that durability needs, each throwing ``FileError``.
package enum FileSystem {
    /// Creates the folder and those above it.
    package static func makeFolder(_ path: String) throws(FileError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o755) != 0 && errno != EEXIST { throw FileError("create", made) }
        }
        guard isFolder(path) else { throw FileError(path: path, operation: "create", code: ENOTDIR) }
    }

    /// Makes names created or renamed in the folder survive a crash.
    package static func syncFolder(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError("sync", path) }
    }

    /// Renames within one file system, replacing what stands there.
    package static func move(_ old: String, to new: String) throws(FileError) {
        guard rename(old, new) == 0 else { throw FileError("rename", old) }
    }

    /// Deletes a file; one that is not there is no error.
    package static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileError("delete", path) }
    }

    /// Deletes a folder with everything in it.
    package static func removeFolder(_ path: String) throws(FileError) {
        for name in try names(in: path) {
            let child = path + "/" + name
            if isFolder(child) && !isLink(child) { try removeFolder(child) } else { try remove(child) }
        }
        guard rmdir(path) == 0 || errno == ENOENT else { throw FileError("delete", path) }
    }

    /// The names in a folder in byte order, without `.` and `..`.
    package static func names(in folder: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder) else { throw FileError("read", folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a file or folder stands there.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether a folder stands there, links followed.
    package static func isFolder(_ path: String) -> Bool { mode(path).map { $0 & S_IFMT == S_IFDIR } ?? false }

    /// Whether an open file is a folder.
    package static func isFolder(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether an open file is a regular one: no pipe, which may never say anything, and no device, which may never end.
    package static func isFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether the path itself is a symbolic link.
    package static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Bytes of a regular file; nil where there is none.
    package static func size(_ path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    private static func mode(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }

    /// Throws where the file system of a folder has less than `bytes` left for this user; a folder that is not there is not judged.
    package static func requireSpace(_ folder: String, bytes: Int) throws(FileError) {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return }
        let (free, isMore) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
            by: Int(clamping: status.f_frsize))
        guard isMore || free >= bytes else {
            throw FileError(path: folder, operation: "keep \(bytes >> 20) MiB free below", code: ENOSPC)
        }
    }

    /// Hands over a file's bytes piece by piece.
    package static func chunks(of path: String, _ body: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        while true {
            let bytes = try read(descriptor, path: path, limit: 1 << 20)
            if bytes.isEmpty { return }
            try body(bytes)
        }
    }

    /// At most `limit` bytes from the start of a file.
    package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        return try read(descriptor, path: path, limit: limit)
    }

    /// At most `limit` bytes from an open file.
    package static func read(_ descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
        var status = stat()
        // One byte more than the file has: the end is seen without asking twice.
        let expected = fstat(descriptor, &status) == 0 && status.st_size > 0 ? Int(status.st_size) + 1 : 0
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let room = min(limit - bytes.count, bytes.count < expected ? expected - bytes.count : 1 << 16)
            var (count, code): (Int, Int32) = (0, 0)
            bytes.append(addingCapacity: room) { free in
                free.withUnsafeMutableBufferPointer { buffer, initialized in
                    count = Glibc.read(descriptor, buffer.baseAddress, min(room, buffer.count))
                    code = errno
                    initialized = max(0, count)
                }
            }
            if count < 0 {
                if code == EINTR { continue }
                throw FileError(path: path, operation: "read", code: code)
            }
            if count == 0 || (count < room && bytes.count + 1 == expected) { break }
        }
        return bytes
    }
}
