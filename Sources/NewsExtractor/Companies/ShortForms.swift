internal import NewsLanguage

/// The names of a document that a shorter form may stand for, found by their first words or by their initials: a page of ten thousand
/// names must not compare each with all.
struct ShortForms {
    /// Longest beginning of a name that another may consist of, in words; longest run of initials, in letters.
    private static let longest = 8

    private var byWords: [UInt64: [Int]] = [:]
    private var byInitials: [[UInt8]: [Int]] = [:]

    /// Adds a full name by the hashes of its words and its initials. Names are added in the order of preference.
    mutating func add(_ number: Int, _ letters: [UInt64], _ initials: [UInt8]) {
        var key: UInt64 = 0
        for word in letters.dropLast().prefix(Self.longest) {
            key = WordHash.join(key, word)
            byWords[key, default: []].append(number)
        }
        guard initials.count >= 2 else { return }
        for count in 2...min(max(initials.count, 2), Self.longest) {
            byInitials[Array(initials.prefix(count)), default: []].append(number)
        }
    }

    /// Names, each once, that begin with the words or whose initials are the written ones, if it can be initials at all.
    func candidates(_ letters: [UInt64], _ written: [UInt8]?) -> [Int] {
        var key: UInt64 = 0
        for word in letters { key = WordHash.join(key, word) }
        let longer = byWords[key] ?? []
        guard let written, let named = byInitials[written] else { return longer }
        let known = Set(longer)
        return longer + named.filter { !known.contains($0) }
    }
}
