internal import NewsArchive
internal import NewsLoaders
internal import NewsModel

extension InputOpener {
    /// An archive, or something else that is compressed: told by the unpacked bytes.
    func archive(_ file: OpenFile, _ prefix: [UInt8], _ name: String, _ entry: CaptureEntry?) -> any ItemSource {
        if ArchiveInputs.isArchive(prefix) { return ArchiveItems(file, prefix: prefix, name: name, opener: self) }
        do {
            let packed =
                prefix + (try FileSystem.read(file.descriptor, path: file.path, limit: limits.body + 1 - prefix.count))
            guard packed.count <= limits.body else { throw ContentCodingError.tooLarge(limits.body) }
            let body = try ContentCoding.decoded(packed, ["gzip"], limit: limits.body)
            let kind = InputKind(of: body)
            switch kind {
            case .html, .feed: return content(kind, body, name, entry)
            case .articles: return ArticleItems(file, prefix: body, name: name, limits: limits)
            case .manifest where entry == nil: return ManifestItems(file, prefix: body, opener: self)
            default:
                return SingleItem(
                    rejection(
                        name, "unknown_content",
                        "what is compressed in it is no page, feed, archive or list of articles"))
            }
        } catch ContentCodingError.tooLarge {
            return SingleItem(
                rejection(name, "too_large", "it unpacks to more than \(limits.body) bytes: unpack it first"))
        } catch ContentCodingError.bomb {
            return SingleItem(
                rejection(name, "bomb", "it unpacks to a multiple of its size that no page has: leave it out"))
        } catch ContentCodingError.cutShort {
            return SingleItem(
                rejection(name, "bad_gzip", "it ends before its compressed content does: fetch it again"))
        } catch let error as FileError {
            return SingleItem(rejection(name, "unreadable", "\(error): check the disk"))
        } catch {
            return SingleItem(
                rejection(name, "bad_gzip", "its compressed content is damaged: fetch it again"))
        }
    }
}

extension ArchiveInputs {
    /// Whether bytes from the start of a file are those of a web archive, plain or compressed.
    static func isArchive(_ prefix: [UInt8]) -> Bool {
        func begins(_ bytes: [UInt8]) -> Bool {
            bytes.starts(with: "WARC/".utf8) || bytes.starts(with: "filedesc:".utf8)
        }
        guard InputKind(of: prefix) == .gzip else { return begins(prefix) }
        // The first record alone: what the next ones unpack to says nothing about the file.
        return begins(ContentCoding.start(ofGzip: prefix))
    }
}

/// The pages of a web archive.
final class ArchiveItems: ItemSource {
    private let reader: WARCReader
    private let file: OpenFile
    private let name: String
    private let opener: InputOpener

    init(_ file: OpenFile, prefix: [UInt8], name: String, opener: InputOpener) {
        self.file = file
        self.name = name
        self.opener = opener
        reader = WARCReader(descriptor: file.descriptor, name: name, prefix: prefix)
    }

    func next() -> ItemStep? {
        while let entry = reader.next() {
            switch entry {
            case .rejected(let rejection): return .item(.rejected(rejection))
            case .record(let record):
                do throws(Rejection) {
                    // Requests, metadata and what is said about the archive are no items at all.
                    guard let capture = try record.capture(archive: name) else { continue }
                    return step(capture)
                } catch {
                    // An image or a video is passed over, in whatever state it is.
                    if let type = HTTPMessage(record.block)?.field("Content-Type"), !Self.isPage(type) {
                        return .item(.skipped)
                    }
                    return .item(.rejected(error))
                }
            }
        }
        return nil
    }

    /// Whether what a server calls so may be a page or a feed.
    private static func isPage(_ mediaType: String) -> Bool {
        let declared = mediaType.lowercased()
        return ["html", "xml", "text/plain", "octet-stream"].contains { declared.contains($0) } || declared.isEmpty
    }

    private func step(_ capture: Capture) -> ItemStep {
        if let status = capture.status, status >= 300 { return .item(status >= 400 ? .capture(capture) : .skipped) }
        let declared = capture.mediaType?.lowercased() ?? ""
        guard Self.isPage(declared) else { return .item(.skipped) }
        switch InputKind(of: Array(capture.body.prefix(InputKind.sample))) {
        case .feed: return .source(ArchivedFeed(capture, opener: opener))
        case .html: return .item(.capture(capture))
        case .unknown where declared.contains("html"): return .item(.capture(capture))
        default: return .item(.skipped)
        }
    }
}

/// A feed in an archive: the stories it carries in full. One without any is there for its links and is passed over.
final class ArchivedFeed: ItemSource {
    private let items: FeedItems

    init(_ capture: Capture, opener: InputOpener) { items = FeedItems(capture, opener: opener) }

    func next() -> ItemStep? {
        guard let step = items.next() else { return nil }
        if case .item(.rejected(let rejection)) = step, rejection.code == "feed_without_stories" {
            return .item(.skipped)
        }
        return step
    }
}
