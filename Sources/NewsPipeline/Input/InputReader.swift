internal import NewsLoaders
internal import NewsModel

/// Reads inputs in order, whatever they are, one item at a time: the source of every batch command.
final class InputReader {
    /// The inputs as named by the user; a manifest is one input.
    private(set) var inputs: [RunManifest.Input]
    private let paths: [String]
    private let opener: InputOpener
    private let since: String?
    private var stack: [any ItemSource] = []
    private var current = -1

    /// Reads `paths` (files, folders, `-` for standard input), then the pages a capture manifest names.
    ///
    /// With `since` (RFC 3339 or a date) captures that were observed earlier are left out; files named in `excluded` are
    /// passed over in folders.
    init(
        paths: [String], manifest: String? = nil, since: String? = nil, limits: InputLimits = InputLimits(),
        excluded: Set<String> = []
    ) {
        self.paths = paths + (manifest.map { [$0] } ?? [])
        self.since = since
        var opener = InputOpener(limits: limits)
        opener.excluded = excluded
        self.opener = opener
        inputs = self.paths.map { RunManifest.Input(path: $0, kind: "unknown", bytes: FileSystem.size($0)) }
        manifestIndex = manifest == nil ? nil : paths.count
    }

    /// Reads one source of a configuration; the entries of its feeds are looked up among its stored pages.
    init(source: Configuration.Source, since: String? = nil, limits: InputLimits = InputLimits()) {
        paths = [source.path]
        self.since = since
        var opener = InputOpener(limits: limits)
        opener.isSource = true
        opener.pages = source.pages.map { PageStore($0) }
        opener.publication = source.baseURL.map { .init(root: source.path, base: $0) }
        self.opener = opener
        inputs = [RunManifest.Input(path: source.label, kind: "source")]
        manifestIndex = nil
    }

    private let manifestIndex: Int?

    /// Files and streams that could be opened so far, whatever was in them.
    var opened: Int { opener.opened.files }

    /// The next item; nil behind the last one.
    func next() -> InputItem? {
        while true {
            guard let top = stack.last else {
                current += 1
                guard current < paths.count else { return nil }
                open(current)
                continue
            }
            switch top.next() {
            case nil: stack.removeLast()
            case .source(let source): stack.append(source)
            case .item(let content):
                if isTooOld(content) { continue }
                return InputItem(content, input: current)
            }
        }
    }

    private func open(_ index: Int) {
        let path = paths[index]
        let (kind, source) = index == manifestIndex ? opener.manifest(path) : opener.open(path)
        inputs[index].kind = kind
        stack.append(source)
    }

    private func isTooOld(_ content: InputItem.Content) -> Bool {
        guard let since, let observed = Self.observedAt(content) else { return false }
        return DocumentRank.isEarlier(observed, than: since)
    }

    private static func observedAt(_ content: InputItem.Content) -> String? {
        switch content {
        case .capture(let capture): capture.observedAt
        case .article(let article): article.observedAt
        case .rejected, .skipped: nil
        }
    }
}
