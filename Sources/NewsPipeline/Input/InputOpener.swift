internal import Glibc
internal import NewsLoaders
internal import NewsModel

/// Tells by its content what an input is, and opens it.
struct InputOpener {
    let limits: InputLimits
    /// Stored pages of feeds' entries, where the configuration names some.
    var pages: PageStore?
    /// Where the files below a path are published.
    var publication: Publication?
    /// Whether it reads a source of a configuration, which may have nothing to say.
    var isSource = false
    /// Files that are read elsewhere and left out of folders.
    var excluded: Set<String> = []

    /// Counts what could be opened.
    let opened = OpenCount()

    init(limits: InputLimits) { self.limits = limits }

    /// Files and streams opened so far.
    final class OpenCount { var files = 0 }

    /// A path and the web address of what stands there.
    struct Publication: Sendable {
        var root: String
        var base: String

        func address(of path: String) -> String? {
            guard path.hasPrefix(root) else { return nil }
            return base + path.dropFirst(root.utf8.count).drop { $0 == "/" }
        }
    }

    /// Opens a file, a folder or standard input; with `entry` as a manifest describes it.
    func open(_ path: String, entry: CaptureEntry? = nil, depth: Int = 0) -> (kind: String, source: any ItemSource) {
        guard !path.utf8.contains(0) else {
            return ("unknown", SingleItem(rejection(path, "not_found", "no path has a NUL in it: check the path")))
        }
        if path == "-" { return stream(0, path: "-", owned: false, entry: entry) }
        // Who names a pipe wants it read; one that stands in a folder or a manifest would be waited for forever.
        let isNamed = depth == 0 && entry == nil
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | (isNamed ? 0 : O_NONBLOCK))
        let code = errno
        // What was opened is asked what it is; to look its path up first would cost every page a second look.
        if descriptor >= 0 ? FileSystem.isFolder(descriptor) : FileSystem.isFolder(path) {
            if descriptor >= 0 { close(descriptor) }
            return ("folder", FolderItems(path, opener: self, depth: depth))
        }
        guard descriptor >= 0 else {
            let missing = code == ENOENT
            let reason = String(cString: strerror(code))
            return (
                "unknown",
                SingleItem(
                    rejection(
                        entry?.path ?? path, missing ? "not_found" : "unreadable",
                        "it cannot be opened (\(reason)): check the path and its rights"))
            )
        }
        guard isNamed || FileSystem.isFile(descriptor) else {
            close(descriptor)
            return (
                "unknown",
                SingleItem(
                    rejection(entry?.path ?? path, "not_a_file", "it is a pipe, a socket or a device: leave it out"))
            )
        }
        return stream(descriptor, path: path, owned: true, entry: entry)
    }

    /// Opens a capture manifest.
    func manifest(_ path: String) -> (kind: String, source: any ItemSource) {
        let descriptor = path == "-" ? 0 : Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            return (
                "manifest",
                SingleItem(rejection(path, "not_found", "the manifest cannot be opened: check the path and its rights"))
            )
        }
        let file = OpenFile(descriptor, path: path, owned: path != "-")
        return ("manifest", ManifestItems(file, prefix: [], opener: self))
    }

    private func stream(_ descriptor: Int32, path: String, owned: Bool, entry: CaptureEntry?) -> (
        kind: String, source: any ItemSource
    ) {
        let file = OpenFile(descriptor, path: path, owned: owned)
        let name = entry?.path ?? path
        let prefix: [UInt8]
        do throws(FileError) { prefix = try FileSystem.read(descriptor, path: path, limit: InputKind.sample) } catch {
            return ("unknown", SingleItem(rejection(name, "unreadable", "\(error): check that it is a file")))
        }
        opened.files += 1
        var kind = InputKind(of: prefix)
        if kind == .unknown, entry?.mediaType?.contains("html") == true { kind = .html }
        // What is inside is what the run's manifest tells.
        let told = kind == .gzip && ArchiveInputs.isArchive(prefix) ? .warc : kind
        return (told.rawValue, source(kind, file, prefix, name, entry))
    }

    /// The program that packed what begins with these bytes, where it is one that is not read.
    private static func packing(_ prefix: [UInt8]) -> String? {
        let marks: [(bytes: [UInt8], name: String)] = [
            ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x42, 0x5A, 0x68], "bzip2"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"), ([0x50, 0x4B, 0x03, 0x04], "zip"),
            ([0x04, 0x22, 0x4D, 0x18], "lz4"),
        ]
        // A zstd archive of WARC records may begin with its dictionary in a frame that is skipped.
        if prefix.count > 4, prefix[0] & 0xF0 == 0x50, prefix[1...].starts(with: [0x2A, 0x4D, 0x18]) { return "zstd" }
        return marks.first { prefix.starts(with: $0.bytes) }?.name
    }

    private func source(_ kind: InputKind, _ file: OpenFile, _ prefix: [UInt8], _ name: String, _ entry: CaptureEntry?)
        -> any ItemSource
    {
        switch kind {
        case .warc, .gzip: return archive(file, prefix, name, entry)
        case .html, .feed: return page(kind, file, prefix, name, entry)
        case .articles: return ArticleItems(file, prefix: prefix, name: name, limits: limits)
        case .manifest where entry == nil: return ManifestItems(file, prefix: prefix, opener: self)
        case .empty: return SingleItem(rejection(name, "empty", "there is nothing in it: fetch it again"))
        case .unknown where Self.packing(prefix) != nil:
            return SingleItem(
                rejection(
                    name, "unsupported_compression",
                    "it is compressed by \(Self.packing(prefix) ?? ""), which is not read: unpack it, or pack it with gzip"
                ))
        case .unknown, .manifest:
            return SingleItem(
                rejection(
                    name, "unknown_content", "it is no page, feed, archive, list of articles or manifest: leave it out")
            )
        }
    }

    private func page(_ kind: InputKind, _ file: OpenFile, _ prefix: [UInt8], _ name: String, _ entry: CaptureEntry?)
        -> any ItemSource
    {
        var body = prefix
        // A file that ended within the sample has been read.
        do throws(FileError) {
            if prefix.count < InputKind.sample { return content(kind, body, name, entry) }
            body += try FileSystem.read(file.descriptor, path: file.path, limit: max(0, limits.body + 1 - prefix.count))
        } catch {
            return SingleItem(rejection(name, "unreadable", "\(error): check the disk"))
        }
        return content(kind, body, name, entry)
    }

    /// A whole page or feed whose bytes are at hand.
    func content(_ kind: InputKind, _ body: [UInt8], _ name: String, _ entry: CaptureEntry?) -> any ItemSource {
        guard body.count <= limits.body else {
            return SingleItem(rejection(name, "too_large", "it has more than \(limits.body) bytes: no news page has"))
        }
        var capture = Capture(body: body, name: name, entry: entry)
        if capture.url == nil { capture.url = publication?.address(of: name) }
        return kind == .feed ? FeedItems(capture, opener: self) : SingleItem(.capture(capture))
    }

    /// A rejection of something that cannot be read at all.
    func rejection(_ name: String, _ code: String, _ message: String) -> InputItem.Content {
        .rejected(Rejection(input: name, stage: "capture", code: code, message: message))
    }
}

extension Capture {
    /// A file's bytes, described by a line of a manifest where there is one.
    init(body: [UInt8], name: String, entry: CaptureEntry?) {
        self.init(body: body, source: ArticleSource(kind: "file", path: name))
        guard let entry else { return }
        url = entry.url
        mediaType = entry.mediaType
        charset = entry.charset
        headers = entry.headers
        observedAt = entry.observedAt
        id = entry.id
    }
}

/// An open file; closed with its last user.
final class OpenFile {
    let descriptor: Int32
    let path: String
    private let owned: Bool

    init(_ descriptor: Int32, path: String, owned: Bool) {
        self.descriptor = descriptor
        self.path = path
        self.owned = owned
    }

    deinit { if owned { close(descriptor) } }
}
