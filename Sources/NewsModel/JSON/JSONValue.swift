/// Any JSON value, for documents whose form is not ours: JSON-LD, JSON Feed, schemas. Members keep their order.
public indirect enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// The number as written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// Equal values; the order of members does not count, that of elements does.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.bool(let x), .bool(let y)): x == y
        case (.number(let x), .number(let y)), (.string(let x), .string(let y)): x == y
        case (.array(let x), .array(let y)): x == y
        case (.object(let x), .object(let y)):
            x.count == y.count && zip(x, y).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
        default: false
        }
    }

    /// Parses a whole text.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
        let array = Array(bytes)
        self = try array.withUnsafeBufferPointer { buffer throws(JSONError) in
            var cursor = JSONCursor(buffer)
            let value = try JSONValue(&cursor)
            try cursor.end()
            return value
        }
    }

    /// Reads the next value.
    public init(_ cursor: inout JSONCursor) throws(JSONError) {
        switch try cursor.kind() {
        case .null:
            _ = try cursor.takeNull()
            self = .null
        case .bool: self = .bool(try cursor.bool())
        case .number: self = .number(try cursor.numberText())
        case .string: self = .string(try cursor.string())
        case .array:
            var elements: [JSONValue] = []
            try cursor.array { (c: inout JSONCursor) throws(JSONError) in elements.append(try JSONValue(&c)) }
            self = .array(elements)
        case .object:
            var members: [(String, JSONValue)] = []
            try cursor.object { (c: inout JSONCursor, name) throws(JSONError) in
                members.append((name, try JSONValue(&c)))
            }
            self = .object(members)
        }
    }

    /// The first member of that name; nil where this is no object or has none.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0 == name }?.1
    }

    /// The text of a string.
    public var string: String? { if case .string(let s) = self { s } else { nil } }
    /// The elements of an array.
    public var array: [JSONValue]? { if case .array(let a) = self { a } else { nil } }
    /// The members of an object.
    public var object: [(String, JSONValue)]? { if case .object(let o) = self { o } else { nil } }
    /// The value of a whole number.
    public var integer: Int? { if case .number(let n) = self { Int(n) } else { nil } }
    /// The value of a boolean.
    public var bool: Bool? { if case .bool(let b) = self { b } else { nil } }
}
