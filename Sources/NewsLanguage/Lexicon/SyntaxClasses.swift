/// The classes one word may have, the usual one first: plain bits, because every token of a text asks for them.
package struct SyntaxClasses: Sendable {
    /// The usual class; nil for a word of the open classes.
    package private(set) var first: SyntaxClass?
    /// Bit of every class by its raw value.
    private var bits: UInt64 = 0

    /// No class.
    package init() {}

    /// The classes of a table's row, in its order.
    package init(_ classes: [SyntaxClass]) {
        first = classes.first
        for cls in classes { bits |= 1 << UInt64(cls.rawValue) }
    }

    /// Whether the word is of the open classes.
    package var isEmpty: Bool { first == nil }

    /// Whether the word may be of that class.
    package func contains(_ cls: SyntaxClass) -> Bool { bits >> UInt64(cls.rawValue) & 1 == 1 }
}
