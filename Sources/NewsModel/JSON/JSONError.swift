/// Why a text is not the JSON that was expected.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Byte offset into the text.
    public var offset: Int
    /// What was wrong there.
    public var message: String

    /// What is wrong, and where.
    public init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }

    /// One sentence for a person.
    public var description: String { "\(message) at byte \(offset)" }
}
