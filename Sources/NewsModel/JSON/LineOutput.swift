#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Writes JSON-lines to a file or to standard output through one buffer; who writes says ``flush()`` in the end.
///
/// The system gets whole lines, but for those that are longer than any story's: they go out in parts.
public final class LineOutput {
    private let path: String
    private let descriptor: Int32
    private var writer: JSONWriter
    /// Bytes that are worth a call of the system.
    private static let enough = 1 << 16

    /// Opens a file anew, or takes standard output for `-` and standard error for `stderr`.
    public init(path: String) throws(FileError) {
        self.path = path
        switch path {
        case "-": descriptor = 1
        case "stderr": descriptor = 2
        default:
            descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            if descriptor < 0 { throw FileError(path: path, operation: "create", code: errno) }
        }
        let (path, descriptor) = (path, descriptor)
        writer = JSONWriter { bytes throws(FileError) in try Self.write(bytes, to: descriptor, path) }
    }

    deinit { if descriptor > 2 { close(descriptor) } }

    /// Writes one line.
    public func line(_ body: (inout JSONWriter) -> Void) throws(FileError) {
        body(&writer)
        writer.newline()
        if writer.bytes.count >= Self.enough || writer.isPartHandedOn { try flush() }
    }

    /// Writes bytes that hold whole lines already.
    public func lines(_ bytes: [UInt8]) throws(FileError) {
        // Much is handed on as it is.
        if bytes.count >= Self.enough {
            try flush()
            return try Self.write(bytes, to: descriptor, path)
        }
        writer.lines(bytes)
        if writer.bytes.count >= Self.enough { try flush() }
    }

    /// Writes a line of text.
    public func text(_ line: String) throws(FileError) {
        writer.lines(line.utf8)
        writer.newline()
        if writer.bytes.count >= Self.enough { try flush() }
    }

    /// Hands everything to the system. What could not be written is forgotten: who goes on after the error does not write it twice.
    public func flush() throws(FileError) {
        defer { writer.removeAll() }
        if let failure = writer.failure { throw failure }
        try Self.write(writer.bytes, to: descriptor, path)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let n = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + done, $0.count - done) }
            if n < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, operation: "write", code: errno)
            }
            done += n
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes, count)
        #else
            Musl.write(descriptor, bytes, count)
        #endif
    }
}
