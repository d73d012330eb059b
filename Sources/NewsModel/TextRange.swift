/// A half-open range of UTF-8 byte offsets into a document's text.
///
/// Inside the program every offset counts bytes; the streams count Unicode code points, and ``CodePointMap`` converts
/// between the two where JSON is read and written.
public struct TextRange: Hashable, Comparable, Sendable {
    /// First byte, inclusive.
    public var start: Int
    /// Byte behind the last one.
    public var end: Int

    /// The bytes from `start` up to `end`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    /// Number of bytes.
    public var count: Int { end - start }
    /// Whether the range holds no byte.
    public var isEmpty: Bool { end <= start }

    /// Lays it so many bytes further on.
    public mutating func move(by offset: Int) {
        start += offset
        end += offset
    }

    /// Whether the two ranges share at least one byte.
    public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

    /// Whether `other` lies wholly inside this range.
    public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

    /// Reading order: by start, then the longer first.
    public static func < (a: TextRange, b: TextRange) -> Bool {
        a.start != b.start ? a.start < b.start : a.end > b.end
    }
}
