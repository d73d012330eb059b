internal import NewsModel

/// A page whose story is known: one line of the training file.
///
/// `{"path": FILE, "url": …, "set": NAME, "site": HOST, "text": STORY, "with": [SNIPPET], "without": [SNIPPET]}`.
/// Either `text` holds the whole body, or `with` and `without` name parts of it and of its surroundings.
struct KnownPage {
    var path: String
    var url: String?
    var set: String
    var site: String
    var text: String
    var with: [String]
    var without: [String]

    init?(_ line: some Collection<UInt8>) {
        guard let value = try? JSONValue(parsing: line), let path = value["path"]?.string else { return nil }
        self.path = path
        url = value["url"]?.string
        set = value["set"]?.string ?? ""
        site = value["site"]?.string ?? path
        text = value["text"]?.string ?? ""
        with = value["with"]?.array?.compactMap(\.string) ?? []
        without = value["without"]?.array?.compactMap(\.string) ?? []
    }
}
