internal import NewsLoaders
internal import NewsModel
internal import Yams

/// Reads gleaner.yaml: every key is known or an error, every mistake has its line and column.
package struct ConfigurationReader {
    /// Every key with what it means, for documentation and its test.
    package static let keys = [
        "state", "output", "load", "jobs", "max_reject_ratio", "every", "sources", "archive", "contact", "hosts",
        "recheck", "metrics", "compact_after", "silent_after", "companies", "watch",
    ]
    /// Every key of a source.
    package static let sourceKeys = [
        "name", "url", "base_url", "pages", "every", "enabled", "headers", "credentials", "proxy", "allow_addresses",
        "delay", "max_bytes",
    ]

    private let file: String
    private let folder: String
    private var problems: [ConfigurationError.Problem] = []
    private var every = 0

    /// Reads a file.
    package static func read(file: String) throws(ConfigurationError) -> Configuration {
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(file, limit: 4 << 20) } catch {
            let message =
                "it cannot be read (\(error.reason)): name another with --config, or begin with a copy of Config/gleaner.yaml"
            throw ConfigurationError(file: file, problems: [.init(line: 0, column: 0, message: message)])
        }
        // What is no text is not shown: its control characters would reach the terminal.
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw ConfigurationError(file: file, problems: [.init(line: 0, column: 0, message: "it is no UTF-8 text")])
        }
        return try read(text: text, file: file)
    }

    /// Reads the demonstration's configuration (`Config/demo.yaml`), which is compiled in: paths start at the project's folder.
    package static func readDemonstration() throws(ConfigurationError) -> Configuration {
        try read(text: String(decoding: Table("configuration/demo").bytes, as: UTF8.self), file: "Config/demo.yaml")
    }

    /// Reads the text of a file; relative paths start at the folder of `file`.
    package static func read(text: String, file: String) throws(ConfigurationError) -> Configuration {
        var reader = ConfigurationReader(file: file)
        let configuration = reader.configuration(text)
        guard reader.problems.isEmpty else { throw ConfigurationError(file: file, problems: reader.problems) }
        return configuration
    }

    private init(file: String) {
        self.file = file
        folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    }

    private mutating func configuration(_ text: String) -> Configuration {
        var configuration = Configuration()
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            note(error)
            return configuration
        }
        guard let root else {
            problems.append(.init(line: 0, column: 0, message: "the file is empty: it needs at least `sources:`"))
            return configuration
        }
        configuration.state = path(configuration.state)
        configuration.output = path(configuration.output)
        configuration.archive = path(configuration.archive)
        let values = mapping(root, keys: Self.keys, of: "the configuration")
        if let node = values["every"] { every = duration(node) ?? 0 }
        if let node = values["state"], let text = string(node) { configuration.state = path(text) }
        if let node = values["output"], let text = string(node) { configuration.output = path(text) }
        if let node = values["jobs"], let jobs = integer(node, 0...256) { configuration.jobs = jobs }
        if let node = values["max_reject_ratio"], let ratio = ratio(node) { configuration.maxRejectRatio = ratio }
        if let node = values["archive"], let text = string(node) { configuration.archive = path(text) }
        if let node = values["contact"] { configuration.contact = contact(node) }
        if let node = values["metrics"], let text = string(node) { configuration.metrics = path(text) }
        if let node = values["companies"], let text = string(node) { configuration.companies = path(text) }
        if let node = values["watch"], let text = string(node) { configuration.watch = path(text) }
        if let node = values["hosts"], let hosts = integer(node, 1...256) { configuration.hosts = hosts }
        if let node = values["recheck"] { configuration.recheck = list(node).compactMap { duration($0) }.sorted() }
        if let node = values["compact_after"], let age = duration(node) { configuration.compactAfter = age }
        if let node = values["silent_after"], let age = duration(node) { configuration.silentAfter = age }
        if let node = values["load"] { configuration.load = targets(node) }
        if let node = values["sources"] {
            configuration.sources = sources(node)
        } else {
            note(root, "`sources` is missing: name at least one place that news come from")
        }
        if configuration.contact == nil, configuration.sources.contains(where: { $0.web != nil }) {
            note(
                values["sources"] ?? root,
                "`contact` is missing: publishers must be able to reach who fetches from them (an address or e-mail)")
        }
        return configuration
    }

    // MARK: Sources

    private mutating func sources(_ node: Node) -> [Configuration.Source] {
        guard case .sequence(let items) = node else {
            note(node, "`sources` is a list of sources, each with `name` and `url`")
            return []
        }
        var sources: [Configuration.Source] = []
        for item in items {
            let values = mapping(item, keys: Self.sourceKeys, of: "a source")
            guard let name = values["name"].flatMap({ string($0) }), let url = values["url"].flatMap({ string($0) })
            else {
                note(item, "a source needs `name` and `url`")
                continue
            }
            if sources.contains(where: { $0.name == name }) { note(item, "two sources are called \(name)") }
            guard var source = place(name, url, values["url"] ?? item) else { continue }
            if source.web != nil {
                source.web = web(source, values)
            } else {
                for key in Self.webKeys where values[key] != nil {
                    note(values[key] ?? item, "`\(key)` is for sources on the web")
                }
            }
            source.baseURL = values["base_url"].flatMap { webAddress($0) }
            source.pages = values["pages"].flatMap { pages($0) }
            source.every = values["every"].flatMap { duration($0) } ?? every
            source.enabled = values["enabled"].flatMap { boolean($0) } ?? true
            sources.append(source)
        }
        if items.isEmpty { note(node, "`sources` is empty: name at least one place that news come from") }
        return sources
    }

    /// A place on this machine or on the web.
    private mutating func place(_ name: String, _ url: String, _ node: Node) -> Configuration.Source? {
        if url.hasPrefix("file:") {
            let label = String(url.dropFirst(5)).replacingPrefix("//", by: "")
            return Configuration.Source(name: name, path: path(label), label: label)
        }
        guard let address = WebURL(url), address.isWeb, address.host?.isEmpty == false else {
            note(node, "`url` must begin with https://, http:// or file:")
            return nil
        }
        var source = Configuration.Source(name: name, path: url, label: url)
        source.web = Configuration.Web(url: address)
        return source
    }

    private mutating func pages(_ node: Node) -> Configuration.Pages? {
        if let manifest = node.scalar?.string, !manifest.isEmpty { return .manifest(path(manifest)) }
        guard case .mapping(let pairs) = node else {
            note(node, "`pages` is a capture manifest, or maps the beginning of web addresses to folders")
            return nil
        }
        var mirrors: [Configuration.Mirror] = []
        for (key, value) in pairs {
            guard let prefix = webAddress(key), let label = string(value) else { continue }
            mirrors.append(.init(prefix: prefix, folder: path(label), label: label))
        }
        return .mirrors(mirrors)
    }

    private mutating func targets(_ node: Node) -> [String] {
        let nodes: [Node] = if case .sequence(let items) = node { Array(items) } else { [node] }
        return nodes.compactMap { item in
            guard let text = string(item) else { return nil }
            if text.hasPrefix("sqlite:") { return "sqlite:" + path(String(text.dropFirst(7))) }
            if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") { return text }
            note(item, "`load` is sqlite:PATH or postgresql://…")
            return nil
        }
    }

    // MARK: Values

    mutating func mapping(_ node: Node, keys: [String], of what: String) -> [String: Node] {
        guard case .mapping(let pairs) = node else {
            note(node, "\(what) is a mapping of keys to values")
            return [:]
        }
        var values: [String: Node] = [:]
        for (key, value) in pairs {
            guard let name = key.scalar?.string, keys.contains(name) else {
                note(key, "unknown key `\(key.scalar?.string ?? "?")`: \(what) has \(keys.joined(separator: ", "))")
                continue
            }
            values[name] = value
        }
        return values
    }

    mutating func string(_ node: Node) -> String? {
        guard let text = node.scalar?.string, !text.isEmpty else {
            note(node, "a text is expected here")
            return nil
        }
        return text
    }

    private mutating func webAddress(_ node: Node) -> String? {
        guard let text = string(node) else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
            note(node, "a web address is expected here, beginning with https:// or http://")
            return nil
        }
        return text
    }

    mutating func integer(_ node: Node, _ range: ClosedRange<Int>) -> Int? {
        guard let value = node.scalar.flatMap({ Int($0.string) }), range.contains(value) else {
            note(node, "a whole number from \(range.lowerBound) to \(range.upperBound) is expected here")
            return nil
        }
        return value
    }

    private mutating func ratio(_ node: Node) -> Double? {
        guard let value = node.scalar.flatMap({ Double($0.string) }), value >= 0, value <= 1 else {
            note(node, "a number from 0 to 1 is expected here")
            return nil
        }
        return value
    }

    private mutating func boolean(_ node: Node) -> Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            note(node, "true or false is expected here")
            return nil
        }
    }

    mutating func duration(_ node: Node) -> Int? {
        let text = node.scalar?.string ?? ""
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        if let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), (0...100_000).contains(count)
        {
            return count * unit
        }
        if text == "0" { return 0 }
        note(node, "a duration is expected here: 90s, 15m, 6h or 1d")
        return nil
    }

    // MARK: Places

    /// A path from the working folder, without `.` and `..` inside.
    func path(_ text: String) -> String {
        let whole = text.hasPrefix("/") ? text : folder + "/" + text
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (whole.hasPrefix("/") ? "/" : "") + (parts.isEmpty ? "." : parts.joined(separator: "/"))
    }

    mutating func note(_ node: Node, _ message: String) {
        problems.append(.init(line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message))
    }

    private mutating func note(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            problems.append(.init(line: mark.line, column: mark.column, message: problem))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().joined(separator: ", ")
            problems.append(
                .init(
                    line: context.mark.line, column: context.mark.column, message: "the key \(names) stands here twice")
            )
        default: problems.append(.init(line: 0, column: 0, message: "\(error)"))
        }
    }
}

extension String {
    /// The text with `prefix`, where it begins so, replaced.
    fileprivate func replacingPrefix(_ prefix: String, by replacement: String) -> String {
        hasPrefix(prefix) ? replacement + dropFirst(prefix.utf8.count) : self
    }
}
