internal import NewsModel

/// Character and entity references of XML documents.
struct XMLEntities {
    /// Literal values of internal entities.
    private var declared: [[UInt8]: [UInt8]] = [:]
    /// An external subset may declare what is not declared here.
    var hasExternalSubset = false
    private var expanded = 0

    /// At most this many internal entities are kept, each of at most 1 KiB.
    private static let maximumDeclared = 1000

    /// Bytes that cannot be taken over as they are: references, carriage returns and controls, and the lead byte of C1
    /// controls that were meant as windows-1252.
    @inline(__always)
    static func needsDecoding(_ b: UInt8) -> Bool {
        b == UInt8(ascii: "&") || (b < 0x20 && b != 0x0A && b != 0x09) || b == 0xC2
    }

    /// Whether anything in the range cannot be taken over as it is.
    static func needDecoding(_ p: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            index = ByteScan.firstMarked(in: p, from: index, to: range.upperBound)
            if index < range.upperBound, needsDecoding(p[index]) { return true }
            index += 1
        }
        return false
    }

    /// Appends the range with its references resolved; false where it is not well-formed.
    mutating func decode(_ p: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into out: inout OutputBytes, limit: Int)
        -> Bool
    {
        var isWellFormed = true
        var index = range.lowerBound
        while index < range.upperBound {
            index = out.append(p, from: index, to: range.upperBound, until: ByteScan.isReferenceOrControl)
            guard index < range.upperBound else { break }
            switch p[index] {
            case UInt8(ascii: "&"):
                if let (character, length) = Self.predefined(p, index, range.upperBound) {
                    out.append(character)
                    index += length
                    continue
                }
                if let (length, wellFormed) = reference(p, index, range.upperBound, &out, limit) {
                    index += length
                    isWellFormed = isWellFormed && wellFormed
                    continue
                }
                isWellFormed = false
                out.append(UInt8(ascii: "&"))
            case 0x0D:
                out.append(0x0A)
                if index + 1 < range.upperBound, p[index + 1] == 0x0A { index += 1 }
            case 0xC2:
                if index + 1 < range.upperBound, p[index + 1] < 0xA0, p[index + 1] >= 0x80 {
                    CharacterReference.append(UInt32(p[index + 1]), to: &out)
                    index += 1
                } else {
                    out.append(0xC2)
                }
            default: isWellFormed = false
            }
            index += 1
        }
        return isWellFormed
    }

    /// The character of one of XML's own references at `start`, and the reference's length: markup in feeds is little else. Nil
    /// also where fewer than eight bytes are left to compare at once.
    @inline(__always)
    private static func predefined(
        _ p: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> (UInt8, Int)? {
        guard start + 8 <= end else { return nil }
        let word = UInt64(littleEndian: UnsafeRawBufferPointer(p).loadUnaligned(fromByteOffset: start, as: UInt64.self))
        switch word & 0xFFFF_FFFF {
        case 0x3B_74_6C_26: return (UInt8(ascii: "<"), 4)  // &lt;
        case 0x3B_74_67_26: return (UInt8(ascii: ">"), 4)  // &gt;
        default: break
        }
        if word & 0xFF_FFFF_FFFF == 0x3B_70_6D_61_26 { return (UInt8(ascii: "&"), 5) }  // &amp;
        if word & 0xFFFF_FFFF_FFFF == 0x3B_74_6F_75_71_26 { return (UInt8(ascii: "\""), 6) }  // &quot;
        if word & 0xFFFF_FFFF_FFFF == 0x3B_73_6F_70_61_26 { return (UInt8(ascii: "'"), 6) }  // &apos;
        return nil
    }

    /// Resolves the reference at `start`; its length and whether XML allows it, or nil where it is none.
    private mutating func reference(
        _ p: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ out: inout OutputBytes, _ limit: Int
    ) -> (Int, Bool)? {
        let stop = min(end, start + 64)
        var semicolon = start + 1
        while semicolon < stop, p[semicolon] != UInt8(ascii: ";") { semicolon += 1 }
        guard semicolon < stop, semicolon > start + 1 else { return nil }
        let body = UnsafeBufferPointer(rebasing: p[(start + 1)..<semicolon])
        let length = semicolon + 1 - start
        if body[0] == UInt8(ascii: "#") {
            guard let scalar = CharacterReference.number(UnsafeBufferPointer(rebasing: body.dropFirst())) else {
                return nil
            }
            CharacterReference.append(scalar, to: &out)
            return (length, scalar >= 0x20 || scalar == 9 || scalar == 10 || scalar == 13)
        }
        if let scalar = CharacterReference.predefined(body) {
            out.append(scalar)
            return (length, true)
        }
        if !declared.isEmpty, let value = declared[Array(body)] {
            guard expanded + value.count <= limit else { return (length, false) }
            expanded += value.count
            value.withUnsafeBufferPointer { out.append($0) }
            return (length, true)
        }
        guard let scalar = CharacterReference.named(body) else { return nil }
        CharacterReference.append(scalar, to: &out)
        return (length, hasExternalSubset)
    }

    /// Keeps `<!ENTITY name "value">`; parameter and external entities are not kept.
    mutating func declare(_ p: UnsafeBufferPointer<UInt8>, _ start: Int) {
        guard declared.count < XMLEntities.maximumDeclared, p[start...].starts(with: "<!ENTITY".utf8) else { return }
        var index = start + 8
        func skipSpace() { while index < p.count, XMLScanner.isSpace(p[index]) { index += 1 } }
        skipSpace()
        let name = index
        while index < p.count, XMLScanner.isName(p[index]) { index += 1 }
        let nameEnd = index
        skipSpace()
        guard nameEnd > name, index < p.count, p[index] == UInt8(ascii: "\"") || p[index] == UInt8(ascii: "'") else {
            return
        }
        let value = index + 1
        guard let end = p[value...].prefix(1025).firstIndex(of: p[index]) else { return }
        var plain = XMLEntities()
        var decoded = OutputBytes()
        // Entities inside an entity stay unexpanded: that is what makes a laugh a billion laughs.
        _ = plain.decode(p, value..<end, into: &decoded, limit: 0)
        declared[Array(p[name..<nameEnd])] = Array(decoded.bytes)
    }
}
