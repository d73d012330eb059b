internal import Foundation
internal import NewsExtractor
internal import NewsLanguage
internal import NewsModel

/// Builds the bytes of a ``NameLexicon`` from word clusters and lists of companies, places and persons.
struct LexiconBuilder {
    private var entries: [UInt64: UInt32] = [:]
    private var clusters: [UInt64: (lower: Int, cased: Int, forms: Int)] = [:]
    private var coarseVotes: [[Int]] = Array(repeating: Array(repeating: 0, count: 101), count: 1001)
    private var starts: [UInt64: Int] = [:]
    private var parts: [UInt64: Int] = [:]
    /// Full names of listed companies as written, for swapping.
    private(set) var companies: [String] = []

    private static func rows(_ path: String) throws -> [[Substring]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
    }

    private mutating func mark(_ hash: UInt64, _ marks: NameLexicon.Marks) {
        entries[hash, default: 0] |= marks.rawValue << 20
    }

    /// Adds a phrase: every beginning goes on, the whole is marked.
    private mutating func phrase(_ tokens: ArraySlice<Token>, _ marks: NameLexicon.Marks) {
        var h: UInt64 = 0
        for (i, token) in tokens.enumerated() {
            h = i == 0 ? token.hash : WordHash.join(h, token.hash)
            mark(h, i == tokens.count - 1 ? marks : .goesOn)
        }
    }

    /// Reads the clusters of word forms: `form, fine cluster, coarse cluster`.
    mutating func addClusters(_ path: String) throws {
        for row in try Self.rows(path) where row.count >= 3 {
            guard let fine = Int(row[1]), let coarse = Int(row[2]), fine < 1000, coarse < 100 else { continue }
            coarseVotes[fine + 1][coarse + 1] += 1
            let hash = WordHash.of(String(row[0]))
            var found = clusters[hash] ?? (0, 0, 0)
            if row[0].allSatisfy({ !$0.isUppercase }) {
                found.lower = fine + 1
                found.forms |= 1
            } else if row[0].dropFirst().allSatisfy({ !$0.isUppercase }) {
                found.cased = fine + 1
                found.forms |= 2
            } else {
                if found.cased == 0 { found.cased = fine + 1 }
                found.forms |= 4
            }
            clusters[hash] = found
        }
    }

    /// Reads listed companies: `name, ticker, country, source, …`.
    mutating func addCompanies(_ path: String) throws {
        // The German regional exchanges shorten names beyond use.
        let skipped: Set<Substring> = ["XBER", "XMUN", "XDUS", "XHAM", "XHAN", "XSTU"]
        for row in try Self.rows(path).dropFirst() where row.count >= 4 && !skipped.contains(row[3]) {
            let name = row[0].prefix { $0 != "/" && $0 != "(" }.trimmingCharacters(in: .whitespaces)
            addCompany(name)
            if companies.last != name { companies.append(name) }
        }
    }

    private mutating func addCompany(_ name: String, _ mark: NameLexicon.Marks = .company) {
        let tokens = TokenStream(name).tokens
        guard tokens.count > 0, tokens.count <= 9 else { return }
        let core = tokens[0..<tokens.count - LegalForms.suffixLength(tokens[...])]
        guard let first = core.first, core.count <= 6, !(core.count == 1 && (first.count < 2 || first.kind != .word))
        else { return }
        phrase(core, mark)
        if core.count > 1 {
            starts[first.hash, default: 0] += 1
            for token in core.dropFirst() where token.kind == .word { parts[token.hash, default: 0] += 1 }
        }
    }

    /// Adds the starter list.
    mutating func addKnown() {
        for row in Table("companies/known").rows {
            for name in [row[0]] + (row.count > 1 ? row[1].split(separator: "|").map(String.init) : []) {
                addCompany(name, [.company, .wellKnown])
            }
        }
    }

    /// Reads places: `name, kind, country, population`.
    mutating func addPlaces(_ path: String) throws {
        for row in try Self.rows(path).dropFirst() where row.count >= 4 {
            let tokens = TokenStream(String(row[0])).tokens
            guard !tokens.isEmpty, tokens.count <= 5 else { continue }
            // A small town whose name is a common word tells nothing.
            if row[1] == "city", (Int(row[3]) ?? 0) < 30_000 { continue }
            phrase(tokens[...], row[1] == "city" ? .town : .country)
        }
        for name in [
            "U.S.", "US", "USA", "UK", "U.K.", "UAE", "EU", "America", "Britain", "England", "Scotland", "Wales",
        ] { phrase(TokenStream(name).tokens[...], .country) }
    }

    /// Reads persons' names: `name, first or last, cumulative frequency`.
    mutating func addPersons(_ path: String) throws {
        for row in try Self.rows(path).dropFirst() where row.count >= 3 {
            let hash = WordHash.of(String(row[0]))
            if row[1] == "first" {
                mark(hash, .firstName)
            } else {
                mark(hash, (Double(row[2]) ?? 100) <= 70 ? .familyName : .rareFamilyName)
            }
        }
    }

    /// The finished bytes. `seen` are the words of the training texts, which are kept for sure.
    func bytes(seen: Set<UInt64>, slots: Int) -> [UInt8] {
        var entries = entries
        for row in Table("companies/never_names").rows {
            for word in row[0].split(separator: " ") {
                entries[WordHash.of(String(word)), default: 0] |= NameLexicon.Marks.neverName.rawValue << 20
            }
        }
        for (hash, count) in starts where count >= 3 {
            entries[hash, default: 0] |= NameLexicon.Marks.companyStart.rawValue << 20
        }
        for (hash, count) in parts where count >= 12 {
            entries[hash, default: 0] |= NameLexicon.Marks.companyPart.rawValue << 20
        }
        for (hash, found) in clusters {
            let all = found.forms == 7
            guard all || seen.contains(hash) || entries[hash] != nil else { continue }
            var bits = entries[hash] ?? 0
            bits |= UInt32(found.lower) | UInt32(found.cased) << 10
            if all { bits |= NameLexicon.Marks.common.rawValue << 20 }
            entries[hash] = bits
        }
        var coarse = [UInt8](repeating: 0, count: 1001)
        for fine in 0..<1001 {
            if let best = coarseVotes[fine].enumerated().max(by: { ($0.element, $1.offset) < ($1.element, $0.offset) }),
                best.element > 0
            {
                coarse[fine] = UInt8(best.offset)
            }
        }
        while coarse.count % 8 != 0 { coarse.append(0) }
        var keys = [UInt32](repeating: 0, count: slots)
        var values = [UInt32](repeating: 0, count: slots)
        precondition(entries.count < slots * 9 / 10, "the lexicon's \(entries.count) entries do not fit \(slots) slots")
        for (hash, bits) in entries.sorted(by: { $0.key < $1.key }) {
            var i = Int(truncatingIfNeeded: hash) & (slots - 1)
            let print = UInt32(truncatingIfNeeded: hash >> 32) | 1
            while keys[i] != 0 && keys[i] != print { i = (i + 1) & (slots - 1) }
            keys[i] = print
            values[i] |= bits
        }
        var out: [UInt8] = []
        func put<T>(_ value: T) { withUnsafeBytes(of: value) { out += $0 } }
        put(NameLexicon.magic)
        put(UInt32(1))
        put(UInt32(slots))
        put(UInt32(1001))
        out += coarse
        for i in 0..<slots {
            put(keys[i])
            put(values[i])
        }
        return out
    }

    /// Number of entries so far, clusters aside.
    var count: Int { entries.count }
}
