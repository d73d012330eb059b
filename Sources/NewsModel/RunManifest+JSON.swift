/// `gleaner.run/1`.
extension RunManifest {
    /// Name of the stream.
    public static let schema = "gleaner.run/1"

    /// Writes the one object of run.json.
    public func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("schema", Self.schema)
            w.string("id", id)
            w.string("command", command)
            w.string("program", program)
            w.key("inputs")
            w.array(inputs) { w, input in
                w.object { w in
                    w.string("path", input.path)
                    w.string("kind", input.kind)
                    w.integer("bytes", input.bytes)
                }
            }
            w.string("since", since)
            w.string("companies", companies)
            w.key("counts")
            w.array(counts) { w, count in
                w.object { w in
                    w.string("stage", count.stage)
                    w.integer("accepted", count.accepted)
                    w.integer("rejected", count.rejected)
                }
            }
            w.integer("skipped", skipped)
            w.integer("documents", documents)
            w.integer("facts", facts)
            w.strings("zero_fact_sources", zeroFactSources)
            w.key("files")
            w.array(files) { w, file in
                w.object { w in
                    w.string("path", file.path)
                    w.integer("lines", file.lines)
                    w.integer("bytes", file.bytes)
                    w.string("sha256", file.sha256)
                }
            }
            w.strings("sets", sets)
            w.string("started", started)
            w.key("seconds")
            w.number(seconds)
        }
    }

    /// The bytes of run.json: the object with, as its last member, the digest of all that stands before it. A changed byte of the
    /// manifest is found like one of the files that it lists.
    public var sealed: [UInt8] {
        var w = JSONWriter()
        write(to: &w)
        let open = w.bytes.dropLast()
        return open + Self.seal + Digest.hex(Digest.sha256(open)).utf8 + "\"}\n".utf8
    }

    private static let seal = Array(",\"sha256\":\"".utf8)

    /// Whether bytes of run.json are as they were written. A manifest without a digest, as earlier versions wrote it, ends with the
    /// seconds.
    public static func isSound(_ bytes: [UInt8]) -> Bool {
        let tail = bytes.suffix(seal.count + 67)
        if tail.starts(with: seal) {
            let digest = Digest.hex(Digest.sha256(bytes[..<tail.startIndex]))
            return tail.dropFirst(seal.count).elementsEqual(Array(digest.utf8) + Array("\"}\n".utf8))
        }
        let open = bytes.reversed().drop { "0123456789.eE+-nul}\n\r\t ".utf8.contains($0) }
        return open.starts(with: "\"seconds\":".utf8.reversed())
    }

    /// Reads run.json; unknown members are skipped.
    public init(_ cursor: inout JSONCursor) throws(JSONError) {
        var run = RunManifest(id: "", command: "", program: "")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "id": run.id = try c.string()
            case "command": run.command = try c.string()
            case "program": run.program = try c.string()
            case "inputs":
                try c.array { (c: inout JSONCursor) throws(JSONError) in run.inputs.append(try Input(&c)) }
            case "since": run.since = try c.optionalString()
            case "companies": run.companies = try c.optionalString()
            case "counts":
                try c.array { (c: inout JSONCursor) throws(JSONError) in run.counts.append(try Count(&c)) }
            case "skipped": run.skipped = try c.integer()
            case "documents": run.documents = try c.integer()
            case "facts": run.facts = try c.integer()
            case "zero_fact_sources": run.zeroFactSources = try c.strings()
            case "files":
                try c.array { (c: inout JSONCursor) throws(JSONError) in run.files.append(try File(&c)) }
            case "sets": run.sets = try c.strings()
            case "started": run.started = try c.optionalString()
            case "seconds": if try !c.takeNull() { run.seconds = try c.double() }
            default: try c.skip()
            }
        }
        self = run
    }
}

extension RunManifest.Input {
    init(_ cursor: inout JSONCursor) throws(JSONError) {
        var input = RunManifest.Input(path: "", kind: "")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "path": input.path = try c.string()
            case "kind": input.kind = try c.string()
            case "bytes": input.bytes = try c.optionalInteger()
            default: try c.skip()
            }
        }
        self = input
    }
}

extension RunManifest.Count {
    init(_ cursor: inout JSONCursor) throws(JSONError) {
        var count = RunManifest.Count(stage: "", accepted: 0, rejected: 0)
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "stage": count.stage = try c.string()
            case "accepted": count.accepted = try c.integer()
            case "rejected": count.rejected = try c.integer()
            default: try c.skip()
            }
        }
        self = count
    }
}

extension RunManifest.File {
    init(_ cursor: inout JSONCursor) throws(JSONError) {
        var file = RunManifest.File(path: "", lines: 0, bytes: 0, sha256: "")
        try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
            switch name {
            case "path": file.path = try c.string()
            case "lines": file.lines = try c.integer()
            case "bytes": file.bytes = try c.integer()
            case "sha256": file.sha256 = try c.string()
            default: try c.skip()
            }
        }
        self = file
    }
}
