internal import Glibc
package import NewsModel

/// Lines of a file or a stream, read in pieces; memory is one piece and the longest line.
package final class LineReader {
    /// A line without its "\n", or the sign that it was longer than allowed (and was skipped).
    package enum Line: Equatable {
        case bytes([UInt8])
        case tooLong
    }

    /// Number of the line that ``next()`` gave last, from 1.
    package private(set) var number = 0
    private let path: String
    private let descriptor: Int32
    private let owned: Bool
    private let limit: Int
    private var buffer: [UInt8]
    private var start = 0
    private var ended = false

    /// Opens a file. Lines above `limit` bytes are reported and skipped.
    package init(path: String, limit: Int = 64 << 20) throws(FileError) {
        self.path = path
        self.limit = limit
        buffer = []
        owned = true
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
    }

    /// Reads on from an open stream whose first bytes, `prefix`, have been taken already. The stream stays open.
    package init(descriptor: Int32, path: String, prefix: [UInt8], limit: Int = 64 << 20) {
        self.path = path
        self.limit = limit
        self.descriptor = descriptor
        buffer = prefix
        owned = false
    }

    /// The next line; nil behind the last one. A last line without "\n" counts.
    package func next() throws(FileError) -> Line? {
        var searched = start
        while true {
            if let end = newline(from: searched) {
                let line = Array(buffer[start..<end])
                start = end + 1
                number += 1
                return line.count > limit ? .tooLong : .bytes(line)
            }
            searched = buffer.count
            if buffer.count - start > limit { return try skipRest() }
            if ended {
                guard start < buffer.count else { return nil }
                let line = Array(buffer[start...])
                start = buffer.count
                number += 1
                return .bytes(line)
            }
            searched -= start
            try fill()
        }
    }

    private func newline(from: Int) -> Int? {
        buffer.withUnsafeBytes { all -> Int? in
            guard from < all.count, let base = all.baseAddress, let hit = memchr(base + from, 0x0A, all.count - from)
            else {
                return nil
            }
            return UnsafeRawPointer(hit) - base
        }
    }

    /// Moves the unread bytes to the front and reads more behind them.
    private func fill() throws(FileError) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        let piece = 1 << 18
        let old = buffer.count
        var failed = false
        buffer.append(contentsOf: repeatElement(0, count: piece))
        let count = buffer.withUnsafeMutableBytes { all -> Int in
            while true {
                let count = read(descriptor, all.baseAddress?.advanced(by: old), piece)
                if count >= 0 { return count }
                if errno != EINTR {
                    failed = true
                    return 0
                }
            }
        }
        if failed { throw FileError("read", path) }
        buffer.removeLast(piece - count)
        if count == 0 { ended = true }
    }

    private func skipRest() throws(FileError) -> Line? {
        number += 1
        while true {
            if let end = newline(from: start) {
                start = end + 1
                return .tooLong
            }
            start = buffer.count
            if ended { return .tooLong }
            try fill()
        }
    }

    deinit { if owned { close(descriptor) } }
}
