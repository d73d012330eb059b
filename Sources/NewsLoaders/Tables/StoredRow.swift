internal import NewsModel

/// A row of a table of facts, put together again as the object of the stream that it came from.
enum StoredRow {
    /// The object with every member that columns come from, in their order.
    static func object(_ table: LoadTable, _ values: [String?]) -> JSONValue {
        let leaves = zip(table.columns, values).map { column, value in
            (column.path.split(separator: ".").map(String.init)[...], leaf(column.kind, value))
        }
        return object(leaves)
    }

    private static func leaf(_ kind: LoadColumn.Kind, _ value: String?) -> JSONValue {
        guard let value else { return .null }
        return switch kind {
        case .text, .key, .decimal: .string(value)
        case .integer, .real: .number(value)
        }
    }

    private static func object(_ leaves: [(ArraySlice<String>, JSONValue)]) -> JSONValue {
        var members: [(String, JSONValue)] = []
        var inner: [String: [(ArraySlice<String>, JSONValue)]] = [:]
        for (path, value) in leaves {
            guard let name = path.first else { continue }
            if path.count == 1 {
                members.append((name, value))
            } else {
                if inner[name] == nil { members.append((name, .null)) }
                inner[name, default: []].append((path.dropFirst(), value))
            }
        }
        for (i, member) in members.enumerated() {
            guard let leaves = inner[member.0], leaves.contains(where: { $0.1 != .null }) else { continue }
            members[i].1 = leaves[0].0 == ["0"] ? .array(leaves.map(\.1)) : object(leaves)
        }
        return .object(members)
    }
}
