internal import NewsModel

/// What a source's feed said of itself when it was last read: an answer that says "not modified" does not say it again.
struct FeedMemory: Equatable, Sendable {
    /// As ``Feed/format``.
    var format: String
    var hints = ScheduleHints()

    init(format: String, hints: ScheduleHints) {
        self.format = format
        self.hints = hints
    }

    /// Reads back ``text``.
    init?(_ text: String) {
        var values: [Substring: Substring] = [:]
        for pair in text.split(separator: " ") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
        guard let format = values["format"] else { return nil }
        self.format = String(format)
        hints.ttl = values["ttl"].flatMap { Int($0) }
        hints.updateInterval = values["every"].flatMap { Int($0) }
        hints.skipHours = values["hours"]?.split(separator: ",").compactMap { Int($0) } ?? []
        hints.skipDays = values["days"]?.split(separator: ",").map(String.init) ?? []
    }

    /// `format=rss ttl=60 every=3600 hours=1,2 days=Sunday`, without what is not said.
    var text: String {
        var parts = ["format=" + format]
        if let ttl = hints.ttl { parts.append("ttl=\(ttl)") }
        if let every = hints.updateInterval { parts.append("every=\(every)") }
        if !hints.skipHours.isEmpty { parts.append("hours=" + hints.skipHours.map(String.init).joined(separator: ",")) }
        if !hints.skipDays.isEmpty { parts.append("days=" + hints.skipDays.joined(separator: ",")) }
        return parts.joined(separator: " ")
    }
}
