internal import CCrypto

/// Message digests over bytes, by OpenSSL's libcrypto.
public enum Digest {
    /// SHA-256 (FIPS 180-4), 32 bytes.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] { digest(bytes, sha256Algorithm, 32) }

    /// SHA-1, 20 bytes: WARC-Payload-Digest's usual algorithm.
    public static func sha1(_ bytes: some Sequence<UInt8>) -> [UInt8] { digest(bytes, EVP_sha1(), 20) }

    /// Lower-case hexadecimal.
    public static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        return String(unsafeUninitializedCapacity: 2 * bytes.count) { out in
            for (i, b) in bytes.enumerated() {
                out[2 * i] = digit(b >> 4)
                out[2 * i + 1] = digit(b & 15)
            }
            return 2 * bytes.count
        }
    }

    /// A short identifier: the first 16 bytes of the SHA-256 of the parts, each preceded by its length, in hex.
    public static func identifier(_ parts: String...) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 16 })
        for part in parts {
            let count = part.utf8.count
            var unit = 1
            while count / unit >= 10 { unit *= 10 }
            while unit > 0 {
                bytes.append(0x30 + UInt8(truncatingIfNeeded: count / unit % 10))
                unit /= 10
            }
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: part.utf8)
        }
        return identifier(of: bytes)
    }

    /// The first 16 bytes of the SHA-256 of `bytes`, in hex.
    package static func identifier(of bytes: [UInt8]) -> String { hex(sha256Of: bytes, first: 16) }

    /// The SHA-256 of `bytes` in hex, or its first bytes.
    package static func hex(sha256Of bytes: [UInt8], first count: Int = 32) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
            digest.initialize(repeating: 0)
            bytes.withUnsafeBufferPointer {
                _ = EVP_Digest($0.baseAddress, $0.count, digest.baseAddress, nil, sha256Algorithm, nil)
            }
            return String(unsafeUninitializedCapacity: 2 * count) { out in
                for i in 0..<count {
                    out[2 * i] = digit(digest[i] >> 4)
                    out[2 * i + 1] = digit(digest[i] & 15)
                }
                return 2 * count
            }
        }
    }

    /// Looked up once: the library would search for it at every digest. Never freed, never changed.
    nonisolated(unsafe) private static let sha256Algorithm = EVP_MD_fetch(nil, "SHA256", nil) ?? EVP_sha256()

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    private static func digest(_ bytes: some Sequence<UInt8>, _ algorithm: OpaquePointer?, _ size: Int) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: size)
        func run(_ buffer: UnsafeBufferPointer<UInt8>) {
            EVP_Digest(buffer.baseAddress, buffer.count, &out, nil, algorithm, nil)
        }
        if bytes.withContiguousStorageIfAvailable({ run($0) }) == nil { Array(bytes).withUnsafeBufferPointer(run) }
        return out
    }
}
