/// Why an address was not asked for, though nothing is wrong with it; the raw value is the code of its rejection.
public enum PostponeReason: String, Sendable, CaseIterable {
    /// Its host, or one that it leads over, wants to rest longer than a run waits.
    case hostRests = "host_resting"
    /// This machine had no file descriptor for a connection.
    case noDescriptors = "no_descriptors"
    /// The run was asked to stop before its turn.
    case stopped = "run_stopped"

    /// What happened and what to do, for who reads the rejection.
    public var message: String {
        switch self {
        case .hostRests: "its host asks for a longer rest: fetch it later"
        case .noDescriptors: HTTPFailure.noDescriptors.advice
        case .stopped: "the run was asked to stop before its turn: fetch it again"
        }
    }
}
