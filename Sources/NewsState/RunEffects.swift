/// Everything a run changes in the state. It takes effect as a whole, and only after the run's folder is durable.
package struct RunEffects: Equatable, Sendable {
    /// Sources on this machine that were looked at.
    package var sources: [SourceState] = []
    /// Their files and feed entries that were looked at.
    package var entries: [EntryState] = []
    /// Documents of which another version counts now.
    package var documents: [DocumentState] = []
    /// Sources on the web that were asked.
    package var webSources: [WebSourceState] = []
    /// Pages of the web that were asked for.
    package var webPages: [WebPageState] = []
    /// What the sources have brought in all.
    package var tallies: [SourceTally] = []

    /// No effect yet.
    package init() {}
}

/// A line of the ledger of runs.
package struct RunRecord: Equatable, Sendable {
    /// Name of the run's folder.
    package var id: String
    /// When the run began (RFC 3339, UTC).
    package var startedAt: String
    /// `prepared`: its effects are staged, its folder may or may not be committed; `committed`: both are done.
    package var status: String
    /// Documents in its folder.
    package var documents: Int
    /// Facts in its folder.
    package var facts: Int
    /// Inputs that it rejected.
    package var rejects: Int

    /// A line of the ledger, all of it known.
    package init(id: String, startedAt: String, status: String, documents: Int, facts: Int, rejects: Int) {
        self.id = id
        self.startedAt = startedAt
        self.status = status
        self.documents = documents
        self.facts = facts
        self.rejects = rejects
    }
}
