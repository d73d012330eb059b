import LoopbackServer

/// Invented sites on hosts of their own: each has a feed and articles below it, the same whenever they are asked for.
struct NewsSites: Sendable {
    /// Hosts, feeds and articles a feed.
    var hosts: Int
    var articles: Int

    /// 127.1.0.1 and so on.
    static func host(_ index: Int) -> String { "127.\(1 + index / 62_500).\(index / 250 % 250).\(1 + index % 250)" }

    /// What they answer. One host forbids an article by robots.txt, one has an article that is not there, one asks for validators.
    func answer(_ request: NewsServer.Request) -> [UInt8] {
        let base = "http://\(request.host)"
        switch request.path {
        case "/robots.txt":
            guard request.host.contains(".0.2:") else {
                return NewsServer.response("none", status: "404 Not Found", type: "text/plain")
            }
            return NewsServer.response("User-agent: *\nDisallow: /news/1\n", type: "text/plain")
        case "/feed":
            let entries = (0..<articles).map { Self.entry(base, "/news/\($0)", "2024-05-06T08:00:00Z") }
            return NewsServer.response(
                Self.feed(base, entries), type: "application/atom+xml", head: "ETag: \"\(articles)\"\r\n")
        case let path where path.hasPrefix("/news/"):
            if request.host.contains(".0.3:") && path == "/news/0" {
                return NewsServer.response("none", status: "404 Not Found", type: "text/plain")
            }
            return NewsServer.response(Self.article(request.host, path))
        default: return NewsServer.response("none", status: "404 Not Found", type: "text/plain")
        }
    }

    static func entry(_ base: String, _ path: String, _ updated: String) -> String {
        "<entry><id>\(base)\(path)</id><title>Story \(path)</title><link href=\"\(base)\(path)\"/><updated>\(updated)</updated></entry>"
    }

    static func feed(_ base: String, _ entries: [String]) -> String {
        """
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>\(base)/feed</id><title>Desk</title>\
        <updated>2024-05-06T08:00:00Z</updated>\(entries.joined())</feed>
        """
    }

    /// A page that is different for every host and path.
    static func article(_ host: String, _ path: String) -> String {
        let number = (host + path).utf8.reduce(7) { ($0 * 31 + Int($1)) % 89_989 } + 1000
        let title = "Harrow Looms sells \(number) looms"
        return """
            <!DOCTYPE html><html lang="en"><head><title>\(title)</title><meta property="article:published_time" content="2024-05-06T08:00:00Z">
            </head><body><nav><a href="/">Home</a></nav><article><h1>\(title)</h1>
            <p>Harrow Looms Inc. said on Monday that it sold \(number) looms in the first quarter, as weavers in the north ordered more.</p>
            <p>The company employs \(number % 900 + 90) people at two plants and expects to hire 120 more before the end of the year.</p>
            </article></body></html>
            """
    }
}
