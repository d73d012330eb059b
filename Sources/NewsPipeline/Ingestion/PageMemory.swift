internal import NewsState

/// What the state will know of a page once the run is committed.
enum PageMemory: Sendable {
    /// A page on this machine.
    case entry(EntryState)
    /// A page of the web.
    case web(WebPageState)

    /// What tells the page from others of its source.
    var key: String {
        switch self {
        case .entry(let entry): entry.key
        case .web(let page): page.url
        }
    }

    /// Notes what became of the page: `ok`, a document's status, or the code of a rejection.
    mutating func settle(_ status: String, failed: Bool = false) {
        switch self {
        case .entry(var entry):
            entry.status = status
            if failed { entry.attempts += 1 } else if status == "ok" { entry.attempts = 0 }
            self = .entry(entry)
        case .web(var page):
            // A fetch that failed has been counted already.
            if failed && page.status == "ok" { page.failures += 1 } else if status == "ok" { page.failures = 0 }
            page.status = status
            // A wall's validators would have the server say that the story behind it has not changed.
            if failed { page.forgetValidators() }
            self = .web(page)
        }
    }
}

extension RunEffects {
    /// Keeps what is known of a page now.
    mutating func remember(_ memory: PageMemory) {
        switch memory {
        case .entry(let entry): entries.append(entry)
        case .web(let page): webPages.append(page)
        }
    }
}
