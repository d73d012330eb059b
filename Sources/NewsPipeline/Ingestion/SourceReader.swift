internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// A page of a source that is new or changed, and what the state will know of it.
struct SourceItem: Sendable {
    var content: InputItem.Content
    var memory: PageMemory
}

/// Gives the pages of one source that are new or have other bytes than last time.
final class SourceReader {
    private let source: Configuration.Source
    private let state: StateDatabase
    private let onlyFailed: Bool
    private let reader: InputReader
    /// Pages that were left out because they are as they were.
    private(set) var unchanged = 0

    init(_ source: Configuration.Source, state: StateDatabase, _ options: Ingestion.Options) {
        self.source = source
        self.state = state
        onlyFailed = options.onlyFailed
        reader = InputReader(source: source, since: options.since)
    }

    /// The next page to process; nil behind the last one.
    func next(clock: inout WallClock) throws -> SourceItem? {
        while let item = reader.next() {
            guard let (content, key, digest) = identified(item.content) else { continue }
            let known = try state.entry(source: source.name, key: key)
            let changed = known?.digest != digest
            guard onlyFailed ? known.map({ $0.status != "ok" }) ?? false : changed else {
                unchanged += 1
                continue
            }
            var entry = EntryState(
                source: source.name, key: key, digest: digest, status: "", attempts: changed ? 0 : known?.attempts ?? 0,
                observedAt: clock.observe())
            let observed = dated(content, &entry)
            return SourceItem(content: observed, memory: .entry(entry))
        }
        return nil
    }

    /// What tells this page from others, and these bytes from others.
    private func identified(_ content: InputItem.Content) -> (InputItem.Content, key: String, digest: String)? {
        switch content {
        case .skipped: return nil
        case .rejected(let rejection): return (content, named(rejection.input), rejection.code)
        case .article(let article):
            return (content, article.docID + (article.observedAt.map { "@" + $0 } ?? ""), article.docVersion)
        case .capture(var capture):
            let path = capture.path.map(named)
            capture.path = path
            capture.source.path = path
            // One address may be there several times: in a manifest by its time, in an archive by its place.
            let place = capture.source.warcOffset.map { "\(capture.source.warcFile ?? "")@\($0)" } ?? path
            let key = [capture.url, place, capture.observedAt].compactMap(\.self).joined(separator: " ")
            return (.capture(capture), key, Digest.hex(Digest.sha256(capture.body)))
        }
    }

    /// Paths as the configuration has them: what is written does not depend on where the program was started.
    private func named(_ path: String) -> String {
        path.hasPrefix(source.path) ? source.label + path.dropFirst(source.path.utf8.count) : path
    }

    /// Gives a page that has no time the time of this look.
    private func dated(_ content: InputItem.Content, _ entry: inout EntryState) -> InputItem.Content {
        switch content {
        case .capture(var capture):
            if let time = capture.observedAt { entry.observedAt = time } else { capture.observedAt = entry.observedAt }
            return .capture(capture)
        case .article(var article):
            if let time = article.observedAt { entry.observedAt = time } else { article.observedAt = entry.observedAt }
            return .article(article)
        case .rejected, .skipped: return content
        }
    }
}
