internal import NewsFetcher
internal import NewsModel
internal import Yams

/// Reads the keys of sources on the web.
extension ConfigurationReader {
    /// Keys that make sense for a source on the web alone.
    static let webKeys = ["headers", "credentials", "proxy", "allow_addresses", "delay", "max_bytes"]

    mutating func web(_ source: Configuration.Source, _ values: [String: Node]) -> Configuration.Web? {
        guard var web = source.web else { return nil }
        for key in ["base_url", "pages"] {
            if let node = values[key] { note(node, "`\(key)` is for sources on this machine") }
        }
        if let node = values["headers"] { web.headers = headers(node) }
        if let node = values["credentials"] { web.credentials = credentials(node) }
        if let node = values["proxy"], let text = string(node) {
            if WebURL(text)?.host != nil {
                web.proxy = text
            } else {
                note(node, "`proxy` is an address, as http://proxy.example:3128")
            }
        }
        if let node = values["allow_addresses"] {
            web.allowedAddresses = list(node).compactMap { item in
                guard let text = string(item) else { return nil }
                guard let range = AddressRange(text) else {
                    note(item, "an address range is expected here, as 10.20.0.0/16 or fd00::/8")
                    return nil
                }
                return range
            }
        }
        if let node = values["delay"] { web.delay = duration(node) }
        if let node = values["max_bytes"] { web.maximumBytes = integer(node, 1024...(256 << 20)) }
        return web
    }

    private mutating func headers(_ node: Node) -> [Configuration.Header] {
        guard case .mapping(let pairs) = node else {
            note(node, "`headers` maps names of header fields to values")
            return []
        }
        var headers: [Configuration.Header] = []
        for (key, value) in pairs {
            guard let name = string(key), let text = string(value) else { continue }
            guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }), text.utf8.allSatisfy({ $0 >= 0x20 })
            else {
                note(key, "a header field has a name without spaces or colons, and a value on one line")
                continue
            }
            headers.append(.init(name: name, value: text))
        }
        return headers
    }

    private mutating func credentials(_ node: Node) -> Configuration.Credentials? {
        let values = mapping(node, keys: ["environment", "file"], of: "`credentials`")
        if let name = values["environment"].flatMap({ string($0) }) { return .environment(name) }
        if let file = values["file"].flatMap({ string($0) }) { return .file(path(file)) }
        note(node, "`credentials` names an environment variable or a file that holds user:password")
        return nil
    }

    /// Who answers for the requests: it travels in the User-Agent.
    mutating func contact(_ node: Node) -> String? {
        guard let text = string(node) else { return nil }
        let isAddress = text.contains("@") || WebURL(text)?.isWeb == true
        guard isAddress, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"()".utf8.contains($0) }) else {
            note(node, "`contact` is an e-mail address or a web address")
            return nil
        }
        return text
    }

    /// The items of a list, or one item.
    func list(_ node: Node) -> [Node] { if case .sequence(let items) = node { Array(items) } else { [node] } }
}
