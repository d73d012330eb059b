internal import ArgumentParser
internal import NewsModel

/// What all stage commands share: where rejects go, and how a JSON-lines stream is driven through a stage.
struct StageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "File that gets a gleaner.reject/1 line for every rejected input (default: standard error).",
            valueName: "file"))
    var rejects: String?

    /// Reads every line of the inputs (standard input where there is none), and counts what became of it.
    func drive(
        _ inputs: [String], stage: String, to results: LineOutput, _ body: (inout JSONCursor) throws -> Void
    ) throws {
        let output = try rejectOutput()
        var done = 0
        var rejected = 0
        for input in inputs.isEmpty ? ["-"] : inputs {
            var lines = try openLines(input)
            let failure = try lines.forEach { line in
                let place = "\(input):\(line.number)"
                do {
                    guard let bytes = line.bytes else {
                        throw Rejection(
                            input: place, stage: stage, code: "line_too_long",
                            message: "the line is longer than \(JSONLines.maximumLine) bytes: split the document")
                    }
                    var cursor = JSONCursor(bytes)
                    try body(&cursor)
                    done += 1
                } catch let error as JSONError {
                    rejected += 1
                    let reject = Rejection(
                        input: place, stage: stage, code: "bad_json", message: "\(error): mend or remove the line")
                    try output.line { reject.write(to: &$0) }
                } catch var reject as Rejection {
                    rejected += 1
                    reject.source = reject.source ?? place
                    try output.line { reject.write(to: &$0) }
                }
            }
            if let failure { throw fail(failure) }
        }
        try results.flush()
        try output.flush()
        try Outcome.finish(done: done, rejected: rejected)
    }

    /// The stream of rejects.
    func rejectOutput() throws -> LineOutput {
        do throws(FileError) { return try LineOutput(path: rejects ?? "stderr") } catch {
            Terminal.complain("\(error)")
            throw Outcome.inputOutput
        }
    }

    private func openLines(_ path: String) throws -> JSONLines {
        do throws(FileError) { return try JSONLines(path: path) } catch { throw fail(error) }
    }

    /// Says what failed, and gives the outcome for it.
    func fail(_ error: FileError) -> Outcome {
        Terminal.complain("\(error)")
        return Outcome(error)
    }
}
