internal import Glibc
internal import NewsFetcher

/// The system's clock; sleeping ends early when the run is asked to stop.
struct WebClock: FetchClock {
    /// Ends waiting: SIGTERM, or the run's longest time.
    let mustStop: @Sendable () -> Bool

    var now: Int { Int(WallClock.now / 1000) }

    func sleep(seconds: Int) {
        var left = seconds > 0 ? seconds * 10 : 1
        while left > 0 && !mustStop() {
            usleep(100_000)
            left -= 1
        }
    }
}
