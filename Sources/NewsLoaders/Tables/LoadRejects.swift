internal import NewsModel

/// Hands on the refused lines of one set of files as they come, so that memory does not grow with them.
///
/// Facts may be read a second time, where the quick way to load them turned out to be closed: what was handed on then comes in
/// the same order and is counted again, but not handed on again.
final class LoadRejects {
    private(set) var count = 0
    private var handedOn = 0
    private let handOn: (Rejection) throws -> Void

    init(_ handOn: @escaping (Rejection) throws -> Void) { self.handOn = handOn }

    func take(_ rejection: Rejection) throws {
        count += 1
        guard count > handedOn else { return }
        handedOn = count
        try handOn(rejection)
    }

    /// Goes back to where `count` was that.
    func rewind(to earlier: Int) { count = earlier }
}
