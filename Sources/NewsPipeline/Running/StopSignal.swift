internal import Glibc
internal import Synchronization

/// Set by SIGTERM and SIGINT: the item in hand is finished, what is done is committed, and the program ends.
private let requested = Atomic<Bool>(false)

/// A polite request to end.
package enum StopSignal {
    /// From now on SIGTERM and SIGINT ask the run to end instead of ending it.
    package static func listen() {
        for number in [SIGTERM, SIGINT] {
            signal(number) { _ in requested.store(true, ordering: .relaxed) }
        }
    }

    /// Whether the run was asked to end.
    package static var isRequested: Bool { requested.load(ordering: .relaxed) }
}
