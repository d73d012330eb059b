/// `gleaner.reject/1`.
extension Rejection {
    /// Name of the stream.
    public static let schema = "gleaner.reject/1"

    /// Writes one object of the stream.
    public func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("schema", Self.schema)
            w.string("input", input)
            w.string("stage", stage)
            w.string("code", code)
            w.string("message", message)
            w.string("source", source)
        }
    }
}
