internal import NewsMarkup
public import NewsModel

/// A subscription list (OPML 2.0): the feeds that another reader follows.
public struct OPML: Equatable, Sendable {
    /// One subscription.
    public struct Outline: Equatable, Sendable {
        /// What the reader calls it; the feed's address where it has no name.
        public var title: String
        /// Address of the feed.
        public var feed: WebURL
        /// Names of the folders it lies in, outermost first.
        public var folders: [String]
    }

    /// In the order of the file, each feed once.
    public var outlines: [Outline] = []
    /// Entries that name no feed that can be fetched.
    public var rejections: [Rejection] = []

    /// Reads a file; rejects what is no XML or has no outline at all.
    public init(_ capture: Capture) throws(Rejection) {
        let name = capture.path ?? "-"
        let tree: XMLTree
        do throws(XMLFailure) {
            tree = try XMLTree(XMLEncoding(capture.body, mediaType: capture.mediaType, charset: capture.charset))
        } catch {
            throw Rejection(
                input: name, stage: "feed", code: "not_opml", message: "it cannot be read as XML: export the list again"
            )
        }
        var seen: Set<String> = []
        var nodes: [(node: XMLTree.Index, folders: [String])] = tree.root.map { [($0, [])] } ?? []
        var found = false
        while let (node, folders) = nodes.popLast() {
            var inner = folders
            if tree.name(node).local == "outline" {
                found = true
                let title = tree.attribute(node, "title") ?? tree.attribute(node, "text") ?? ""
                if let address = tree.attribute(node, "xmlUrl") ?? tree.attribute(node, "xmlurl") {
                    take(address, title, folders, name, &seen)
                } else if !title.isEmpty {
                    inner.append(title)
                }
            }
            for child in tree.children(node).filter({ tree.isElement($0) }).reversed() { nodes.append((child, inner)) }
        }
        if !found {
            throw Rejection(
                input: name, stage: "feed", code: "not_opml", message: "it has no outline: export the list as OPML")
        }
    }

    /// `feed://host/path` and `feed:https://host/path` are what some readers write for addresses of feeds.
    private static func plain(_ address: String) -> String {
        let trimmed = address.trimmedASCII
        guard trimmed.utf8.count > 5, trimmed.prefix(5).lowercased() == "feed:" else { return address }
        let rest = String(trimmed.dropFirst(5))
        return rest.hasPrefix("//") ? "http:" + rest : rest
    }

    private mutating func take(
        _ address: String, _ title: String, _ folders: [String], _ name: String, _ seen: inout Set<String>
    ) {
        guard let url = WebURL(Self.plain(address)), url.isWeb, url.host?.isEmpty == false else {
            rejections.append(
                Rejection(
                    input: address, stage: "feed", code: "bad_url",
                    message: "the subscription has no http or https address", source: name))
            return
        }
        guard seen.insert(url.normalized.description).inserted else { return }
        outlines.append(Outline(title: title.isEmpty ? url.description : title, feed: url, folders: folders))
    }
}
