import NewsFetcher
import NewsModel
import Testing

@Suite struct HTTPPolicyTests {
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Fri, 29 Feb 2036 23:59:59 GMT", 2_087_942_399),
    ])
    func readsHTTPDates(text: String, seconds: Int) { #expect(HTTPDate.parse(text) == seconds) }

    @Test(arguments: [
        "", "0", "-1", "yesterday", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Nov 1994",
    ])
    func refusesOtherDates(text: String) { #expect(HTTPDate.parse(text) == nil) }

    @Test(arguments: [0, 784_111_777, 2_087_942_399, -1])
    func printsTimes(seconds: Int) {
        let text = HTTPDate.rfc3339(seconds)
        #expect(text.count == 20 && text.hasSuffix("Z"))
        #expect(seconds != 0 || text == "1970-01-01T00:00:00Z")
        #expect(seconds != -1 || text == "1969-12-31T23:59:59Z")
    }

    @Test(
        arguments: [
            ("120", 120), (" 5 ", 5), ("-3", nil), ("999999999", 86_400), ("99999999999999999999", 86_400),
            ("soon", nil), ("", nil),
            ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
        ] as [(String, Int?)])
    func retryAfterIsSecondsOrDate(field: String, seconds: Int?) {
        #expect(RetryAfter.seconds(field, now: 784_111_777) == seconds)
    }

    @Test(arguments: [
        ("8.8.8.8", true), ("10.1.2.3", false), ("127.0.0.1", false), ("169.254.169.254", false), ("100.64.0.1", false),
        ("172.16.0.1", false),
        ("172.32.0.1", true), ("192.168.1.1", false), ("224.0.0.1", false), ("0.0.0.0", false),
        ("255.255.255.255", false),
        ("::1", false), ("::", false), ("fe80::1", false), ("fc00::1", false), ("ff02::1", false),
        ("2606:4700::1111", true),
        ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::a00:1", false), ("64:ff9b::808:808", true),
        ("2002:7f00:1::", false), ("2002:808:808::", true), ("64:ff9b:1::1", false), ("2001:db8::1", false),
        ("not an address", false),
    ])
    func specialAddressesAreRefused(address: String, allowed: Bool) {
        #expect(AddressPolicy().allows(address) == allowed)
    }

    @Test func aSourceMayAllowARange() throws {
        let policy = AddressPolicy(allowed: [try #require(AddressRange("10.20.0.0/16"))])
        #expect(policy.allows("10.20.30.40"))
        #expect(!policy.allows("10.21.0.1"))
        #expect(!policy.allows("127.0.0.1"))
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0/8", "x/8", "10.0.0.0/", "10.0.0.0/-1", "::/129"])
    func badRangesAreRefused(text: String) { #expect(AddressRange(text) == nil) }

    private func url(_ text: String) throws -> WebURL { try #require(WebURL(text)) }

    @Test func onlyUnbrokenPermanentRedirectsMoveASource() throws {
        var policy = RedirectPolicy(start: try url("http://a.example/1"))
        #expect(
            policy.step(status: 301, location: "/2") == .follow(try url("http://a.example/2"), keepsCredentials: true))
        #expect(
            policy.step(status: 302, location: "https://b.example/3")
                == .follow(try url("https://b.example/3"), keepsCredentials: false))
        #expect(
            policy.step(status: 308, location: "/4") == .follow(try url("https://b.example/4"), keepsCredentials: true))
        #expect(policy.step(status: 200, location: nil) == .arrived)
        #expect(policy.permanent == (try url("http://a.example/2")))
    }

    @Test func loopsAndLongWaysEnd() throws {
        var loop = RedirectPolicy(start: try url("http://a.example/"))
        _ = loop.step(status: 302, location: "/b")
        #expect(loop.step(status: 302, location: "/") == .failed(.loop))
        var long = RedirectPolicy(start: try url("http://a.example/"))
        for i in 0..<10 { #expect(long.step(status: 302, location: "/\(i)") != .failed(.tooMany)) }
        #expect(long.step(status: 302, location: "/last") == .failed(.tooMany))
    }

    @Test(
        arguments: [
            (nil, RedirectPolicy.Failure.noLocation), ("", .noLocation), ("file:///etc/passwd", .refusedScheme),
            ("ftp://a.example/", .refusedScheme),
            ("javascript:alert(1)", .refusedScheme),
        ] as [(String?, RedirectPolicy.Failure)])
    func badLocationsFail(location: String?, failure: RedirectPolicy.Failure) throws {
        var policy = RedirectPolicy(start: try url("http://a.example/"))
        #expect(policy.step(status: 302, location: location) == .failed(failure))
    }

    @Test func validatorsAreReplayedByteExactAndAge() throws {
        let now = 1_700_000_000
        let fields = ["etag": "W/\"a b\"", "last-modified": "Sun, 05 Nov 2023 08:49:37 GMT"]
        let validators = try #require(ConditionalGet(headers: { fields[$0] }, now: now))
        let sent = validators.fields(now: now + 100)
        #expect(sent.map(\.name) == ["If-None-Match", "If-Modified-Since"])
        #expect(sent.map(\.value) == ["W/\"a b\"", "Sun, 05 Nov 2023 08:49:37 GMT"])
        #expect(validators.fields(now: now + 8 * 86_400).isEmpty)
    }

    @Test(arguments: [
        ["etag": "\"x\"", "expires": "0"], ["last-modified": "Tue, 19 Jan 2038 03:14:07 GMT"],
        ["last-modified": "Thu, 01 Jan 1970 00:00:00 GMT"],
        ["last-modified": "0"], ["etag": ""], [:],
    ])
    func lyingValidatorsAreIgnored(fields: [String: String]) {
        #expect(ConditionalGet(headers: { fields[$0] }, now: 1_700_000_000) == nil)
    }

    @Test(arguments: [
        (200, false, FetchVerdict.content), (200, true, .failed("empty_response")),
        (204, true, .failed("empty_response")), (206, false, .failed("unasked_part")),
        (304, true, .failed("unasked_not_modified")),
        (410, false, .gone), (404, false, .missing), (401, false, .blocked), (403, false, .blocked),
        (451, false, .blocked), (429, false, .resting(600)),
        (503, true, .resting(600)), (500, false, .failed("server_error")), (302, false, .failed("unexpected_status")),
        (100, true, .failed("unexpected_status")),
    ])
    func statusesHaveVerdicts(status: Int, empty: Bool, verdict: FetchVerdict) {
        #expect(FetchVerdict(status: status, bodyIsEmpty: empty, conditional: false, retryAfter: nil) == verdict)
    }
}
