internal import Foundation
internal import NewsExtractor
internal import NewsLanguage
internal import NewsModel

/// Exact F1 of the recogniser on a file of JSON-lines with tagged entities (`text`, `entities[] {start, end, type}` in code
/// points).
struct NameScore {
    struct Record: Decodable {
        struct Entity: Decodable {
            var start: Int
            var end: Int
            var type: String
        }
        /// A company of a document, by its names.
        struct Company: Decodable {
            struct Mention: Decodable { var text: String }
            var name: String
            var mentions: [Mention]
        }
        var text: String
        var entities: [Entity]?
        var companies: [Company]?
    }
    private struct Counts {
        var hit = 0
        var gold = 0
        var found = 0
        var f1: Double { gold + found == 0 ? 0 : 2 * Double(hit) / Double(gold + found) }
        var line: String {
            String(
                format: "P %.3f R %.3f F1 %.3f (gold %d)", found == 0 ? 0 : Double(hit) / Double(found),
                gold == 0 ? 0 : Double(hit) / Double(gold), f1, gold)
        }
    }

    /// Scores `path` and describes the result, a line a type.
    static func lines(_ path: String, _ extractor: NameExtractor, errors: Bool = false) throws -> [String] {
        var counts: [String: Counts] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
            let stream = TokenStream(record.text)
            let found = extractor.names(in: stream, title: nil, language: "en")
            let points = codePoints(stream)
            if let companies = record.companies {
                countDocument(
                    companies.map { Set(([$0.name] + $0.mentions.map(\.text)).map(fold)) }, found.companies, stream,
                    errors, &counts["companies by document", default: Counts()])
            }
            func key(_ range: TextRange) -> String { "\(points[range.start])-\(points[range.end])" }
            var predicted: [String: Set<String>] = [:]
            for mention in found.companies {
                predicted["COMPANY", default: []].insert(key(mention.range))
                predicted["ORG", default: []].insert(key(mention.range))
            }
            for entity in found.entities { predicted[entity.type.rawValue, default: []].insert(key(entity.range)) }
            var gold: [String: Set<String>] = [:]
            for entity in record.entities ?? [] {
                gold[entity.type, default: []].insert("\(entity.start)-\(entity.end)")
                if entity.type == "COMPANY" { gold["ORG", default: []].insert("\(entity.start)-\(entity.end)") }
            }
            for type in ["ORG", "COMPANY", "PER", "LOC"] {
                let g = gold[type] ?? []
                let p = predicted[type] ?? []
                counts[type, default: Counts()].hit += g.intersection(p).count
                counts[type, default: Counts()].gold += g.count
                counts[type, default: Counts()].found += p.count
                counts["\(type) relaxed", default: Counts()].hit += overlapping(g, p)
                counts["\(type) relaxed", default: Counts()].gold += g.count
                counts["\(type) relaxed", default: Counts()].found += p.count
            }
        }
        return ["companies by document", "ORG", "ORG relaxed", "COMPANY", "PER", "LOC"].compactMap { type in
            guard let c = counts[type], c.gold > 0 else { return nil }
            return "\(type) \(c.line)"
        }
    }

    /// The code point of every byte, and of the end.
    static func codePoints(_ stream: TokenStream) -> [Int] {
        var points: [Int] = []
        var point = -1
        for byte in stream.bytes {
            if byte & 0xC0 != 0x80 { point += 1 }
            points.append(point)
        }
        points.append(point + 1)
        return points
    }

    /// Number of spans that share a code point with one of the other side, each taken once.
    private static func overlapping(_ gold: Set<String>, _ found: Set<String>) -> Int {
        func spans(_ keys: Set<String>) -> [(Int, Int)] {
            keys.map { key in
                let ends = key.split(separator: "-").compactMap { Int($0) }
                return (ends[0], ends[1])
            }.sorted { $0 < $1 }
        }
        var left = spans(found)
        var hits = 0
        for span in spans(gold) {
            guard let index = left.firstIndex(where: { $0.0 < span.1 && span.0 < $0.1 }) else { continue }
            left.remove(at: index)
            hits += 1
        }
        return hits
    }

    /// Counts the distinct companies of one document: a found company counts once, by any of its names.
    private static func countDocument(
        _ gold: [Set<String>], _ mentions: [CompanyMention], _ stream: TokenStream, _ errors: Bool,
        _ counts: inout Counts
    ) {
        var order: [String] = []
        var names: [String: Set<String>] = [:]
        for mention in mentions {
            if names[mention.name] == nil { order.append(mention.name) }
            names[mention.name, default: []].formUnion([fold(mention.name), fold(stream.string(mention.range))])
        }
        var used: Set<Int> = []
        for name in order {
            counts.found += 1
            if let hit = gold.indices.first(where: {
                !used.contains($0) && !gold[$0].subtracting([""]).isDisjoint(with: names[name] ?? [])
            }) {
                used.insert(hit)
                counts.hit += 1
            } else if errors, let mention = mentions.first(where: { $0.name == name }) {
                let context = TextRange(
                    max(0, mention.range.start - 30), min(stream.bytes.count, mention.range.end + 20))
                print("wrong: \(name) (\(mention.rule) \(mention.confidence)): \(stream.string(context))")
            }
        }
        if errors {
            for i in gold.indices where !used.contains(i) {
                print("missed: \(gold[i].sorted().joined(separator: " | "))")
            }
        }
        counts.gold += gold.count
    }

    private static let forms: Set<String> = [
        "inc", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "ag", "sa", "se", "nv", "gmbh",
        "group", "holding", "holdings", "the",
    ]

    /// A name without case, signs and legal forms.
    private static func fold(_ name: String) -> String {
        name.lowercased().filter { !".,’'".contains($0) }.split(separator: " ").filter { !forms.contains(String($0)) }
            .joined(separator: " ")
    }
}
