/// Reads JSON (RFC 8259) from bytes by pulling one value after another, without building a tree.
///
/// Depth is limited to 256. Lone surrogate escapes become U+FFFD; invalid UTF-8 and control characters in strings are errors.
public struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Byte offset of the next character to read.
    public private(set) var offset: Int
    private var depth = 0

    /// The deepest nesting that is read.
    public static let maximumDepth = 256

    /// Reads `bytes`, which must outlive the cursor.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        offset = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    }

    /// The kinds of JSON values, told by their first character.
    public enum Kind: Sendable { case null, bool, number, string, array, object }

    /// The kind of the next value.
    public mutating func kind() throws(JSONError) -> Kind {
        skipSpace()
        guard offset < bytes.count else { throw error("the text ends where a value is due") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw error("no JSON value starts here")
        }
    }

    /// Reads an object; `member` must read or skip the value of each name.
    public mutating func object(_ member: (inout JSONCursor, String) throws(JSONError) -> Void) throws(JSONError) {
        try list("{", "}", "an object", "a comma or the object's end") { (c: inout JSONCursor) throws(JSONError) in
            let name = try c.string()
            try c.expect(":", "a colon")
            try member(&c, name)
        }
    }

    /// Reads an object as ``object(_:)`` does, and gives the names as they stand in the text.
    mutating func members(_ member: (inout JSONCursor, JSONName) throws(JSONError) -> Void) throws(JSONError) {
        try list("{", "}", "an object", "a comma or the object's end") { (c: inout JSONCursor) throws(JSONError) in
            try c.expect("\"", "a string")
            let start = c.offset
            try c.skipPlain()
            if c.bytes[c.offset] == 0x5C {
                // An escaped name is a rare thing, and the same name.
                c.offset = start - 1
                let name = Array(try c.string().utf8)
                try c.expect(":", "a colon")
                try name.withUnsafeBufferPointer { utf8 throws(JSONError) in try member(&c, JSONName(utf8)) }
                return
            }
            let name = UnsafeBufferPointer(rebasing: c.bytes[start..<c.offset])
            guard ByteScan.isUTF8(name) else { throw JSONError(offset: start, message: "a string is not valid UTF-8") }
            c.offset += 1
            try c.expect(":", "a colon")
            try member(&c, JSONName(name))
        }
    }

    /// Reads an array; `element` must read or skip each value.
    public mutating func array(_ element: (inout JSONCursor) throws(JSONError) -> Void) throws(JSONError) {
        try list("[", "]", "an array", "a comma or the array's end", element)
    }

    /// Reads what stands between two brackets, item by item; `what` and `next` are the words of errors.
    @inline(__always)
    private mutating func list(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ what: String, _ next: String,
        _ item: (inout JSONCursor) throws(JSONError) -> Void
    ) throws(JSONError) {
        try expect(open, what)
        try enter()
        defer { depth -= 1 }
        skipSpace()
        if take(close) { return }
        while true {
            try item(&self)
            skipSpace()
            if take(close) { return }
            try expect(",", next)
        }
    }

    /// Reads a string.
    public mutating func string() throws(JSONError) -> String {
        try expect("\"", "a string")
        let start = offset
        try skipPlain()
        if bytes[offset] == 0x5C {
            let plain = offset
            offset = start
            return try escapedString(plain: plain)
        }
        offset += 1
        return try decode(UnsafeBufferPointer(rebasing: bytes[start..<offset - 1]), at: start)
    }

    /// Reads a string that nobody wants; one without escapes is looked through where it stands.
    private mutating func skipString() throws(JSONError) {
        try expect("\"", "a string")
        let start = offset
        try skipPlain()
        if bytes[offset] == 0x5C {
            offset = start
            _ = try escapedString(plain: start)
            return
        }
        guard ByteScan.isUTF8(UnsafeBufferPointer(rebasing: bytes[start..<offset])) else {
            throw JSONError(offset: start, message: "a string is not valid UTF-8")
        }
        offset += 1
    }

    /// Goes on to the quotation mark or backslash that ends a run of plain characters.
    private mutating func skipPlain() throws(JSONError) {
        while true {
            offset = ByteScan.firstEscaped(in: bytes, from: offset, to: bytes.count)
            guard offset < bytes.count else { throw error("a string is not closed") }
            switch bytes[offset] {
            case 0x22, 0x5C: return
            case 0x7F: offset += 1
            default: throw error("a control character stands in a string")
            }
        }
    }

    private func decode(_ slice: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONError) -> String {
        guard ByteScan.isUTF8(slice) else {
            throw JSONError(offset: start, message: "a string is not valid UTF-8")
        }
        return String(decoding: slice, as: UTF8.self)
    }

    /// Reads a string from its first character on; up to `plain` there is no escape.
    private mutating func escapedString(plain: Int) throws(JSONError) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(2 * (plain - offset) + 16)
        let start = offset
        while true {
            let run = offset
            try skipPlain()
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<offset]))
            let b = bytes[offset]
            offset += 1
            if b == 0x22 {
                return try out.withUnsafeBufferPointer { buffer throws(JSONError) in try decode(buffer, at: start) }
            }
            guard offset < bytes.count else { break }
            let e = bytes[offset]
            offset += 1
            switch e {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(e)
            case UInt8(ascii: "u"): out.append(contentsOf: String(try escapedScalar()).utf8)
            default: throw error("an unknown escape stands in a string")
            }
        }
        throw error("a string is not closed")
    }

    /// Reads the digits behind `\u`, and the second half of a surrogate pair.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let high = try hex4()
        if high >= 0xD800 && high < 0xDC00 && offset + 1 < bytes.count && bytes[offset] == 0x5C
            && bytes[offset + 1] == UInt8(ascii: "u")
        {
            let back = offset
            offset += 2
            let low = try hex4()
            if low >= 0xDC00 && low < 0xE000 {
                return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            offset = back
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private mutating func hex4() throws(JSONError) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw error("an escape is cut short") }
        guard let value = HexDigits.four(bytes, at: offset) else {
            throw error("an escape has no four hexadecimal digits")
        }
        offset += 4
        return value
    }

    /// Reads a string or null.
    public mutating func optionalString() throws(JSONError) -> String? {
        if try takeNull() { return nil }
        return try string()
    }

    /// Reads null; false where another value stands, which is then not read.
    public mutating func takeNull() throws(JSONError) -> Bool {
        guard try kind() == .null else { return false }
        try literal("null")
        return true
    }

    /// Reads a number as written.
    public mutating func numberText() throws(JSONError) -> String {
        guard try kind() == .number else { throw error("a number is due") }
        let start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                offset += 1
                continue
            default: break
            }
            break
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Reads an integer.
    public mutating func integer() throws(JSONError) -> Int {
        skipSpace()
        // Offsets and counts: a few digits, read where they stand.
        var at = offset
        var small = 0
        while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39, at - offset < 18 {
            small = small * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        if at > offset, at < bytes.count, bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: "}") {
            offset = at
            return small
        }
        let text = try numberText()
        guard let value = Int(text) else { throw error("a whole number is due, not \(text.prefix(40))") }
        return value
    }

    /// Reads an integer or null.
    public mutating func optionalInteger() throws(JSONError) -> Int? {
        if try takeNull() { return nil }
        return try integer()
    }

    /// Reads a floating-point number.
    public mutating func double() throws(JSONError) -> Double {
        let text = try numberText()
        guard let value = Double(text) else { throw error("a number is due, not \(text.prefix(40))") }
        return value
    }

    /// Reads true or false.
    public mutating func bool() throws(JSONError) -> Bool {
        guard try kind() == .bool else { throw error("true or false is due") }
        let value = bytes[offset] == UInt8(ascii: "t")
        try literal(value ? "true" : "false")
        return value
    }

    /// Reads a list of strings; other elements are skipped, null is an empty list.
    public mutating func strings() throws(JSONError) -> [String] {
        if try takeNull() { return [] }
        var out: [String] = []
        try array { (c: inout JSONCursor) throws(JSONError) in
            if try c.kind() == .string { out.append(try c.string()) } else { try c.skip() }
        }
        return out
    }

    /// Skips the next value, whatever it is.
    public mutating func skip() throws(JSONError) {
        switch try kind() {
        case .null: try literal("null")
        case .bool: _ = try bool()
        case .number: _ = try numberText()
        case .string: try skipString()
        case .array: try array { (c: inout JSONCursor) throws(JSONError) in try c.skip() }
        case .object: try object { (c: inout JSONCursor, _) throws(JSONError) in try c.skip() }
        }
    }

    /// Fails where anything but white space is left.
    public mutating func end() throws(JSONError) {
        skipSpace()
        if offset < bytes.count { throw error("something follows the value") }
    }

    /// An error at the present place.
    public func error(_ message: String) -> JSONError { JSONError(offset: offset, message: message) }

    private mutating func enter() throws(JSONError) {
        depth += 1
        if depth > Self.maximumDepth { throw error("values are nested deeper than \(Self.maximumDepth)") }
    }

    @inline(__always)
    private mutating func skipSpace() {
        while offset < bytes.count,
            bytes[offset] == 0x20 || bytes[offset] == 0x0A || bytes[offset] == 0x0D || bytes[offset] == 0x09
        { offset += 1 }
    }

    @inline(__always)
    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard offset < bytes.count, bytes[offset] == UInt8(truncatingIfNeeded: sign.value) else { return false }
        offset += 1
        return true
    }

    @inline(__always)
    private mutating func expect(_ sign: Unicode.Scalar, _ what: String) throws(JSONError) {
        skipSpace()
        guard take(sign) else { throw error("\(what) is due") }
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        skipSpace()
        let n = word.utf8CodeUnitCount
        guard offset + n <= bytes.count else { throw error("a word is cut short") }
        for i in 0..<n where bytes[offset + i] != word.utf8Start[i] { throw error("an unknown word stands here") }
        offset += n
    }
}
