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
        // A process that this one is just starting holds a copy of an earlier lock until it runs its own program.
        var tries = 10
        var isMine = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        while !isMine && errno == EWOULDBLOCK && tries > 0 {
            usleep(10_000)
            tries -= 1
            isMine = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        }
        guard isMine else {
            let busy = errno == EWOULDBLOCK
            let cause = String(cString: strerror(errno))
            close(descriptor)
            throw busy ? .locked(folder: folder) : .unusable(path: path, cause: cause)
        }
    }

    deinit { close(descriptor) }
}
