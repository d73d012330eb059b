/// A look at sources on the web that has begun and was not told to its end: what it archived is still to be made facts of.
package struct LookState: Equatable, Sendable {
    /// Name of the archive that it writes.
    package var archive: String
    /// When it began (seconds since 1970 UTC); one that goes on with another began with that one.
    package var beganAt: Int
    /// Times in a row that it was interrupted without having come further.
    package var interruptions = 0
    /// Addresses whose answers were archived when it was gone on with last.
    package var answers = 0
    /// What it was asked for: only pages that their feed dates then or later.
    package var since: String?
    /// … only pages that were rejected before.
    package var onlyFailed: Bool

    /// A look that begins now.
    package init(archive: String, beganAt: Int, since: String? = nil, onlyFailed: Bool = false) {
        self.archive = archive
        self.beganAt = beganAt
        self.since = since
        self.onlyFailed = onlyFailed
    }
}
