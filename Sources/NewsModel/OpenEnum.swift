/// A word of a closed list that may grow: readers keep values they do not know.
public protocol OpenEnum: RawRepresentable<String>, Hashable, Sendable {
    /// Takes any word; the known ones are static members.
    init(rawValue: String)
}
