import LoopbackServer
import NewsFetcher
import NewsModel
import Testing

/// Servers as they are: every misbehaviour has its reject code and its next look.
@Suite(.serialized) struct MisbehaviourTests {
    static let now = 1_700_000_000

    /// A misbehaviour by name, what the server sends, and the status that the source has afterwards.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var status: String
        var answer: @Sendable (_ path: String, _ port: Int) -> [MisbehavingServer.Step]
        var testDescription: String { name }

        init(
            _ name: String, _ status: String,
            _ answer: @escaping @Sendable (_ path: String, _ port: Int) -> [MisbehavingServer.Step]
        ) {
            self.name = name
            self.status = status
            self.answer = answer
        }
    }

    private static func ok(_ head: String = "", _ body: String = "hello") -> [MisbehavingServer.Step] {
        [.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(head)\r\n\(body)")]
    }

    private static func status(_ line: String, _ head: String = "", body: String = "x") -> [MisbehavingServer.Step] {
        [.send("HTTP/1.1 \(line)\r\nContent-Length: \(body.utf8.count)\r\n\(head)\r\n\(body)")]
    }

    /// A body in a content coding, without a length: the connection's end is the body's.
    private static func coded(_ coding: String, _ body: ArraySlice<UInt8>) -> [MisbehavingServer.Step] {
        [.send("HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\n\r\n"), .bytes(Array(body))]
    }

    /// "hello, harbour" as gzip and as zlib.
    private static let gzip: ArraySlice<UInt8> = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8,
        0x48, 0x2C, 0x4A, 0xCA, 0x2F, 0x2D, 0x02, 0x00, 0x1B, 0xAB, 0x2E, 0x71, 0x0E, 0x00, 0x00, 0x00,
    ]
    private static let zlib: [UInt8] = [
        0x78, 0x9C, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8, 0x48, 0x2C, 0x4A, 0xCA, 0x2F, 0x2D, 0x02, 0x00,
        0x26, 0xFE, 0x05, 0x54,
    ]

    static let cases: [Case] = [
        Case("well-behaved", "ok") { _, _ in ok() },
        Case("no length, closed at the end", "ok") { _, _ in [.send("HTTP/1.1 200 OK\r\n\r\nhello")] },
        Case("HTTP/1.0", "ok") { _, _ in [.send("HTTP/1.0 200 OK\r\n\r\nhello")] },
        Case("bare line feeds in the head", "ok") { _, _ in [.send("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello")] },
        Case("header sent twice", "ok") { _, _ in ok("ETag: \"a\"\r\nETag: \"b\"\r\n") },
        Case("ETag without quotes", "ok") { _, _ in ok("ETag: abc\r\n") },
        Case("charset lies", "ok") { _, _ in ok("Content-Type: text/xml; charset=klingon\r\n") },
        Case("slow but steady", "ok") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")]
                + (0..<5).flatMap { _ in [.pause(milliseconds: 40), .send("ab")] }
        },
        Case("chunked with trailer", "ok") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n")]
        },
        Case("100 before 200", "ok") { _, _ in
            [.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")]
        },
        Case("103 with links before 200", "ok") { _, _ in
            [
                .send(
                    "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                )
            ]
        },
        Case("one redirect", "ok") { path, _ in path == "/" ? status("302 Found", "Location: /b\r\n") : ok() },
        Case("relative redirect with spaces", "ok") { path, _ in
            path == "/" ? status("301 Moved", "Location: a b\r\n") : ok()
        },
        Case("empty 200", "empty_response") { _, _ in status("200 OK", body: "") },
        Case("204", "empty_response") { _, _ in [.send("HTTP/1.1 204 No Content\r\n\r\n")] },
        Case("304 without asking", "unasked_not_modified") { _, _ in [.send("HTTP/1.1 304 Not Modified\r\n\r\n")] },
        Case("drip below the low speed", "timed_out") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), .forever([0x61], pause: 100)]
        },
        Case("hang before the head", "timed_out") { _, _ in [.pause(milliseconds: 2500)] },
        Case("hang in the head", "timed_out") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nContent-"), .pause(milliseconds: 2500)]
        },
        Case("reset before the head", "response_cut_short") { _, _ in [.reset] },
        Case("reset in the body", "response_cut_short") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhel"), .pause(milliseconds: 50), .reset]
        },
        Case("length longer than the body", "response_cut_short") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello")]
        },
        Case("chunks cut short", "response_cut_short") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhello")]
        },
        Case("chunk size is no number", "response_cut_short") { _, _ in
            [.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")]
        },
        Case("gzip", "ok") { _, _ in coded("gzip", gzip) },
        Case("gzip cut short, closed at the end", "response_cut_short") { _, _ in coded("gzip", gzip.dropLast(12)) },
        Case("gzip without its checksum", "response_cut_short") { _, _ in coded("gzip", gzip.dropLast(8)) },
        Case("gzip whose checksum is another's", "bad_encoding") { _, _ in
            coded("gzip", gzip.dropLast(8) + gzip.prefix(8))
        },
        Case("gzip with bytes behind it", "ok") { _, _ in coded("gzip", gzip + [0, 0, 7]) },
        Case("deflate", "ok") { _, _ in coded("deflate", zlib[...]) },
        Case("deflate cut short", "response_cut_short") { _, _ in coded("deflate", zlib.dropLast(6)) },
        Case("bare deflate cut short", "response_cut_short") { _, _ in coded("deflate", zlib.dropFirst(2).dropLast(8))
        },
        Case("an error page in gzip, cut short", "server_error") { _, _ in
            [.send("HTTP/1.1 500 Oops\r\nContent-Encoding: gzip\r\n\r\n"), .bytes(Array(gzip.dropLast(12)))]
        },
        Case("endless chunked body", "body_too_large") { _, _ in
            [
                .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                .forever(Array("1000\r\n".utf8) + [UInt8](repeating: 97, count: 4096) + [13, 10], pause: 0),
            ]
        },
        Case("endless body without length", "body_too_large") { _, _ in
            [.send("HTTP/1.1 200 OK\r\n\r\n"), .forever([UInt8](repeating: 97, count: 65_536), pause: 0)]
        },
        Case("huge declared length", "body_too_large") { _, _ in
            [
                .send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
                .forever([UInt8](repeating: 97, count: 65_536), pause: 0),
            ]
        },
        Case("huge headers", "headers_too_large") { _, _ in
            [
                .send("HTTP/1.1 200 OK\r\n"),
                .forever(Array("X-Pad: \(String(repeating: "a", count: 1000))\r\n".utf8), pause: 0),
            ]
        },
        Case("not HTTP at all", "protocol_error") { _, _ in
            [.send("SSH-2.0-OpenSSH_9.2\r\n"), .pause(milliseconds: 50)]
        },
        Case("nothing at all", "protocol_error") { _, _ in [] },
        Case("redirect loop", "redirect_loop") { path, _ in
            status("302 Found", "Location: \(path == "/" ? "/b" : "/")\r\n")
        },
        Case("endless redirects", "too_many_redirects") { path, _ in status("302 Found", "Location: \(path)x\r\n") },
        Case("redirect without location", "redirect_without_location") { _, _ in status("302 Found") },
        Case("redirect to a file", "redirect_to_refused_scheme") { _, _ in
            status("302 Found", "Location: file:///etc/passwd\r\n")
        },
        Case("redirect to another loopback address", "address_refused") { _, port in
            status("302 Found", "Location: http://127.0.0.2:\(port)/\r\n")
        },
        Case("redirect to IPv6 loopback", "address_refused") { _, port in
            status("302 Found", "Location: http://[::1]:\(port)/\r\n")
        },
        Case("redirect to the metadata address", "address_refused") { _, _ in
            status("302 Found", "Location: http://169.254.169.254/latest\r\n")
        },
        Case("redirect to an octal loopback address", "address_refused") { _, port in
            status("302 Found", "Location: http://0177.0.0.2:\(port)/\r\n")
        },
        Case("redirect to a name that does not exist", "name_unresolved") { _, _ in
            status("302 Found", "Location: http://no-such-host.invalid/\r\n")
        },
        Case("redirect to a closed port", "connection_failed") { _, _ in
            status("302 Found", "Location: http://127.0.0.1:1/\r\n")
        },
        Case("401", "blocked") { _, _ in status("401 Unauthorized", "WWW-Authenticate: Basic\r\n") },
        Case("403", "blocked") { _, _ in status("403 Forbidden") },
        Case("451", "blocked") { _, _ in status("451 Unavailable For Legal Reasons") },
        Case("404", "not_found") { _, _ in status("404 Not Found") },
        Case("410", "gone") { _, _ in status("410 Gone") },
        Case("429 with seconds", "rate_limited") { _, _ in status("429 Too Many Requests", "Retry-After: 7200\r\n") },
        Case("429 with date", "rate_limited") { _, _ in
            status("429 Too Many Requests", "Retry-After: Wed, 15 Nov 2023 02:13:20 GMT\r\n")
        },
        Case("503 storm", "rate_limited") { _, _ in status("503 Service Unavailable") },
        Case("500", "server_error") { _, _ in status("500 Oops") },
        Case("status 999", "unexpected_status") { _, _ in status("999 Go away") },
    ]

    private func visit(_ test: Case, _ state: inout FetchState) throws -> FetchState.Visit {
        let box = Port()
        let server = try MisbehavingServer { request in
            let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? "/"
            return test.answer(path, box.value)
        }
        defer { server.stop() }
        box.value = server.port
        var limits = HTTPLimits()
        limits.total = 1500
        limits.lowSpeedSeconds = 1
        limits.body = 1 << 20
        let connection = try HTTPConnection(userAgent: "gleaner-test (+https://example.org/bot)", limits: limits)
        var request = HTTPRequest(url: try #require(WebURL(server.url("/"))))
        request.addresses = AddressPolicy(allowed: [try #require(AddressRange("127.0.0.1"))])
        state = FetchState(url: request.url)
        let fetch = HTTPFetch(connection)
        let result: Result<HTTPFetch.Result, HTTPFetch.Failure>
        do throws(HTTPFetch.Failure) { result = .success(try fetch.run(request, validators: nil, now: Self.now)) } catch
        { result = .failure(error) }
        return state.visited(result, schedule: Schedule(interval: 3600, name: "test"), now: Self.now)
    }

    private final class Port: @unchecked Sendable { var value = 0 }

    @Test(arguments: cases)
    func everyMisbehaviourHasItsOutcome(test: Case) throws {
        var state = FetchState(url: try #require(WebURL("http://a.example/")))
        let visit = try visit(test, &state)
        #expect(state.status == test.status)
        switch visit {
        case .content(let fetch):
            #expect(test.status == "ok" && state.failures == 0)
            #expect(fetch.response.body.count >= 5)
        case .unchanged: Issue.record("a first visit has nothing to compare with")
        case .rejected(let reject, _):
            #expect(reject.code == test.status && !reject.message.isEmpty && state.failures == 1)
        }
        // 3600 s, plus jitter below a tenth; a rest may be longer.
        let pause = state.nextDue - Self.now
        let least = test.name == "429 with seconds" ? 7200 : test.name == "429 with date" ? 14_400 : 3600
        #expect(pause >= least && pause < least + 360)
        #expect(state.isRetired == (test.status == "gone"))
    }

    @Test func validatorsComeBackAndAnUnchangedBodyIsKnown() throws {
        let server = try MisbehavingServer { request in
            request.contains("If-None-Match: abc\r\n")
                && request.contains("If-Modified-Since: Sun, 05 Nov 2023 08:49:37 GMT\r\n")
                ? [.send("HTTP/1.1 304 Not Modified\r\n\r\n")]
                : [
                    .send(
                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: abc\r\nLast-Modified: Sun, 05 Nov 2023 08:49:37 GMT\r\n\r\nhello"
                    )
                ]
        }
        defer { server.stop() }
        let connection = try HTTPConnection(userAgent: "gleaner-test")
        var request = HTTPRequest(url: try #require(WebURL(server.url("/"))))
        request.addresses = AddressPolicy(allowed: [try #require(AddressRange("127.0.0.0/8"))])
        let fetch = HTTPFetch(connection)
        let schedule = Schedule(interval: 3600, name: "test")
        var state = FetchState(url: request.url)
        guard
            case .content = state.visited(
                .success(try fetch.run(request, validators: state.validators, now: Self.now)), schedule: schedule,
                now: Self.now)
        else {
            Issue.record("the first visit brings content")
            return
        }
        guard
            case .unchanged = state.visited(
                .success(try fetch.run(request, validators: state.validators, now: Self.now + 10)), schedule: schedule,
                now: Self.now + 10)
        else {
            Issue.record("the second visit is not modified")
            return
        }
        #expect(state.status == "not_modified")
        let later = Self.now + 9 * 86_400
        guard
            case .unchanged = state.visited(
                .success(try fetch.run(request, validators: state.validators, now: later)), schedule: schedule,
                now: later)
        else {
            Issue.record("the body is the same")
            return
        }
        #expect(state.status == "unchanged")
    }

    @Test func aRunningTransferCanBeCancelled() throws {
        let server = try MisbehavingServer { _ in [.send("HTTP/1.1 200 OK\r\n\r\n"), .forever([0x61], pause: 20)] }
        defer { server.stop() }
        let connection = try HTTPConnection(userAgent: "gleaner-test", cancelled: { true })
        var request = HTTPRequest(url: try #require(WebURL(server.url("/"))))
        request.addresses = AddressPolicy(allowed: [try #require(AddressRange("127.0.0.0/8"))])
        guard case .failure(let error) = connection.get(request) else {
            Issue.record("the transfer went on")
            return
        }
        #expect(error.failure == .cancelled)
    }

    @Test func withoutAnAllowedRangeTheLoopbackIsRefused() throws {
        let connection = try HTTPConnection(userAgent: "gleaner-test")
        for host in ["127.0.0.1", "localhost", "[::1]"] {
            guard case .failure(let error) = connection.get(HTTPRequest(url: try #require(WebURL("http://\(host):9/"))))
            else {
                Issue.record("\(host) was connected to")
                continue
            }
            #expect(error.failure == .addressRefused)
        }
    }
}
