/// A user's own companies: names that are companies for sure and what they link to.
public struct CompanyDirectory: Sendable {
    /// An empty directory.
    public init() {}
}
