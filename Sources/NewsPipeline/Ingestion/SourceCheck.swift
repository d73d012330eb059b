internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// Whether a source of the configuration can be read.
package struct SourceCheck: Equatable, Sendable {
    /// The source's name in the configuration.
    package var name: String
    /// Its place, as the configuration has it.
    package var path: String
    /// What its content is.
    package var kind: String
    /// Why it cannot be read; nil when it can.
    package var problem: String?

    /// A line for a person.
    package var line: String { "\(name)\t\(path)\t\(kind)\t\(problem ?? "ok")" }

    /// Looks at every source, in the configuration's order.
    package static func all(_ configuration: Configuration) -> [SourceCheck] { configuration.sources.map(check) }

    private static func check(_ source: Configuration.Source) -> SourceCheck {
        var check = SourceCheck(name: source.name, path: source.label, kind: "-", problem: nil)
        guard source.enabled else {
            check.kind = "disabled"
            return check
        }
        if let web = source.web {
            check.kind = "web"
            if let credentials = web.credentials, credentials.secret == nil {
                check.problem = "its credentials are not where the configuration says"
            }
            return check
        }
        if FileSystem.isFolder(source.path) {
            check.kind = "folder"
        } else {
            do throws(FileError) {
                let kind = InputKind(of: try FileSystem.read(source.path, limit: InputKind.sample))
                check.kind = kind.rawValue
                if kind == .unknown { check.problem = "it is no page, feed, archive or list of articles" }
                if kind == .empty { check.problem = "it is empty" }
            } catch {
                check.problem = "\(error)"
            }
        }
        if check.problem == nil, let pages = source.pages { check.problem = problem(pages) }
        return check
    }

    private static func problem(_ pages: Configuration.Pages) -> String? {
        switch pages {
        case .manifest: PageStore(pages).failure
        case .mirrors(let mirrors):
            mirrors.first { !FileSystem.isFolder($0.folder) }.map { "\($0.label) is no folder" }
        }
    }
}

/// What is remembered of every source.
package enum SourceList {
    /// Tab-separated lines: name, path, last look, next look, state.
    package static func lines(_ configuration: Configuration) throws -> [String] {
        let state = FileSystem.isFolder(configuration.state) ? try StateDatabase(folder: configuration.state) : nil
        return try configuration.sources.map { source in
            if source.web != nil { return try web(source, state?.webSource(source.name)) }
            let known = try state?.source(source.name)
            let standing = source.enabled ? known?.lastError ?? (known == nil ? "never looked at" : "ok") : "disabled"
            return
                "\(source.name)\t\(source.label)\t\(known?.checkedAt ?? "-")\t\(known?.dueAt ?? "every run")\t\(standing)"
        }
    }

    private static func web(_ source: Configuration.Source, _ known: WebSourceState?) -> String {
        let standing =
            !source.enabled
            ? "disabled"
            : known.map {
                $0.isRetired
                    ? "retired" : $0.failures > 0 ? "\($0.status), \(Counted($0.failures, "failure"))" : $0.status
            } ?? "never looked at"
        let looked = known?.succeededAt.map { WallClock.format(Int64($0) * 1000) } ?? "-"
        let due = known.map { WallClock.format(Int64($0.dueAt) * 1000) } ?? "every run"
        return "\(source.name)\t\(known?.url ?? source.label)\t\(looked)\t\(due)\t\(standing)"
    }
}
