public import NewsModel

/// Groups documents that tell one story: reprints, light edits, agency copies. A union of near pairs, found by locality
/// sensitive hashing over the sketches of document lines.
public struct DocumentClusters {
    /// Documents of one story, in the order they were added.
    public struct Cluster: Equatable, Sendable {
        /// Named after the least document version of its members.
        public var id: String
        /// Documents of the cluster, in the order they were read.
        public var members: [Document]
    }

    /// Documents whose sketches agree on at least this share of bins tell one story. Lightly edited reprints agree on 0.5
    /// and more; two days' market reports cut from one pattern came to 0.45.
    static let threshold = 0.5
    /// Bins a band; two bins that agree make a candidate.
    private static let rows = 2
    /// The most earlier documents of a band that are compared.
    private static let mostCandidates = 64

    private var documents: [Document] = []
    private var sketches: [DocumentSketch?] = []
    private var parents: [Int] = []
    private var bands: [UInt64: [Int]] = [:]

    /// Starts without documents.
    public init() {}

    /// Adds one document line. A document without a sketch stays alone.
    public mutating func add(_ document: Document) {
        let index = documents.count
        let sketch = document.sketch.flatMap { DocumentSketch(hex: $0) }
        documents.append(document)
        sketches.append(sketch)
        parents.append(index)
        guard let sketch else { return }
        for band in 0..<DocumentSketch.size / Self.rows {
            var key = UInt64(band)
            for row in 0..<Self.rows { key = key << 16 | UInt64(sketch.bins[band * Self.rows + row]) }
            for other in bands[key, default: []].suffix(Self.mostCandidates) where root(other) != root(index) {
                if let near = sketches[other], near.similarity(to: sketch) >= Self.threshold {
                    parents[max(root(index), root(other))] = min(root(index), root(other))
                }
            }
            bands[key, default: []].append(index)
        }
    }

    private func root(_ index: Int) -> Int {
        var i = index
        while parents[i] != i { i = parents[i] }
        return i
    }

    /// The groups of two documents or more, in the order of their first document.
    public var clusters: [Cluster] {
        var members: [Int: [Document]] = [:]
        for i in documents.indices { members[root(i), default: []].append(documents[i]) }
        return members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { _, documents in
            Cluster(id: Digest.identifier("cluster", documents.map(\.docVersion).min() ?? ""), members: documents)
        }
    }
}

extension DocumentClusters.Cluster {
    /// Name of the stream.
    public static let schema = "gleaner.cluster/1"

    /// Writes one object of the stream.
    public func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("schema", Self.schema)
            w.string("cluster_id", id)
            w.key("members")
            w.array(members) { w, member in
                w.object { w in
                    w.string("doc_id", member.docID)
                    w.string("doc_version", member.docVersion)
                }
            }
        }
    }
}
