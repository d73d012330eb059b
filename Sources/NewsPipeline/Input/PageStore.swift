internal import NewsLoaders
internal import NewsModel

/// Finds the stored page of a feed's entry. Only what the configuration names is ever opened: a feed cannot lead anywhere else.
struct PageStore: Sendable {
    private var entries: [String: (path: String, entry: CaptureEntry)] = [:]
    private var mirrors: [Configuration.Mirror] = []
    /// Why the manifest could not be read.
    private(set) var failure: String?

    init(_ pages: Configuration.Pages) {
        switch pages {
        case .mirrors(let mirrors): self.mirrors = mirrors
        case .manifest(let path):
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            do {
                let reader = try LineReader(path: path)
                while let line = try reader.next() {
                    guard case .bytes(let bytes) = line, !bytes.isEmpty else { continue }
                    let entry = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
                        var cursor = JSONCursor(buffer)
                        return try CaptureEntry(&cursor)
                    }
                    guard let url = entry.url else { continue }
                    entries[url] = (entry.path.hasPrefix("/") ? entry.path : folder + entry.path, entry)
                }
            } catch {
                failure = "\(path): \(error)"
            }
        }
    }

    /// The file that holds the page at `link`, with what is known of it; nil where none is stored.
    func page(_ link: String) -> (path: String, entry: CaptureEntry)? {
        if let known = entries[link] { return known }
        for mirror in mirrors where link.hasPrefix(mirror.prefix) {
            let rest = link.dropFirst(mirror.prefix.utf8.count).prefix { $0 != "?" && $0 != "#" }
            let parts = rest.split(separator: "/")
            // A link that climbs out of the folder, by itself or by a symbolic link, is no page of it.
            guard !parts.isEmpty, !parts.contains(".."), !rest.contains("\0") else { continue }
            var path = mirror.folder
            var climbs = false
            for part in parts {
                path += "/" + part
                climbs = climbs || FileSystem.isLink(path)
            }
            guard !climbs, FileSystem.size(path) != nil else { continue }
            var entry = CaptureEntry(path: mirror.label + "/" + parts.joined(separator: "/"))
            entry.url = link
            return (path, entry)
        }
        return nil
    }
}
