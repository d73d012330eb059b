internal import CZlib

/// One gzip member (RFC 1952), the same for the same bytes: it carries no time.
public enum GzipMember {
    /// The bytes compressed.
    public static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        let isReady =
            deflateInit2_(
                &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            == Z_OK
        // Only a want of memory makes this fail.
        precondition(isReady, "zlib cannot be set up")
        defer { deflateEnd(&stream) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count / 3 + 64)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        bytes.withUnsafeBufferPointer { source in
            stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            stream.avail_in = UInt32(clamping: source.count)
            var code = Z_OK
            while code == Z_OK {
                code = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    let code = deflate(&stream, Z_FINISH)
                    out += target[..<(target.count - Int(stream.avail_out))]
                    return code
                }
            }
        }
        return out
    }
}
