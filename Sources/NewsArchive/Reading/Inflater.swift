internal import CZlib

/// A zlib stream that unpacks gzip, zlib or raw DEFLATE piece by piece (RFC 1950…1952).
final class Inflater {
    enum Format: Int32 {
        case gzip = 31
        case zlib = 15
        case raw = -15
    }

    enum State {
        /// Give it more input.
        case more
        /// The stream is complete.
        case finished
        /// The bytes are no such stream.
        case failed
    }

    private var stream = z_stream()
    private let isReady: Bool
    private var chunk = [UInt8](repeating: 0, count: 65_536)

    init(_ format: Format) {
        isReady = inflateInit2_(&stream, format.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit { if isReady { inflateEnd(&stream) } }

    func reset() { if isReady { inflateReset(&stream) } }

    /// Unpacks into `out` until the input is used up, 64 KiB are written, or the stream ends.
    func step(_ input: ArraySlice<UInt8>, into out: inout [UInt8]) -> (consumed: Int, state: State) {
        guard isReady else { return (0, .failed) }
        return input.withUnsafeBufferPointer { source in
            chunk.withUnsafeMutableBufferPointer { target in
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.avail_in = UInt32(truncatingIfNeeded: source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(truncatingIfNeeded: target.count)
                let code = inflate(&stream, Z_NO_FLUSH)
                let consumed = source.count - Int(stream.avail_in)
                out += target[..<(target.count - Int(stream.avail_out))]
                switch code {
                case Z_OK, Z_BUF_ERROR: return (consumed, .more)
                case Z_STREAM_END: return (consumed, .finished)
                default: return (consumed, .failed)
                }
            }
        }
    }
}
