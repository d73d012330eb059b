internal import CCrypto

/// SHA-256 over bytes that arrive in pieces.
public final class RunningDigest {
    private let state: OpaquePointer?

    /// Starts over no bytes.
    public init() {
        state = EVP_MD_CTX_new()
        EVP_DigestInit_ex(state, EVP_sha256(), nil)
    }

    /// Takes in more bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(state, bytes.baseAddress, bytes.count) }

    /// Lower-case hexadecimal of everything so far; the digest can go on afterwards.
    public var hex: String {
        let copy = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(copy) }
        var out = [UInt8](repeating: 0, count: 32)
        EVP_MD_CTX_copy_ex(copy, state)
        EVP_DigestFinal_ex(copy, &out, nil)
        return Digest.hex(out)
    }

    deinit { EVP_MD_CTX_free(state) }
}
