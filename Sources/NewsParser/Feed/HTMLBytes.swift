internal import NewsModel

/// Bytes of HTML.
enum HTMLBytes {
    @inline(__always)
    static func isLetter(_ b: UInt8) -> Bool { b | 0x20 >= 0x61 && b | 0x20 <= 0x7A }

    @inline(__always)
    static func isName(_ b: UInt8) -> Bool {
        isLetter(b) || (b >= 48 && b <= 57) || b == UInt8(ascii: "-") || b == UInt8(ascii: ":")
            || b == UInt8(ascii: "_") || b == UInt8(ascii: ".")
    }

    /// What is not of an element's name (``isName(_:)``).
    @inline(__always)
    static func endsName(_ chunk: ByteScan.Chunk) -> ByteScan.Hits {
        let letter =
            ((chunk | ByteScan.Chunk(repeating: 0x20)) &- ByteScan.Chunk(repeating: 0x61))
            .< ByteScan.Chunk(repeating: 26)
        // From "-" to ":" lie ".", "/" and the digits.
        let other = (chunk &- ByteScan.Chunk(repeating: 0x2D)) .< ByteScan.Chunk(repeating: 14)
        let slash = chunk .== ByteScan.Chunk(repeating: 0x2F)
        return .!(letter .| (other .& .!slash) .| (chunk .== ByteScan.Chunk(repeating: 0x5F)))
    }

    /// What ends an attribute's name: white space and controls, "=", ">", "/", "<" and quotes.
    @inline(__always)
    static func endsAttributeName(_ chunk: ByteScan.Chunk) -> ByteScan.Hits {
        // "<", "=" and ">" follow one another.
        let compared = (chunk &- ByteScan.Chunk(repeating: 0x3C)) .< ByteScan.Chunk(repeating: 3)
        let quote = (chunk .== ByteScan.Chunk(repeating: 0x22)) .| (chunk .== ByteScan.Chunk(repeating: 0x27))
        return (chunk .<= ByteScan.Chunk(repeating: 0x20)) .| compared .| quote
            .| (chunk .== ByteScan.Chunk(repeating: 0x2F))
    }

    /// Index of the first such mark from `start` on.
    static func find(_ mark: StaticString, _ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let length = mark.utf8CodeUnitCount
        var at = start
        while at + length <= html.count {
            at = ByteScan.first(mark.utf8Start[0], in: html, from: at, to: html.count)
            if at + length > html.count { return nil }
            if (1..<length).allSatisfy({ html[at + $0] == mark.utf8Start[$0] }) { return at }
            at += 1
        }
        return nil
    }

    /// Index behind the end tag of that name (in any case); the end of the text where there is none.
    static func endOf(_ name: some Collection<UInt8>, _ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let wanted = name.map { $0 | 0x20 }
        var at = start
        while at + wanted.count + 2 <= html.count {
            if html[at] == UInt8(ascii: "<"), html[at + 1] == UInt8(ascii: "/"),
                wanted.indices.allSatisfy({ html[at + 2 + $0] | 0x20 == wanted[$0] })
            {
                return html[at...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
            }
            at += 1
        }
        return html.count
    }

    /// The range without white space and controls at both ends.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// Index of the first such byte of the range; its end where there is none.
    @inline(__always)
    static func index(of wanted: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        start < end ? ByteScan.first(wanted, in: bytes, from: start, to: end) : start
    }

    /// The hash (``NameHash``) of the scheme before a colon, as browsers find it: white space and controls do not hide it.
    /// Nil for a relative address.
    static func scheme(_ value: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
        var hash = NameHash()
        var isEmpty = true
        for index in range {
            let b = value[index]
            if b <= 0x20 || b == 0x7F { continue }
            if b == UInt8(ascii: ":") { return isEmpty ? nil : hash.value }
            let isFurther =
                b >= 48 && b <= 57 || b == UInt8(ascii: "+") || b == UInt8(ascii: "-") || b == UInt8(ascii: ".")
            guard isLetter(b) || (!isEmpty && isFurther) else { return nil }
            hash.add(b)
            isEmpty = false
        }
        return nil
    }

    /// Whether the address begins with a scheme.
    static func hasScheme(_ address: String) -> Bool {
        var address = address
        return address.withUTF8 { scheme($0, 0..<$0.count) != nil }
    }

    /// Elements that never have an end tag (HTML living standard, void elements, and their predecessors).
    static func isVoid(_ name: String) -> Bool {
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
            .contains(name)
    }
}
