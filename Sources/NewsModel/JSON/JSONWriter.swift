/// Writes compact JSON (RFC 8259) into a byte buffer, in the order the caller asks for.
///
/// Text is written as UTF-8; only `"`, `\`, and control characters are escaped, so every line stays one line. U+0000 never
/// comes in: the parser drops it, and the writer writes U+FFFD for it because databases refuse `\u0000`.
public struct JSONWriter: Sendable {
    /// What has been written, but for what was handed on.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private let handOn: (@Sendable ([UInt8]) throws(FileError) -> Void)?
    /// Whether a part of the line under way has been handed on.
    private(set) var isPartHandedOn = false
    /// Why a part could not be handed on.
    private(set) var failure: FileError?

    /// Bytes of one line beyond which they are handed on before it is complete.
    static let longLine = 1 << 20

    /// An empty buffer.
    public init() { handOn = nil }

    /// An empty buffer with room for so many bytes.
    public init(capacity: Int) {
        handOn = nil
        bytes.reserveCapacity(capacity)
    }

    /// An empty buffer of which the parts of a long line are handed on while it grows.
    init(handingOn handOn: @escaping @Sendable ([UInt8]) throws(FileError) -> Void) { self.handOn = handOn }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
        isPartHandedOn = false
        failure = nil
    }

    /// Hands on what is enough of a long line; after a failure the rest of the line is forgotten.
    @inline(__always)
    private mutating func handOnMuch() { if bytes.count >= Self.longLine { handOnAll() } }

    @inline(never)
    private mutating func handOnAll() {
        guard let handOn else { return }
        if failure == nil { do throws(FileError) { try handOn(bytes) } catch { failure = error } }
        bytes.removeAll(keepingCapacity: true)
        isPartHandedOn = true
    }

    /// Ends a line of JSON-lines.
    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Takes over lines that are written already.
    mutating func lines(_ written: some Collection<UInt8>) { bytes += written }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Writes `{ … }` around what `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Writes `[ … ]` around one value an element.
    public mutating func array<S: Sequence>(_ elements: S, _ body: (inout JSONWriter, S.Element) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        for element in elements {
            body(&self, element)
            handOnMuch()
        }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes a member's name; the next call writes its value.
    public mutating func key(_ name: StaticString) {
        let (length, comma) = (name.utf8CodeUnitCount, needsComma ? 1 : 0)
        bytes.append(addingCapacity: length + 4) { room in
            room.withUnsafeMutableBufferPointer { target, count in
                guard var place = target.baseAddress else { return }
                place[0] = UInt8(ascii: ",")
                place += comma
                place[0] = UInt8(ascii: "\"")
                (place + 1).initialize(from: name.utf8Start, count: length)
                place[length + 1] = UInt8(ascii: "\"")
                place[length + 2] = UInt8(ascii: ":")
                count = comma + length + 3
            }
        }
        needsComma = false
    }

    /// Writes a member's name that is only known at run time.
    public mutating func key(text name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string(utf8: $0) }
    }

    /// Writes a string, or null.
    public mutating func string(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    /// Writes UTF-8 bytes as a string.
    public mutating func string(utf8: UnsafeBufferPointer<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        while start < utf8.count {
            // In pieces, so that room for the worst case (six bytes for one) is never much.
            let end = min(utf8.count, start + 8192)
            bytes.append(addingCapacity: (end - start) * 6 + 16) { room in
                room.withUnsafeMutableBufferPointer { target, count in
                    guard let target = target.baseAddress else { return }
                    count = Self.escape(utf8, start, end, into: target)
                }
            }
            start = end
            handOnMuch()
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes the bytes with their escapes; gives how many were written.
    private static func escape(
        _ utf8: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var at = start
        var place = target
        while true {
            let stop = ByteScan.copy(utf8, from: at, to: end, into: place, until: ByteScan.isEscapedInJSON)
            place += stop - at
            guard stop < end else { return place - target }
            let b = utf8[stop]
            at = stop + 1
            // Quotes and line ends are nearly all there is.
            if b == 0x22 || b == 0x0A || b == 0x5C {
                (place[0], place[1]) = (0x5C, b == 0x0A ? UInt8(ascii: "n") : b)
                place += 2
                continue
            }
            if b == 0 {
                (place[0], place[1], place[2]) = (0xEF, 0xBF, 0xBD)
                place += 3
                continue
            }
            place[0] = 0x5C
            switch b {
            case 0x0D: place[1] = UInt8(ascii: "r")
            case 0x09: place[1] = UInt8(ascii: "t")
            default:
                (place[1], place[2], place[3]) = (UInt8(ascii: "u"), 0x30, 0x30)
                (place[4], place[5]) = (hexDigit(b >> 4), hexDigit(b & 15))
                place += 4
            }
            place += 2
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// Writes a JSON integer.
    public mutating func integer(_ value: Int) {
        separate()
        if value >= 0 && value < 10 {
            bytes.append(0x30 + UInt8(value))
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var magnitude = value.magnitude
            var i = 20
            while magnitude > 0 {
                i -= 1
                digits[i] = 0x30 + UInt8(magnitude % 10)
                magnitude /= 10
            }
            if value < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: digits[i..<20]))
        }
    }

    /// Writes a JSON integer, or null.
    public mutating func integer(_ value: Int?) {
        if let value { integer(value) } else { null() }
    }

    /// Writes an exact decimal as a string, or null: loaders that guess types would round a JSON number.
    public mutating func decimal(_ value: ExactDecimal?) { string(value?.description) }

    /// Writes a number between 0 and 1 with at most four decimals.
    public mutating func probability(_ value: Double) {
        separate()
        let thousandths = Int((min(max(value.isNaN ? 0 : value, 0), 1) * 10_000).rounded())
        bytes.append(contentsOf: ExactDecimal(significand: Int128(thousandths), exponent: -4).description.utf8)
    }

    /// Writes a finite number of seconds or bytes a second with at most three decimals; null where it is not finite.
    public mutating func number(_ value: Double) {
        guard value.isFinite, value.magnitude < 1e15 else { return null() }
        separate()
        bytes.append(
            contentsOf: ExactDecimal(significand: Int128((value * 1000).rounded()), exponent: -3).description.utf8)
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) {
        separate()
        literal(value ? "true" : "false")
    }

    /// Writes null.
    public mutating func null() {
        separate()
        literal("null")
    }

    private mutating func literal(_ word: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Writes a list of strings.
    public mutating func strings(_ values: [String]) { array(values) { $0.string($1) } }

    /// Writes a whole value.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let b): bool(b)
        case .number(let text):
            separate()
            bytes.append(contentsOf: text.utf8)
        case .string(let s): string(s)
        case .array(let elements): array(elements) { $0.value($1) }
        case .object(let members):
            object { w in
                for (name, member) in members {
                    w.key(text: name)
                    w.value(member)
                }
            }
        }
    }

    /// Writes a member: its name and a string or null.
    public mutating func string(_ name: StaticString, _ value: String?) {
        key(name)
        string(value)
    }

    /// Writes a member: its name and a list of strings.
    public mutating func strings(_ name: StaticString, _ values: [String]) {
        key(name)
        strings(values)
    }

    /// Writes a member: its name and an integer or null.
    public mutating func integer(_ name: StaticString, _ value: Int?) {
        key(name)
        integer(value)
    }

    /// Writes a member: its name and an exact decimal as a string, or null.
    public mutating func decimal(_ name: StaticString, _ value: ExactDecimal?) {
        key(name)
        decimal(value)
    }

    /// Writes a member: its name and true or false.
    public mutating func bool(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a member: its name and a number between 0 and 1.
    public mutating func probability(_ name: StaticString, _ value: Double) {
        key(name)
        probability(value)
    }
}
