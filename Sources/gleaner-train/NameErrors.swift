internal import Foundation
internal import NewsExtractor
internal import NewsLanguage
internal import NewsModel

/// Counts what kinds of errors the recogniser makes with organisations, and which rules made them: numbers only, so that sets
/// that must not be read row by row can be counted too.
enum NameErrors {
    /// Counts the errors in `path`, a line a kind.
    static func lines(_ path: String, _ extractor: NameExtractor) throws -> [String] {
        var counts: [String: Int] = [:]
        var gold = 0
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let record = try JSONDecoder().decode(NameScore.Record.self, from: Data(line.utf8))
            guard let entities = record.entities else { continue }
            let stream = TokenStream(record.text)
            let points = NameScore.codePoints(stream)
            let spans = extractor.spans(in: stream).map { span in
                let range = stream.range(span.tokens)
                return (start: points[range.start], end: points[range.end], span: span)
            }
            func isOrganisation(_ span: NameSpan) -> Bool { span.kind == .company || span.kind == .organisation }
            for entity in entities where entity.type == "ORG" || entity.type == "COMPANY" {
                gold += 1
                let met = spans.filter { $0.start < entity.end && entity.start < $0.end }
                if let same = met.first(where: { $0.start == entity.start && $0.end == entity.end }) {
                    let right = isOrganisation(same.span)
                    counts[
                        right
                            ? "1 right" : "2 right ends, but \(same.span.kind.label) by \(same.span.rule)", default: 0] +=
                        1
                } else if let other = met.first(where: { isOrganisation($0.span) }) {
                    counts[
                        "3 other ends: \(other.end - other.start > entity.end - entity.start ? "longer" : "shorter")",
                        default: 0] += 1
                } else if let other = met.first {
                    counts["4 other ends, and \(other.span.kind.label) by \(other.span.rule)", default: 0] += 1
                } else {
                    counts["5 missed", default: 0] += 1
                }
            }
            for found in spans where isOrganisation(found.span) {
                let met = entities.filter { found.start < $0.end && $0.start < found.end }
                if met.isEmpty {
                    counts["6 on no name: \(found.span.kind.label) by \(found.span.rule)", default: 0] += 1
                } else if let other = met.first, !met.contains(where: { $0.type == "ORG" || $0.type == "COMPANY" }) {
                    counts["7 on a \(other.type): \(found.span.kind.label) by \(found.span.rule)", default: 0] += 1
                }
            }
        }
        guard gold > 0 else { return [] }
        return ["\(gold) organisations"] + counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    }
}
