public import NewsModel

/// When a source is looked at again: the longest of what the operator, the feed and the server ask for, clamped to between a
/// quarter of an hour and a day, moved out of skipped hours and days, with jitter so that sources spread out.
public struct Schedule: Sendable {
    /// Seconds: the shortest and the longest pause.
    public static let bounds = 900...86_400

    /// How long a run waits for a source that is due soon: a source with the pause of the timer that starts the runs is asked at every
    /// one of them, and not at every other because it was looked at some seconds after the last one began.
    public static let patience = 120

    /// Seconds beyond which no look is ever put off: the longest pause, and a week of skipped days. What lies further ahead was
    /// written while the clock was wrong.
    public static let horizon = bounds.upperBound + 7 * 86_400 + 3600

    /// Configured interval in seconds.
    public var interval: Int
    /// Spreads sources: the same name always gives the same share.
    public var name: String

    /// An interval and where it comes from.
    public init(interval: Int, name: String) {
        self.interval = interval
        self.name = name
    }

    /// What the last answer asked for.
    public struct Hints: Equatable, Sendable {
        /// What the feed itself says.
        public var feed = ScheduleHints()
        /// Seconds from Cache-Control max-age.
        public var maxAge: Int?
        /// Seconds since 1970 from Expires.
        public var expires: Int?
        /// A schedule without any hint.
        public init() {}

        /// Reads Cache-Control and Expires of a response.
        public init(headers: (String) -> String?) {
            let control = headers("cache-control")?.lowercased() ?? ""
            for directive in control.split(separator: ",") {
                let parts = directive.split(separator: "=", maxSplits: 1)
                if parts.count == 2, String(parts[0]).trimmed == "max-age" {
                    maxAge = Int(String(parts[1]).trimmed.filter { $0 != "\"" }).map { min(max($0, 0), 366 * 86_400) }
                }
            }
            expires = headers("expires").flatMap(HTTPDate.parse)
        }
    }

    /// Time of the next look after a success at `now`.
    public func next(after now: Int, hints: Hints) -> Int {
        var pause = interval
        if let ttl = hints.feed.ttl { pause = max(pause, min(max(ttl, 0), 44_640) * 60) }
        if let period = hints.feed.updateInterval { pause = max(pause, min(period, Self.bounds.upperBound)) }
        if let age = hints.maxAge { pause = max(pause, age) }
        if let expires = hints.expires { pause = max(pause, min(expires - now, Self.bounds.upperBound)) }
        pause = min(max(pause, Self.bounds.lowerBound), Self.bounds.upperBound)
        return outOfSkipped(now + pause + jitter(of: pause, now: now), hints.feed)
    }

    /// How many times the pause doubles while a source fails. A feed that is read every quarter of an hour forgets its entries sooner
    /// than one that is read once a day: four hours after it is back it is read again.
    static let doublings = 4

    /// Time of the next look after the `failures`-th failure in a row at `now`: the pause doubles up to 16 times its length, a day at most.
    public func next(after now: Int, failures: Int, rest: Int? = nil) -> Int {
        let base = min(max(interval, Self.bounds.lowerBound), Self.bounds.upperBound)
        let pause = min(base << min(max(failures - 1, 0), Self.doublings), Self.bounds.upperBound)
        return now + max(pause, rest ?? 0) + jitter(of: pause, now: now)
    }

    /// The longest jitter in seconds. It is small, because a timer that starts a run spreads the runs already, and a source that comes
    /// due just after a run waits for the next.
    static let maximumJitter = 60

    /// Up to a hundredth of the pause and ``maximumJitter``, fixed by the source's name and the time: no dice, so a test can tell.
    private func jitter(of pause: Int, now: Int) -> Int {
        let hash = Digest.sha256("\(name):\(now)".utf8).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return hash % max(min(pause / 100, Self.maximumJitter), 1)
    }

    /// The first time from `time` on that lies in no skipped hour or day (UTC); `time` itself where all are skipped.
    private func outOfSkipped(_ time: Int, _ hints: ScheduleHints) -> Int {
        guard !hints.skipHours.isEmpty || !hints.skipDays.isEmpty else { return time }
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let days = Set(hints.skipDays.compactMap { names.firstIndex(of: $0.lowercased()) })
        let hours = Set(hints.skipHours.map { $0 % 24 })
        var t = time
        for _ in 0..<(24 * 7) {
            let hour = (t / 3600) % 24
            let weekday = CalendarDate(dayNumber: t / 86_400).weekday - 1
            if !hours.contains(hour) && !days.contains(weekday) { return t }
            t = (t / 3600 + 1) * 3600
        }
        return time
    }
}
