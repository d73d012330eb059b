#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Why a file could not be read or written.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file, or `-` for standard input and output.
    public var path: String
    /// What was tried: "open" (to read), "create", "read", "write".
    public var operation: String
    /// `errno` of the failed call.
    public var code: Int32

    /// A failed operation on a file.
    public init(path: String, operation: String, code: Int32) {
        self.path = path
        self.operation = operation
        self.code = code
    }

    /// Whether nothing stands at the path.
    public var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

    /// What the system says of the failure: "No such file or directory".
    public var reason: String { String(cString: strerror(code)) }

    /// One sentence for a person.
    public var description: String {
        let stream = operation == "write" ? "standard output" : "standard input"
        return "cannot \(operation) \(path == "-" ? stream : path == "stderr" ? "standard error" : path): \(reason)"
    }
}

/// Reads the lines of a JSON-lines file or of standard input, one at a time, in bounded memory.
public struct JSONLines: ~Copyable {
    /// A line: its number from 1, and its bytes without the line break; nil bytes where it was longer than the limit.
    public struct Line {
        /// From 1.
        public var number: Int
        /// The line without its end; nil where it is longer than the limit.
        public var bytes: UnsafeBufferPointer<UInt8>?
    }

    /// The longest line that is read, in bytes: a body of 10 MiB, escaped, with its annotations.
    public static let maximumLine = 128 << 20

    private let path: String
    private let descriptor: Int32
    /// Grows in place: a long line is neither copied nor, beyond its end, paid for.
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 18
    private var start = 0
    private var filled = 0
    private var number = 0
    private var atEnd = false

    /// Opens a file, or standard input for `-`.
    public init(path: String) throws(FileError) {
        self.path = path
        if path == "-" {
            descriptor = 0
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw FileError(path: path, operation: "open", code: errno) }
        }
        buffer = Self.resized(nil, to: capacity)
    }

    deinit {
        free(buffer)
        if descriptor > 0 { close(descriptor) }
    }

    /// Calls `body` for every line that is not blank.
    public mutating func forEach<Failure: Error>(_ body: (Line) throws(Failure) -> Void) throws(Failure) -> FileError? {
        while true {
            let line: (range: Range<Int>, tooLong: Bool)?
            do throws(FileError) { line = try nextLine() } catch { return error }
            guard let line else { return nil }
            number += 1
            if line.tooLong {
                try body(Line(number: number, bytes: nil))
                continue
            }
            let bytes = UnsafeBufferPointer(start: buffer + line.range.lowerBound, count: line.range.count)
            let blank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
            if !blank { try body(Line(number: number, bytes: bytes)) }
        }
    }

    /// The next line's place in the buffer; nil at the end.
    private mutating func nextLine() throws(FileError) -> (range: Range<Int>, tooLong: Bool)? {
        var scanned = start
        var skipping = false
        while true {
            let read = UnsafeBufferPointer(start: buffer, count: filled)
            let found = ByteScan.first(0x0A, in: read, from: scanned, to: filled)
            if found < filled {
                let range = start..<found
                start = found + 1
                return (range, skipping)
            }
            scanned = filled
            if atEnd {
                guard start < filled || skipping else { return nil }
                let range = start..<filled
                start = filled
                return (range, skipping)
            }
            if filled - start > Self.maximumLine { skipping = true }
            if skipping {
                start = 0
                filled = 0
                scanned = 0
            } else if start > 0 {
                memmove(buffer, buffer + start, filled - start)
                filled -= start
                scanned -= start
                start = 0
            }
            if filled == capacity {
                capacity *= 2
                buffer = Self.resized(buffer, to: capacity)
            }
            try fill()
        }
    }

    private static func resized(_ memory: UnsafeMutablePointer<UInt8>?, to size: Int) -> UnsafeMutablePointer<UInt8> {
        guard let memory = realloc(memory, size) else { fatalError("no memory for a line of \(size) bytes") }
        return memory.assumingMemoryBound(to: UInt8.self)
    }

    private mutating func fill() throws(FileError) {
        let n = read(descriptor, buffer + filled, capacity - filled)
        if n < 0 {
            if errno == EINTR { return }
            throw FileError(path: path, operation: "read", code: errno)
        }
        if n == 0 { atEnd = true }
        filled += n
    }
}
