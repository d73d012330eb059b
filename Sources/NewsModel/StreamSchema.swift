/// The JSON Schemas (2020-12) of all streams, as they are compiled in.
public enum StreamSchema {
    /// Names that ``text(_:)`` knows.
    public static let names = [
        "article", "annotated", "fact", "document", "reject", "capture", "feed", "run", "cluster",
    ]

    /// UTF-8 of the schema called `name`; nil where there is none.
    public static func text(_ name: String) -> [UInt8]? {
        names.contains(name) ? Array(Table("schemas/" + name).bytes) : nil
    }
}
