internal import ArgumentParser
internal import NewsModel

/// `gleaner schema`: prints the JSON Schema of a stream.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema (2020-12) of a stream.",
        discussion: "Streams: " + StreamSchema.names.joined(separator: ", ") + ".")

    @Argument(help: "Name of the stream.")
    var name: String

    func validate() throws {
        if !StreamSchema.names.contains(name) {
            throw ValidationError(
                "there is no schema \(name): choose from \(StreamSchema.names.joined(separator: ", "))")
        }
    }

    func run() throws {
        guard let schema = StreamSchema.text(name) else { throw Outcome.bug }
        let output = try LineOutput(path: "-")
        try output.lines(schema)
        try output.flush()
    }
}
