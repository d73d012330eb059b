/// The program's name and version, as documents, runs and the User-Agent carry it.
public enum Version {
    /// Semantic version.
    public static let number = "0.1.0"
    /// Name and version: "gleaner 0.1.0".
    public static let program = "gleaner " + number
}
