public import NewsModel

/// What is remembered of a source between runs, and how one visit changes it. Pure: the clock comes in as seconds since 1970.
public struct FetchState: Equatable, Sendable {
    /// Where the source lives: moved by permanent redirects.
    public var url: WebURL
    /// What the next conditional request sends; nil before the first answer.
    public var validators: ConditionalGet?
    /// Hex SHA-256 of the last body: an unchanged body is not parsed again where a server has no validators.
    public var bodyDigest: String?
    /// Failures in a row.
    public var failures = 0
    /// Time of the next look.
    public var nextDue = 0
    /// Gone for good (410).
    public var isRetired = false
    /// Code of the last visit: `ok`, `not_modified`, `unchanged`, or a reject code.
    public var status = "new"

    /// A source that was never asked.
    public init(url: WebURL) { self.url = url }

    /// What a visit brought.
    public enum Visit: Sendable {
        /// A new body, to be parsed.
        case content(HTTPFetch.Result)
        /// Nothing new.
        case unchanged
        /// Nothing, with a line for the rejects; `rest` is how long the whole host is left alone.
        case rejected(Rejection, rest: Int?)
    }

    /// Takes in the result of one fetch at `now` and sets the next look. A feed's own hints come later, by ``reschedule(_:now:hints:)``.
    public mutating func visited(_ result: Result<HTTPFetch.Result, HTTPFetch.Failure>, schedule: Schedule, now: Int)
        -> Visit
    {
        switch result {
        case .failure(let failure): return fail(failure.code, failure.message, schedule, now)
        case .success(let fetch): return visited(fetch, schedule, now)
        }
    }

    private mutating func visited(_ fetch: HTTPFetch.Result, _ schedule: Schedule, _ now: Int) -> Visit {
        let response = fetch.response
        switch fetch.verdict {
        case .content:
            url = fetch.permanent
            let digest = Digest.hex(Digest.sha256(response.body))
            let same = digest == bodyDigest
            bodyDigest = digest
            validators = ConditionalGet(headers: { response[$0] }, now: now)
            succeed(same ? "unchanged" : "ok", response, schedule, now)
            return same ? .unchanged : .content(fetch)
        case .notModified:
            succeed("not_modified", response, schedule, now)
            return .unchanged
        case .gone:
            isRetired = true
            return fail("gone", "the source is gone for good (410): remove it or give its new address", schedule, now)
        case .missing: return fail("not_found", "there is nothing at the address (404): check it", schedule, now)
        case .blocked:
            return fail(
                "blocked", "the server refuses (\(response.status)): check credentials and the publisher's terms",
                schedule, now)
        case .resting(let seconds):
            return fail(
                "rate_limited", "the server asks for a rest of \(seconds) s (\(response.status)): the whole host rests",
                schedule, now, rest: seconds)
        case .failed(let code):
            return fail(code, "the answer has status \(response.status): it is tried again later", schedule, now)
        }
    }

    /// Sets the next look once a feed has said how often it changes.
    public mutating func reschedule(_ schedule: Schedule, now: Int, hints: Schedule.Hints) {
        nextDue = schedule.next(after: now, hints: hints)
    }

    private mutating func succeed(_ code: String, _ response: HTTPResponse, _ schedule: Schedule, _ now: Int) {
        failures = 0
        status = code
        nextDue = schedule.next(after: now, hints: Schedule.Hints(headers: { response[$0] }))
    }

    private mutating func fail(_ code: String, _ message: String, _ schedule: Schedule, _ now: Int, rest: Int? = nil)
        -> Visit
    {
        failures += 1
        status = code
        nextDue = schedule.next(after: now, failures: failures, rest: rest)
        return .rejected(Rejection(input: url.description, stage: "fetch", code: code, message: message), rest: rest)
    }
}
