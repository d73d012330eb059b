/// One item that could not be processed: what, where, why, and what to do. It never ends a run.
public struct Rejection: Error, Equatable, Sendable {
    /// The item: a path, a URL, `FILE:line`, `FILE@offset`.
    public var input: String
    /// capture | archive | feed | parse | extract | normalize | load | fetch.
    public var stage: String
    /// Stable snake_case code that programs can match.
    public var code: String
    /// A sentence for a person, with what to do.
    public var message: String
    /// Where the item came from, where that is more than `input`.
    public var source: String?

    /// A rejection of one item.
    public init(input: String, stage: String, code: String, message: String, source: String? = nil) {
        self.input = input
        self.stage = stage
        self.code = code
        self.message = message
        self.source = source
    }
}
