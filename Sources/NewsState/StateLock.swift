internal import Glibc

/// The right to run on a state folder: held by one process at a time, given back by the system when the process ends,
/// also when it is killed.
package final class StateLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of `folder` (flock(2) on its file `lock`), or throws ``StateError/locked(folder:)`` at once.
    package init(folder: String) throws(StateError) {
        let path = folder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unusable(path: path, cause: String(cString: strerror(errno))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let busy = errno == EWOULDBLOCK
            let cause = String(cString: strerror(errno))
            close(descriptor)
            throw busy ? .locked(folder: folder) : .unusable(path: path, cause: cause)
        }
    }

    deinit { close(descriptor) }
}
