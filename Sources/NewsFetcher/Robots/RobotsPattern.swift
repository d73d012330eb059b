/// A path pattern of robots.txt (RFC 9309 §2.2.2 and §2.2.3): a prefix in which `*` stands for any bytes and a last `$` for the end.
/// Escapes are normalised on both sides: unreserved characters plain, all others escaped with capital digits; `%24` and `%2A` are how a
/// pattern names the two special characters.
struct RobotsPattern: Equatable, Sendable {
    /// What stands between the asterisks.
    private let pieces: [[UInt8]]
    private let endsHere: Bool
    /// Bytes of the pattern: the longer match decides.
    let length: Int

    init(_ value: [UInt8]) {
        // A pattern that forgets its first slash means a path all the same.
        var text =
            value.first == UInt8(ascii: "/") || value.first == UInt8(ascii: "*") ? value : [UInt8(ascii: "/")] + value
        endsHere = text.last == UInt8(ascii: "$")
        if endsHere { text.removeLast() }
        pieces = text.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { Self.normalized($0) }
        length = pieces.reduce(pieces.count - 1 + (endsHere ? 1 : 0)) { $0 + $1.count }
    }

    /// Whether the pattern matches a normalised path. Linear in the path for each piece; no backtracking is needed, because the
    /// leftmost place of every piece leaves the most room for the next.
    func matches(_ path: [UInt8]) -> Bool {
        guard let first = pieces.first, path.starts(with: first) else { return false }
        var position = first.count
        for (i, piece) in pieces.enumerated().dropFirst() {
            if i == pieces.count - 1 && endsHere {
                return path.count - position >= piece.count
                    && path[position...].suffix(piece.count).elementsEqual(piece)
            }
            guard let found = Self.find(piece, in: path, from: position) else { return false }
            position = found + piece.count
        }
        return !endsHere || position == path.count
    }

    private static func find(_ piece: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        if piece.isEmpty { return start }
        var i = start
        while i + piece.count <= path.count {
            if path[i] == piece[0] && path[i..<i + piece.count].elementsEqual(piece) { return i }
            i += 1
        }
        return nil
    }

    /// Path and query of a URL, normalised; "/" where there is none.
    static func path(of url: String) -> [UInt8] {
        var text = Array(url.utf8)[...]
        if let hash = text.firstIndex(of: UInt8(ascii: "#")) { text = text[..<hash] }
        if let colon = text.firstIndex(of: UInt8(ascii: ":")), text[colon...].starts(with: "://".utf8),
            !text[..<colon].contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") })
        {
            text = text[(colon + 3)...].drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        } else if text.starts(with: "//".utf8) {
            text = text.dropFirst(2).drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        }
        if text.first != UInt8(ascii: "/") { text = "/".utf8 + text }
        return normalized(text)
    }

    private static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let b = bytes[i]
            if b == UInt8(ascii: "%"), i + 2 < bytes.endIndex, let high = hex(bytes[i + 1]), let low = hex(bytes[i + 2])
            {
                let value = high << 4 | low
                if isUnreserved(value) { out.append(value) } else { escape(value, &out) }
                i += 3
                continue
            }
            if b <= 0x20 || b >= 0x7F || "\"<>\\^`{|}$*".utf8.contains(b) { escape(b, &out) } else { out.append(b) }
            i += 1
        }
        return out
    }

    private static func escape(_ b: UInt8, _ out: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        out += [UInt8(ascii: "%"), digits[Int(b >> 4)], digits[Int(b & 15)]]
    }

    private static func hex(_ b: UInt8) -> UInt8? {
        switch b {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): b - 0x30
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): (b | 0x20) - 0x57
        default: nil
        }
    }

    /// RFC 3986 §2.3.
    private static func isUnreserved(_ b: UInt8) -> Bool {
        switch b {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
