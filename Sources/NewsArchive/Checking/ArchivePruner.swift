internal import Glibc
public import NewsModel

/// Removes records from archives: those older than a day, and those of an address that someone wants forgotten.
///
/// A file is rewritten beside itself and then replaces itself, so that a crash leaves the old one or the new one. What
/// cannot be read is kept as it is: a file with damage is not rewritten.
public struct ArchivePruner: Sendable {
    /// Records with an earlier WARC-Date go ("2024-05-01").
    public var before: String?
    /// Records of these addresses go, however the address is spelt (``WebURL/normalized``).
    public var urls: Set<String>

    /// What happened to one file.
    public struct Report: Equatable, Sendable {
        /// The archive.
        public var path: String
        /// Records kept.
        public var kept = 0
        /// Records left out.
        public var removed = 0
        /// Nothing but what describes the archive was left, and the file is gone.
        public var isDeleted = false
        /// Why the file was left alone.
        public var rejection: Rejection?
    }

    /// What to leave out: what is older than a date, and what comes from these addresses.
    public init(before: String? = nil, urls: [String] = []) {
        self.before = before
        self.urls = Set(urls.map(Self.normalized))
    }

    /// Prunes one file; with `isTrial` only says what would go.
    public func prune(_ path: String, isTrial: Bool = false) throws(FileError) -> Report {
        var report = Report(path: path)
        let reader = try WARCReader(path: path)
        var kept: [(offset: Int, length: Int)] = []
        var describing = 0
        while let entry = reader.next() {
            guard case .record(let record) = entry, !record.isTruncated, let length = record.length else {
                report.rejection = rejection(entry, path)
                return report
            }
            if goes(record) {
                report.removed += 1
            } else {
                report.kept += 1
                if record.type == "warcinfo" || record.type == "arc_header" { describing += 1 }
                kept.append((record.offset, length))
            }
        }
        guard report.removed > 0 else { return report }
        report.isDeleted = report.kept == describing
        if isTrial { return report }
        if report.isDeleted { try ArchiveFile.remove(path) } else { try rewrite(path, kept) }
        return report
    }

    private func goes(_ record: WARCRecord) -> Bool {
        if record.type == "warcinfo" || record.type == "arc_header" { return false }
        // RFC 3339 in UTC compares as text.
        if let before, let date = record.date, date.utf8.lexicographicallyPrecedes(before.utf8) { return true }
        guard !urls.isEmpty, let url = record.url else { return false }
        return urls.contains(Self.normalized(url))
    }

    private static func normalized(_ url: String) -> String { WebURL(url)?.normalized.description ?? url }

    private func rejection(_ entry: WARCEntry, _ path: String) -> Rejection {
        switch entry {
        case .rejected(let rejection): rejection
        case .record(let record):
            Rejection(
                input: "\(path)@\(record.offset)", stage: "archive",
                code: record.isTruncated ? "truncated_record" : "not_separable",
                message: record.isTruncated
                    ? "the archive ends inside the record: repair it before it is pruned"
                    : "several records share one gzip member: rewrite the file with one member a record before it is pruned",
                source: record.url)
        }
    }

    private func rewrite(_ path: String, _ kept: [(offset: Int, length: Int)]) throws(FileError) {
        let temporary = path + ".pruning"
        try ArchiveFile.remove(temporary)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        defer { close(descriptor) }
        let file = try ArchiveFile(creating: temporary)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        for (offset, length) in kept {
            var done = 0
            while done < length {
                let n = buffer.withUnsafeMutableBytes {
                    pread(descriptor, $0.baseAddress, min($0.count, length - done), off_t(offset + done))
                }
                if n < 0, errno == EINTR { continue }
                guard n > 0 else { throw FileError(path: path, operation: "read", code: n < 0 ? errno : EIO) }
                try file.append(buffer[..<n])
                done += n
            }
        }
        try file.sync()
        try ArchiveFile.move(temporary, to: path)
    }
}

/// The archives of a folder.
public enum ArchiveFolder {
    /// The files that a path means: itself, or the finished archives in the folder, in byte order.
    public static func files(_ path: String) throws(FileError) -> [String] {
        if ArchiveFile.size(path) != nil { return [path] }
        return try ArchiveFile.names(in: path)
            .filter { name in [".warc", ".warc.gz", ".arc", ".arc.gz"].contains { name.hasSuffix($0) } }
            .map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }
}
