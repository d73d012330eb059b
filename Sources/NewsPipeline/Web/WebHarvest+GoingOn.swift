internal import NewsFetcher
internal import NewsModel
internal import NewsState
internal import Synchronization

/// Going on with a look that was interrupted: the same sources, the same questions, and the answers that the archive has.
extension WebHarvest {
    /// Sources that were being looked at. Those that are not configured any more, or live elsewhere, are not among them.
    func interruptedSources() throws -> [(state: WebSourceState, request: Crawler<Purpose>.Request?)] {
        var sources: [(WebSourceState, Crawler<Purpose>.Request?)] = []
        for (index, source) in configuration.sources.enumerated() where source.enabled {
            guard let web = source.web, options.only.isEmpty || options.only.contains(source.name),
                let known = try state.webSource(source.name), let start = known.startedAt,
                known.configuredURL == web.url.description
            else { continue }
            // A time far ahead was written while the clock was wrong.
            let notBefore = start > clock.now + Schedule.patience ? 0 : start
            sources.append((known, ask(index, known, web, notBefore: notBefore)))
        }
        return sources
    }

    /// Looks through what the interrupted looks have archived.
    func openArchive() throws {
        let answers = try ArchivedAnswers(folder: configuration.archive, archives: interrupted.map(\.archive))
        shared.withLock { $0.answers = answers }
        if answers.count > look.answers { try state.advanceLooks(answers: answers.count) }
        log.info("goes on with a look that was interrupted", ["archived answers": "\(answers.count)"])
    }

    /// Takes in the answers that the archive has, until the portion is full; the requests that have to be made.
    ///
    /// An answer counts as of the time at which it came: what an undisturbed look would have made of it then is made of it now.
    func recall(_ requests: [Crawler<Purpose>.Request]) throws -> [Crawler<Purpose>.Request] {
        guard let answers = shared.withLock({ $0.answers }) else { return requests }
        var line = shared.withLock { $0.line } + requests
        var missing: [Crawler<Purpose>.Request] = []
        var n = 0
        while n < line.count, !mustStop(), !shared.withLock({ $0.harvest.isFull(options.portion) }) {
            let request = line[n]
            n += 1
            recallRobots(request.request, answers)
            guard
                let answer = answers.answer(
                    request.request, validators: request.validators, since: beginning(request.purpose))
            else {
                missing.append(request)
                continue
            }
            if case .resting(let seconds) = answer.fetch.verdict {
                crawler.rest(answer.fetch.response.url, until: answer.time + seconds)
            }
            let further = try takeIn(request, .success(answer.fetch), answer.place, answer.time)
            count(further)
            settle(request.purpose)
            line += further
        }
        let left = Array(line[n...])
        shared.withLock { $0.line = left }
        return missing
    }

    /// Takes in what the archive has of the robots.txt that decides about a request.
    private func recallRobots(_ request: HTTPRequest, _ answers: ArchivedAnswers) {
        guard let address = crawler.missingRobots(for: request.url) else { return }
        var ask = request
        ask.url = address
        guard let answer = answers.answer(ask, validators: nil, since: look.beganAt) else { return }
        crawler.learn(robots: address, answer.fetch, at: answer.time)
    }

    /// Whether the look had the page before it was interrupted, and committed it: no look asks twice for a page, whoever names it.
    func isCommitted(_ page: WebPageState?) -> Bool {
        guard !interrupted.isEmpty, let page else { return false }
        return page.fetchedAt >= look.beganAt && page.fetchedAt <= clock.now
    }

    /// Whether the answer of a page that a source names is in the archive.
    func isAtHand(_ url: WebURL, _ index: Int) -> Bool {
        shared.withLock { $0.answers }?.holds(url, since: beginning(index)) ?? false
    }

    /// When the look at the source began: older answers are of other looks.
    private func beginning(_ index: Int) -> Int { shared.withLock { $0.states[index]?.startedAt } ?? look.beganAt }

    /// … and for a page that nobody named the look itself, which may have begun before its source's turn.
    private func beginning(_ purpose: Purpose) -> Int {
        if case .page(_, _, entry: nil, _, _) = purpose { return look.beganAt }
        return beginning(purpose.source)
    }

    /// Sources that were asked by this look.
    var asked: Set<Int> { shared.withLock { $0.asked } }

    /// Looks that have ended with this one: none where it was stopped before all that was archived was taken in, or a part of their
    /// sources was left out.
    func endedLooks() throws -> [String] {
        let (isBegun, isFinished) = shared.withLock { ($0.isBegun, $0.unfinished.isEmpty) }
        guard isFinished else { return [] }
        if interrupted.isEmpty { return isBegun ? [look.archive] : [] }
        // Other sources may still wait for their turn.
        if try !options.only.isEmpty && state.isLooking() { return [] }
        return interrupted.map(\.archive) + [look.archive]
    }
}
