internal import NewsMarkup
public import NewsModel

/// Turns a captured news page into clean text, blocks and metadata.
public struct ArticleParser: Stage {
    /// Makes a parser; one may serve many threads.
    public init() {}

    /// Parses one page. Throws a ``Rejection`` of the stage `parse` where the page exceeds a limit or is no story.
    public func process(_ capture: Capture) throws(Rejection) -> Article {
        let page = try read(capture)
        guard page.kind == .article else {
            throw Self.rejection(capture, Self.code(page.kind), Self.message(page.kind))
        }
        return page.article
    }

    /// What a page is; a page that cannot be read at all is `empty`.
    public func kind(of capture: Capture) -> PageKind { (try? read(capture))?.kind ?? .empty }

    private func read(_ capture: Capture) throws(Rejection) -> PageReading {
        let reading = PageReading(capture, ParsedPage(capture, try Self.tree(of: capture)))
        guard reading.kind != .empty else {
            throw Self.rejection(capture, "no_text", "the page holds no text: look at what was captured")
        }
        return reading
    }

    /// Brings the body to UTF-8 and parses it, within the limits.
    static func tree(of capture: Capture) throws(Rejection) -> MarkupTree {
        let limits = MarkupLimits()
        guard capture.body.count <= limits.bodyBytes else {
            throw rejection(
                capture, "too_large",
                "the page has \(capture.body.count) bytes, more than \(limits.bodyBytes): it is left out")
        }
        let declared = capture.charset ?? charset(capture.mediaType) ?? charset(capture.headers["content-type"])
        let (bytes, encoding) = Charset.utf8(capture.body, declared: declared)
        // Pictures, archives and documents are full of control characters, which no text has; UTF-16 has its NULs.
        let start = min(8192, capture.body.count)
        if controls(capture.body, start) * 20 > start, !encoding.hasPrefix("utf-16") {
            throw rejection(capture, "not_text", "the body is no text: capture the page, not a picture or a document")
        }
        do {
            return try MarkupTree.html(bytes, limits: limits)
        } catch {
            switch error {
            case .tooLarge(let n): throw rejection(capture, "too_large", "the page has \(n) bytes: it is left out")
            case .tooDeep(let n):
                throw rejection(capture, "too_deep", "more than \(n) elements are open at once: the page is left out")
            case .tooManyNodes(let n):
                throw rejection(capture, "too_much_markup", "the page has more than \(n) elements: it is left out")
            case .tooManyAttributes:
                throw rejection(
                    capture, "too_much_markup", "the page has tags with thousands of attributes: it is left out")
            case .noParser:
                throw rejection(capture, "out_of_memory", "libxml2 could not be set up: free memory and try again")
            }
        }
    }

    /// Control characters that no text has, among the first bytes.
    private static func controls(_ body: [UInt8], _ end: Int) -> Int {
        body.withUnsafeBufferPointer { bytes in
            var count = 0
            var at = 0
            while true {
                at = ByteScan.firstControl(in: bytes, from: at, to: end)
                guard at < end else { return count }
                count += 1
                at += 1
            }
        }
    }

    private static func rejection(_ capture: Capture, _ code: String, _ message: String) -> Rejection {
        Rejection(
            input: capture.path ?? capture.url ?? "-", stage: "parse", code: code, message: message, source: capture.url
        )
    }

    private static func code(_ kind: PageKind) -> String {
        switch kind {
        case .consent: "consent_page"
        case .challenge: "challenge_page"
        case .wall: "wall_page"
        case .error: "error_page"
        case .redirect: "redirect_page"
        case .empty: "no_text"
        default: "not_an_article"
        }
    }

    private static func message(_ kind: PageKind) -> String {
        switch kind {
        case .consent: "the page asks for consent and shows no story: fetch it with the consent given"
        case .challenge: "the page checks for robots and shows no story: fetch it more slowly, or ask the publisher"
        case .wall:
            "the page asks its reader for something (money, a name, patience) and shows no story: fetch it with a subscription, or ask the publisher"
        case .error: "the page reports an error and shows no story"
        case .redirect: "the page only leads to another one: fetch that one"
        default: "the page lists stories and is none itself"
        }
    }

    /// The charset parameter of a media type.
    static func charset(_ mediaType: String?) -> String? {
        guard let mediaType, mediaType.utf8.contains(UInt8(ascii: ";")) else { return nil }
        for part in mediaType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, trimmed(String(pair[0])).lowercasedASCII == "charset" {
                return trimmed(String(pair[1]))
            }
        }
        return nil
    }
}
