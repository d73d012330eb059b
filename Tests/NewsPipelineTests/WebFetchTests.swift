import Foundation
import LoopbackServer
import NewsArchive
import NewsFetcher
import NewsModel
import NewsPipeline
import Testing

/// Single addresses into an archive.
@Suite(.serialized) struct WebFetchTests {
    private static func archive(_ answer: @escaping @Sendable (NewsServer.Request) -> [UInt8], _ paths: [String]) throws
        -> (outcome: WebFetch.Outcome, records: [String])
    {
        let server = try NewsServer(answer: answer)
        defer { server.stop() }
        let folder = URL.temporaryDirectory.appending(path: "gleaner-fetch-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let base = "http://127.0.0.1:\(server.port)"
        var configuration = Configuration()
        configuration.sources = paths.enumerated().map { index, path in
            var source = Configuration.Source(name: "s\(index)", path: base + path, label: "s\(index)")
            source.web = WebURL(base + path).map { url in
                var web = Configuration.Web(url: url)
                web.allowedAddresses = [AddressRange("127.0.0.0/8")].compactMap { $0 }
                web.delay = 0
                return web
            }
            return source
        }
        let outcome = try WebFetch(configuration).run(into: folder)
        var records: [String] = []
        for file in try ArchiveFolder.files(folder) {
            let reader = try WARCReader(path: file)
            while let entry = reader.next() {
                if case .record(let record) = entry, record.type == "response" {
                    records.append((record.url ?? "").replacing(base, with: ""))
                }
            }
        }
        return (outcome, records)
    }

    /// Whatever a host answers for robots.txt is kept like all else: it says why a page was or was not asked for.
    @Test(arguments: [
        ("200 OK", "User-agent: *\nDisallow: /b\n", ["/robots.txt", "/a"], 1),
        ("404 Not Found", "none", ["/robots.txt", "/a", "/b"], 0),
        ("503 Service Unavailable", "busy", ["/robots.txt"], 2),
    ])
    func robotsAreArchived(status: String, robots: String, wanted: [String], rejected: Int) throws {
        let (outcome, records) = try Self.archive(
            { request in
                request.path == "/robots.txt"
                    ? NewsServer.response(robots, status: status, type: "text/plain")
                    : NewsServer.response("page \(request.path)")
            }, ["/a", "/b"])
        #expect(records == wanted)
        #expect(outcome.rejections.count == rejected)
    }

    /// Behind a page whose host asks for an hour's rest the next one is put off, and says why; the first one failed.
    @Test func aPageBehindARestSaysSo() throws {
        let (outcome, records) = try Self.archive(
            { request in
                request.path == "/robots.txt"
                    ? NewsServer.response("none", status: "404 Not Found")
                    : NewsServer.response("slower", status: "429 Too Many Requests", head: "Retry-After: 3600\r\n")
            }, ["/a", "/b"])
        #expect(records == ["/robots.txt", "/a"])
        #expect(outcome.rejections.map(\.code) == ["host_resting"])
        #expect(outcome.rejections.first?.input.hasSuffix("/b") == true)
        #expect(!outcome.isShort)
    }
}
