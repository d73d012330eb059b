internal import NewsModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// A range of IP addresses in CIDR notation (RFC 4632, RFC 4291): `10.0.0.0/8`, `fc00::/7`.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes.
    let prefix: [UInt8]
    let bits: Int

    /// Reads `address/bits`, or a single address; nil where it is neither.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let address = Self.bytes(String(first)) else { return nil }
        let full = address.count * 8
        let bits = parts.count == 2 ? Int(parts[1]) ?? -1 : full
        guard bits >= 0 && bits <= full else { return nil }
        prefix = address
        self.bits = bits
    }

    /// Whether the range holds an address of 4 or 16 bytes.
    public func contains(_ address: [UInt8]) -> Bool {
        guard address.count == prefix.count else { return false }
        let whole = bits / 8
        guard address[..<whole] == prefix[..<whole] else { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        return (address[whole] ^ prefix[whole]) >> UInt8(8 - rest) == 0
    }

    /// CIDR notation.
    public var description: String { Self.text(prefix) + "/\(bits)" }

    /// The bytes of a numeric address; nil where the text is none.
    static func bytes(_ text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var sixteen = in6_addr()
        if inet_pton(AF_INET6, text, &sixteen) == 1 { return withUnsafeBytes(of: &sixteen) { Array($0) } }
        return nil
    }

    /// The usual text of an address of 4 or 16 bytes.
    static func text(_ address: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: 64)
        guard inet_ntop(address.count == 4 ? AF_INET : AF_INET6, address, &buffer, 64) != nil else { return "?" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
