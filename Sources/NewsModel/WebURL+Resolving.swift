extension WebURL {
    /// The URL that `reference` means when it stands in a document of this URL (RFC 3986 §5.2); nil where it means
    /// none (an impossible host or port).
    public func resolving(_ reference: String) -> WebURL? {
        guard var bytes = WebURL.cleaned(reference) else { return nil }
        if let end = WebURL.schemeEnd(bytes) {
            let named = WebURL.lowerCased(bytes[..<end])
            let rest = bytes[(end + 1)...]
            // "http:page" inside an http document is relative, as browsers read it.
            let relative =
                named == scheme && WebURL.isHierarchical(named) && rest.first != UInt8(ascii: "/")
                && rest.first != UInt8(ascii: "\\")
            if !relative {
                guard var url = WebURL(scheme: named, rest: rest) else { return nil }
                if WebURL.isHierarchical(named) { url.path = WebURL.withoutDotSegments(url.path) }
                return url
            }
            bytes = Array(rest)
        }
        let hierarchical = WebURL.isHierarchical(scheme)
        let slashed = hierarchical ? WebURL.slashed(bytes[...]) : bytes[...]
        if slashed.starts(with: "//".utf8) {
            guard var url = WebURL(scheme: scheme, rest: slashed) else { return nil }
            url.path = WebURL.withoutDotSegments(url.path)
            return url
        }
        // An opaque base ("mailto:a@b") resolves nothing but fragments.
        if host == nil, !hierarchical, !path.utf8.starts(with: "/".utf8), slashed.first != UInt8(ascii: "#") {
            return nil
        }
        var url = self
        let (rest, query, fragment) = WebURL.cut(slashed)
        url.fragment = fragment
        if rest.isEmpty {
            if query != nil { url.query = query }
            return url
        }
        url.query = query
        let path = WebURL.escaped(rest, .path)
        url.path = WebURL.withoutDotSegments(rest.first == UInt8(ascii: "/") ? path : merged(path))
        return url
    }

    /// The reference's path behind the last slash of this one (RFC 3986 §5.2.3).
    private func merged(_ reference: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return host == nil ? reference : "/" + reference
        }
        return String(path[...slash]) + reference
    }

    /// RFC 3986 §5.2.4, escaped dots included.
    static func withoutDotSegments(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) || path.utf8.contains(UInt8(ascii: "%")) else { return path }
        let bytes = Array(path.utf8)
        var kept: [ArraySlice<UInt8>] = []
        let rooted = bytes.first == UInt8(ascii: "/")
        let segments = bytes.dropFirst(rooted ? 1 : 0).split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let last = index == segments.count - 1
            switch dots(segment) {
            case 1: if last { kept.append([]) }
            case 2:
                if !kept.isEmpty { kept.removeLast() }
                if last { kept.append([]) }
            default: kept.append(segment)
            }
        }
        return (rooted ? "/" : "") + String(decoding: Array(kept.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
    }

    /// 1 for ".", 2 for "..", else 0.
    private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
        guard segment.count <= 6 else { return 0 }
        let decoded = percentDecoded(segment)
        return decoded.count <= 2 && decoded.allSatisfy { $0 == UInt8(ascii: ".") } ? decoded.count : 0
    }
}
