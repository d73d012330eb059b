internal import NewsModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Decides at connect time, on every hop, whether an address may be connected to. Names are resolved before, so a name
/// that points inside is refused too, and an answer that changes between check and connect changes nothing.
public struct AddressPolicy: Sendable {
    private enum Verdict: Sendable {
        case refused
        /// The IPv4 address that starts at this byte decides.
        case embedded(Int)
    }
    private static let special: [(AddressRange, Verdict)] = Table("web/special_addresses").rows.compactMap { row in
        guard row.count >= 2, let range = AddressRange(row[0]) else { return nil }
        if row[1].hasPrefix("embedded-"), let byte = Int(row[1].dropFirst(9)) { return (range, .embedded(byte)) }
        return (range, .refused)
    }

    /// Special ranges that a source allows all the same.
    public var allowed: [AddressRange]

    /// A policy that refuses every special-purpose range but the allowed ones.
    public init(allowed: [AddressRange] = []) { self.allowed = allowed }

    /// Whether an address of 4 or 16 bytes may be connected to.
    public func allows(_ address: [UInt8]) -> Bool {
        if allowed.contains(where: { $0.contains(address) }) { return true }
        for (range, verdict) in Self.special where range.contains(address) {
            switch verdict {
            case .refused: return false
            case .embedded(let byte): return allows(Array(address[byte..<byte + 4]))
            }
        }
        return address.count == 4 || address.count == 16
    }

    /// Whether a numeric address may be connected to; false where the text is none.
    public func allows(_ text: String) -> Bool { AddressRange.bytes(text).map(allows) ?? false }

    /// Whether the address of a socket may be connected to.
    func allows(_ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Bool {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            return allows(withUnsafeBytes(of: raw.load(as: sockaddr_in.self).sin_addr) { Array($0) })
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            return allows(withUnsafeBytes(of: raw.load(as: sockaddr_in6.self).sin6_addr) { Array($0) })
        default: return false
        }
    }
}
