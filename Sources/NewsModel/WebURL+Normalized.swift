extension WebURL {
    /// The same page, written one way: default port, fragment, user, dot segments and tracking parameters dropped,
    /// escapes in canonical form. Two addresses of one page compare equal after this; it is not always fetchable with
    /// less than the original said, so requests use the URL itself.
    public var normalized: WebURL {
        var url = self
        url.userInfo = nil
        url.fragment = nil
        if url.port == WebURL.defaultPort(scheme) { url.port = nil }
        guard WebURL.isHierarchical(scheme) else { return url }
        if let host, host.utf8.last == UInt8(ascii: "."), host.utf8.count > 1 { url.host = String(host.dropLast()) }
        url.path = WebURL.withoutDotSegments(WebURL.canonicalEscapes(path))
        if url.path.isEmpty { url.path = "/" }
        url.query = query.flatMap(WebURL.withoutTracking).map(WebURL.canonicalEscapes)
        return url
    }

    /// The query without the parameters of `web/tracking-parameters`; nil where nothing is left.
    private static func withoutTracking(_ query: String) -> String? {
        let kept = query.utf8.split(separator: UInt8(ascii: "&")).filter { pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            return !TrackingParameters.shared.contains(lowerCased(Array(name)[...]))
        }
        if kept.isEmpty { return nil }
        return kept.map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: "&")
    }

    private struct TrackingParameters {
        static let shared = TrackingParameters()
        let names: Set<String>
        let prefixes: [String]

        init() {
            let first = Table("web/tracking-parameters").rows.compactMap(\.first)
            prefixes = first.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) }
            names = Set(first.filter { !$0.hasSuffix("*") })
        }

        func contains(_ name: String) -> Bool { names.contains(name) || prefixes.contains { name.hasPrefix($0) } }
    }

    /// The part of the host that someone registered ("news.example.co.uk" → "example.co.uk"), by the common second
    /// levels of `web/suffixes`; the host itself for an address or a single label, nil without a host.
    public var registrableDomain: String? {
        guard var host, !host.isEmpty else { return nil }
        if host.utf8.last == UInt8(ascii: ".") { host.removeLast() }
        if host.utf8.first == UInt8(ascii: "[") { return host }
        let labels = host.utf8.split(separator: UInt8(ascii: ".")).map { String(decoding: Array($0), as: UTF8.self) }
        guard labels.count > 2, let last = labels.last, !last.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return host
        }
        let second = labels[labels.count - 2]
        let suffixes = Suffixes.shared
        let two = second + "." + last
        let deep = suffixes.names.contains(two) || (last.utf8.count == 2 && suffixes.labels.contains(second))
        return labels.suffix(deep ? 3 : 2).joined(separator: ".")
    }

    private struct Suffixes {
        static let shared = Suffixes()
        let labels: Set<String>
        let names: Set<String>

        init() {
            let rows = Table("web/suffixes").rows.filter { $0.count > 1 }
            labels = Set(rows.filter { $0[0] == "label" }.map { $0[1] })
            names = Set(rows.filter { $0[0] == "suffix" }.map { $0[1] })
        }
    }
}
