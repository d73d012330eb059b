/// The members of a line of facts.jsonl and the columns their values go to, laid out flat for ``FactScanner``.
struct ScanPlan: Sendable {
    /// What stands behind a name.
    enum Target: UInt8, Sendable {
        /// Values of a column: text that may be null, text that may not, an exact decimal in a string, numbers.
        case text, key, decimal, integer, real
        /// An object of named members; an array of two integers; an array of objects that are rows of a child table.
        case object, pair, rows
        /// The name of the stream.
        case schema
    }

    /// A name and where its value goes: a column, or a shape; rows also name their table.
    struct Member: Sendable {
        var nameStart: Int
        var nameCount: Int
        var target: Target
        var index: Int
        var table = 0
    }

    /// The members of one object, as a range of ``members``.
    struct Shape: Sendable {
        var first: Int
        var count: Int
        /// Columns that may not be null, for an object that is a row.
        var keys: [Int] = []
    }

    private(set) var members: [Member] = []
    private(set) var shapes: [Shape] = []
    private(set) var names: [UInt8] = []
    /// The shape of a line.
    private(set) var root = 0

    /// The plan of ``FactTables``.
    static let facts = ScanPlan()

    private init() {
        let rows = FactTables.children.enumerated().map { number, table in
            (table.name, Target.rows, addRow(of: table, more: []), number)
        }
        root = addRow(of: FactTables.facts, more: [("schema", .schema, 0, 0)] + rows)
    }

    private mutating func addRow(of table: LoadTable, more: [(String, Target, Int, Int)]) -> Int {
        let shape = addShape(of: table, below: "", more: more)
        shapes[shape].keys = table.columns.indices.filter { table.columns[$0].kind == .key }
        return shape
    }

    /// Adds the object at `path` (ends in a point, or is empty) and those inside it.
    private mutating func addShape(of table: LoadTable, below path: String, more: [(String, Target, Int, Int)]) -> Int {
        var found = more
        for (i, column) in table.columns.enumerated() where column.path.hasPrefix(path) {
            let parts = column.path.dropFirst(path.count).split(separator: ".").map(String.init)
            guard let name = parts.first, !found.contains(where: { $0.0 == name }) else { continue }
            if parts.count == 1 {
                found.append((name, Self.target(column.kind), i, 0))
            } else if parts[1] == "0" {
                found.append((name, .pair, i, 0))
            } else {
                found.append((name, .object, addShape(of: table, below: path + name + ".", more: []), 0))
            }
        }
        shapes.append(Shape(first: members.count, count: found.count))
        for (name, target, index, table) in found {
            members.append(
                Member(
                    nameStart: names.count, nameCount: name.utf8.count, target: target, index: index, table: table))
            names += name.utf8
        }
        return shapes.count - 1
    }

    private static func target(_ kind: LoadColumn.Kind) -> Target {
        switch kind {
        case .text: .text
        case .key: .key
        case .decimal: .decimal
        case .integer: .integer
        case .real: .real
        }
    }
}
