/// The archive's record of the last full answer: what an unchanged one points back to.
package struct ArchivedRecord: Equatable, Sendable {
    /// WARC-Record-ID.
    package var id: String
    /// WARC-Date.
    package var date: String
    /// WARC-Payload-Digest.
    package var digest: String

    /// Points to a record of the archive.
    package init(id: String, date: String, digest: String) {
        self.id = id
        self.date = date
        self.digest = digest
    }
}

/// What is remembered about a source on the web. Times are seconds since 1970 UTC.
package struct WebSourceState: Equatable, Sendable {
    /// The source's name in the configuration.
    package var name: String
    /// Where it lives now.
    package var url: String
    /// The address the configuration had then: another one forgets what is remembered.
    package var configuredURL: String
    /// Validators of the last full answer, as the server sent them: its ETag; nil where there was none.
    package var etag: String?
    /// … and its Last-Modified.
    package var lastModified: String?
    /// When the last full answer came.
    package var validatorsAt: Int = 0
    /// SHA-256 of the last full answer's body; an equal one brings nothing new.
    package var digest: String?
    /// Where the archive has that answer; nil where it was not archived.
    package var record: ArchivedRecord?
    /// Looks in a row that failed.
    package var failures: Int = 0
    /// When it is looked at again; 0 is at once.
    package var dueAt: Int = 0
    /// Gone for good (410): looked at only when it is asked for by name.
    package var isRetired: Bool = false
    /// Code of the last look: `new` before the first, `ok`, `not_modified`, `unchanged`, or that of a failure.
    package var status: String = "new"
    /// Last successful look.
    package var succeededAt: Int?
    /// Looks in a row that brought no new page.
    package var emptyLooks: Int = 0
    /// When a look began that has not ended; nil where none is under way.
    package var startedAt: Int?
    /// What its feed said of itself when it was last read; nil for a source that is no feed.
    package var feed: String?

    /// A source that has never been looked at, living where the configuration says.
    package init(name: String, url: String) {
        self.name = name
        self.url = url
        configuredURL = url
    }

    /// Forgets what was seen, so that the next look names everything again.
    package mutating func forget() {
        etag = nil
        lastModified = nil
        digest = nil
    }
}

/// What is remembered about a page of the web.
package struct WebPageState: Equatable, Sendable {
    /// Normalised address.
    package var url: String
    /// The source that named it first.
    package var source: String
    /// Validators of the last full answer, as the server sent them: its ETag; nil where there was none.
    package var etag: String?
    /// … and its Last-Modified.
    package var lastModified: String?
    /// When the last full answer came.
    package var validatorsAt: Int = 0
    /// SHA-256 of the last full answer's body; an equal one brings nothing new.
    package var digest: String?
    /// Where the archive has that answer; nil where it was not archived.
    package var record: ArchivedRecord?
    /// When it was first had.
    package var firstAt: Int
    /// When it was last asked for.
    package var fetchedAt: Int
    /// When it is looked at again; nil never.
    package var recheckAt: Int?
    /// What the feed said of its last change.
    package var entryUpdated: String?
    /// `ok`, or the code of the last failure.
    package var status: String
    /// Looks in a row that failed.
    package var failures: Int = 0

    /// A page that was just asked for, without validators and not to be looked at again.
    package init(url: String, source: String, firstAt: Int, fetchedAt: Int, status: String) {
        self.url = url
        self.source = source
        self.firstAt = firstAt
        self.fetchedAt = fetchedAt
        self.status = status
    }

    /// Forgets the validators, so that the next look asks for all of it. The digest says on that the page was answered once.
    package mutating func forgetValidators() {
        etag = nil
        lastModified = nil
    }
}

/// The robots.txt of an origin, for the day it is believed.
package struct RobotsState: Equatable, Sendable {
    /// Scheme, host and port.
    package var origin: String
    /// rules | allow_all | forbid_all
    package var verdict: String
    /// The file, or the reason of a refusal.
    package var body: String
    /// When it is asked for again.
    package var expires: Int

    /// A verdict, and how long it holds (seconds since 1970 UTC).
    package init(origin: String, verdict: String, body: String, expires: Int) {
        self.origin = origin
        self.verdict = verdict
        self.body = body
        self.expires = expires
    }
}
