#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// What the command line says to a person.
enum Terminal {
    /// Writes a line to standard error.
    static func complain(_ message: String) {
        let bytes = Array("gleaner: \(message)\n".utf8)
        bytes.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
    }
}
