#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// The three descriptors that every process is given.
enum StandardStreams {
    /// Takes the place of those that are closed, before any file is opened: the first file would get the free number, and what is
    /// meant for standard output would be written into it. Reading or writing a stream that was closed fails as it did; messages on
    /// standard error are dropped.
    static func hold() {
        for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is the closed one. The wrong direction makes every use an error.
            _ = open("/dev/null", descriptor == 1 ? O_RDONLY : O_WRONLY)
        }
    }
}
