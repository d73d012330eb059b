/// A column of a table of facts and where its value stands in a line of JSON.
struct LoadColumn: Sendable {
    /// How a value is checked and stored.
    enum Kind: Sendable {
        /// Text; null where missing.
        case text
        /// Text that may not be missing or empty.
        case key
        /// An exact decimal in a string; TEXT in SQLite, NUMERIC in PostgreSQL.
        case decimal
        case integer
        /// A probability.
        case real
    }

    let name: String
    let kind: Kind
    /// Members that lead to the value: `subject.id.lei`.
    let path: String
    /// Whether the tables had the column from the beginning; others have come by a migration of their own and stand behind.
    let isOriginal: Bool

    init(_ name: String, _ kind: Kind = .text, path: String? = nil, isOriginal: Bool = true) {
        self.name = name
        self.kind = kind
        self.path = path ?? name
        self.isOriginal = isOriginal
    }
}

/// A checked value on its way into a database.
enum LoadValue: Equatable, Sendable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
}

/// The columns of a table, and which of them stands where in a line.
struct LoadTable: Sendable {
    let name: String
    let columns: [LoadColumn]
    private let index: [String: Int]
    private let objects: Set<String>

    init(_ name: String, _ columns: [LoadColumn]) {
        self.name = name
        self.columns = columns
        var index: [String: Int] = [:]
        var objects: Set<String> = []
        for (i, column) in columns.enumerated() {
            index[column.path] = i
            var parts = column.path.split(separator: ".")
            while parts.count > 1 {
                parts.removeLast()
                objects.insert(parts.joined(separator: "."))
            }
        }
        self.index = index
        self.objects = objects
    }

    /// The column whose value stands at `path`.
    func column(at path: String) -> Int? { index[path] }
    /// Whether columns stand inside the object at `path`.
    func descends(into path: String) -> Bool { objects.contains(path) }
    /// Names joined by commas, quoted.
    var columnList: String { columns.map { "\"\($0.name)\"" }.joined(separator: ", ") }
}
