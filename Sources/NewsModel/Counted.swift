/// A count with its noun, as messages to people say it: "1 document", "3 documents".
package struct Counted: CustomStringConvertible, Sendable {
    private let count: Int
    private let one: String
    private let many: String

    /// Counts `one`; `many` is its plural, formed with -s where it is not given.
    package init(_ count: Int, _ one: String, _ many: String? = nil) {
        self.count = count
        self.one = one
        self.many = many ?? one + "s"
    }

    /// The number and the form of the noun that goes with it.
    package var description: String { "\(count) \(count == 1 ? one : many)" }
}
