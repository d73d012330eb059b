/// What a run's folder holds and how it came to be: `run.json`. It is written last, by rename; its presence commits the run.
public struct RunManifest: Equatable, Sendable {
    /// A thing that was read.
    public struct Input: Equatable, Sendable {
        /// Logical name.
        public var path: String
        /// What its content is: `warc`, `html`, `feed`, `articles`, `folder`, `manifest`, `source`.
        public var kind: String
        /// Bytes of a file; nil for streams, folders and sources.
        public var bytes: Int?
        /// Names the input.
        public init(path: String, kind: String, bytes: Int? = nil) {
            self.path = path
            self.kind = kind
            self.bytes = bytes
        }
    }

    /// A file of the folder.
    public struct File: Equatable, Sendable {
        /// Name within the folder.
        public var path: String
        /// Number of lines.
        public var lines: Int
        /// Number of bytes.
        public var bytes: Int
        /// Hex SHA-256 of the whole file.
        public var sha256: String
        /// Describes a finished file.
        public init(path: String, lines: Int, bytes: Int, sha256: String) {
            self.path = path
            self.lines = lines
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// How many items a stage got, passed on and rejected.
    public struct Count: Equatable, Sendable {
        /// archive | parse | extract | normalize …
        public var stage: String
        /// Items that the stage gave on.
        public var accepted: Int
        /// Items that it rejected.
        public var rejected: Int
        /// Counts of one stage.
        public init(stage: String, accepted: Int, rejected: Int) {
            self.stage = stage
            self.accepted = accepted
            self.rejected = rejected
        }
    }

    /// Name of the run; that of its folder for an ingest.
    public var id: String
    /// `ingest`, `reprocess`, or `compact` for the runs of a day put together.
    public var command: String
    /// Version of the program.
    public var program: String
    /// What was read, in order.
    public var inputs: [Input] = []
    /// What was observed before that moment was left out.
    public var since: String?
    /// SHA-256 in hex of the lists that companies were linked by, beyond the starter list; nil for none, and for runs put together,
    /// which may have used several.
    public var companies: String?
    /// What each stage did, in the order of the stages.
    public var counts: [Count] = []
    /// Items that were skipped because they are no pages: images, redirects, error responses.
    public var skipped: Int = 0
    /// Document versions looked at.
    public var documents: Int = 0
    /// Facts written.
    public var facts: Int = 0
    /// Inputs or sources that gave documents and no fact.
    public var zeroFactSources: [String] = []
    /// What was written.
    public var files: [File] = []
    /// Folders of a big run, one an input, each a run's folder of its own.
    public var sets: [String] = []
    /// When the run began (RFC 3339, UTC), and how long it took. With ``id`` of an ingest all that depends on the day.
    public var started: String?
    /// Wall time of the run.
    public var seconds: Double = 0

    /// A run that has read and written nothing yet.
    public init(id: String, command: String, program: String) {
        self.id = id
        self.command = command
        self.program = program
    }
}
