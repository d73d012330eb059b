internal import NewsModel

/// Names of months and halves of the day (`feed/date-words`).
struct DateWords: Sendable {
    static let shared = DateWords()

    enum Word: Sendable {
        case month(Int)
        /// 0 or 12 hours, and the zone that the word's country keeps.
        case half(Int, Int?)
    }

    private var words: [String: Word] = [:]
    /// The words of ASCII letters among them.
    private let ascii: HashedNames<Word>
    /// Words that stand right behind a number and say what it counts.
    private var units: [(bytes: [UInt8], name: String, local: Int?)] = []

    private init() {
        for row in Table("feed/date-words").rows where row.count >= 3 {
            let local = row.count > 3 ? Int(row[3]) : nil
            switch row[0] {
            case "month": words[row[2]] = .month(Int(row[1]) ?? 0)
            case "half": words[row[2]] = .half(Int(row[1]) ?? 0, local)
            default: units.append((Array(row[2].utf8), row[1], local))
            }
        }
        ascii = HashedNames(words.filter { $0.key.utf8.allSatisfy { $0 < 0x80 } }.map { ($0.key, $0.value) })
    }

    /// The word that bytes of ASCII are.
    func ascii(_ bytes: [UInt8], _ range: Range<Int>) -> Word? {
        bytes.withUnsafeBufferPointer { ascii[HashedNames<Word>.hash($0, range)] }
    }

    subscript(_ word: String) -> Word? { words[word] }

    func unit(at bytes: ArraySlice<UInt8>) -> (length: Int, name: String, local: Int?)? {
        guard let first = bytes.first, first >= 0x80 else { return nil }
        return units.first { bytes.starts(with: $0.bytes) }.map { ($0.bytes.count, $0.name, $0.local) }
    }
}
