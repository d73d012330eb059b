internal import NewsFetcher
internal import NewsModel
internal import NewsState

/// Between what the state database stores and what the fetcher decides with.
extension WebSourceState {
    /// The fetcher's view; nil where the stored address is none.
    var fetchState: FetchState? {
        guard let address = WebURL(url) else { return nil }
        var fetch = FetchState(url: address)
        if etag != nil || lastModified != nil {
            fetch.validators = ConditionalGet(etag: etag, lastModified: lastModified, storedAt: validatorsAt)
        }
        fetch.bodyDigest = digest
        fetch.failures = failures
        fetch.nextDue = dueAt
        fetch.isRetired = isRetired
        fetch.status = status
        return fetch
    }

    /// Takes in what the fetcher decided.
    mutating func take(_ fetch: FetchState) {
        url = fetch.url.description
        etag = fetch.validators?.etag
        lastModified = fetch.validators?.lastModified
        validatorsAt = fetch.validators?.storedAt ?? 0
        digest = fetch.bodyDigest
        failures = fetch.failures
        dueAt = fetch.nextDue
        isRetired = fetch.isRetired
        status = fetch.status
    }
}

extension WebPageState {
    /// Validators of the next request.
    var validators: ConditionalGet? {
        etag == nil && lastModified == nil
            ? nil : ConditionalGet(etag: etag, lastModified: lastModified, storedAt: validatorsAt)
    }

    /// Takes in a full answer. Failures count on until it is read as an article: a consent wall answers well every time.
    mutating func answered(_ response: HTTPResponse, digest: String, now: Int) {
        let validators = ConditionalGet(headers: { response[$0] }, now: now)
        etag = validators?.etag
        lastModified = validators?.lastModified
        validatorsAt = validators?.storedAt ?? 0
        self.digest = digest
        fetchedAt = now
        status = "ok"
    }

    /// Sets the next look by the pauses after the first one.
    mutating func scheduleRecheck(_ pauses: [Int], now: Int) {
        // A page cannot have been had first in the future: that was a clock that was wrong.
        let first = min(firstAt, now)
        recheckAt = pauses.map { first + $0 }.first { $0 > now }
    }
}
