/// Everything a run changes in the state. It takes effect as a whole, and only after the run's folder is durable.
package struct RunEffects: Equatable, Sendable {
    package var sources: [SourceState] = []
    package var entries: [EntryState] = []
    package var documents: [DocumentState] = []
    package var webSources: [WebSourceState] = []
    package var webPages: [WebPageState] = []
    package var tallies: [SourceTally] = []

    package init() {}
}

/// A line of the ledger of runs.
package struct RunRecord: Equatable, Sendable {
    /// Name of the run's folder.
    package var id: String
    package var startedAt: String
    /// `prepared`: its effects are staged, its folder may or may not be committed; `committed`: both are done.
    package var status: String
    package var documents: Int
    package var facts: Int
    package var rejects: Int

    package init(id: String, startedAt: String, status: String, documents: Int, facts: Int, rejects: Int) {
        self.id = id
        self.startedAt = startedAt
        self.status = status
        self.documents = documents
        self.facts = facts
        self.rejects = rejects
    }
}
