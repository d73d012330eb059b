/// What an HTTP status says about a source or a page, and what to do.
public enum FetchVerdict: Equatable, Sendable {
    /// 2xx with a body.
    case content
    /// 304 to a conditional request.
    case notModified
    /// 410: gone for good; a source retires, a document retracts.
    case gone
    /// 404: not there now; backs off, retracts nothing.
    case missing
    /// 401, 403, 451: not for us; retracts nothing.
    case blocked
    /// 429, 503: the whole host rests for so many seconds.
    case resting(Int)
    /// Everything else: a failure that backs off. The code goes into the reject line.
    case failed(String)

    /// Seconds a host rests after 429 or 503 without a readable Retry-After.
    public static let defaultRest = 600

    /// Judges a final response. `conditional` is whether validators were sent.
    public init(status: Int, bodyIsEmpty: Bool, conditional: Bool, retryAfter: Int?) {
        switch status {
        case 204, 205: self = .failed("empty_response")
        // A part of the body for which nobody asked would pass for the whole.
        case 206: self = .failed("unasked_part")
        case 200...299: self = bodyIsEmpty ? .failed("empty_response") : .content
        case 304: self = conditional ? .notModified : .failed("unasked_not_modified")
        case 410: self = .gone
        case 404: self = .missing
        case 401, 403, 407, 451: self = .blocked
        case 429, 503: self = .resting(retryAfter ?? Self.defaultRest)
        case 500...599: self = .failed("server_error")
        default: self = .failed("unexpected_status")
        }
    }
}
