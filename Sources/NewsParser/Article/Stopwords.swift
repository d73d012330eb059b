internal import NewsMarkup
internal import NewsModel

/// The function words of many languages: they tell prose from labels, and one language from another.
enum Stopwords {
    /// BCP 47 tags of the languages of the table, in its order.
    static let languages: [String] = rows.map(\.0)

    private static let rows: [(String, [String])] = Table("markup/stopwords").rows.compactMap { row in
        row.count >= 2 ? (row[0], row[1].split(separator: " ").map(String.init)) : nil
    }

    /// For every function word the set of its languages, a bit each.
    static let table: FoldedTable<UInt32> = {
        var bits: [UInt64: UInt32] = [:]
        var order: [UInt64] = []
        for (position, (_, words)) in rows.enumerated() {
            for word in words {
                let hash = FoldedHash.of(word)
                if bits[hash] == nil { order.append(hash) }
                bits[hash, default: 0] |= 1 << UInt32(position)
            }
        }
        return FoldedTable(hashes: order.map { ($0, bits[$0] ?? 0) })
    }()
}
