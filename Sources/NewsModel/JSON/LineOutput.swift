#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Writes JSON-lines to a file or to standard output through one buffer.
public final class LineOutput {
    private let path: String
    private let descriptor: Int32
    private var writer = JSONWriter()

    /// Opens a file anew, or takes standard output for `-` and standard error for `stderr`.
    public init(path: String) throws(FileError) {
        self.path = path
        switch path {
        case "-": descriptor = 1
        case "stderr": descriptor = 2
        default:
            descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            if descriptor < 0 { throw FileError(path: path, operation: "open", code: errno) }
        }
    }

    deinit { if descriptor > 2 { close(descriptor) } }

    /// Writes one line.
    public func line(_ body: (inout JSONWriter) -> Void) throws(FileError) {
        body(&writer)
        writer.newline()
        if writer.bytes.count >= 1 << 16 { try flush() }
    }

    /// Writes bytes that hold whole lines already.
    public func lines(_ bytes: [UInt8]) throws(FileError) {
        try flush()
        try write(bytes)
    }

    /// Hands everything to the system.
    public func flush() throws(FileError) {
        let bytes = writer.bytes
        writer.removeAll()
        try write(bytes)
    }

    private func write(_ bytes: [UInt8]) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let n = bytes.withUnsafeBytes { Self.systemWrite(descriptor, $0.baseAddress! + done, $0.count - done) }
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
