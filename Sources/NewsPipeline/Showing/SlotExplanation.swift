internal import NewsExtractor
internal import NewsModel
internal import NewsNormalizer

/// Reads a stored text once more and says of one of its facts where each slot comes from: the rule, the words, the rows of the
/// tables. Extraction is deterministic, so that the same program finds what it found when the fact was written.
struct SlotExplanation {
    private let fact: JSONValue
    private let observed: ObservedFact?
    private let text: ArticleWalk.Text
    /// Code points of the article before the text that was read.
    private let shift: Int
    private let isWhole: Bool

    /// Reads the article, or where there is none (a database keeps no articles) the sentence that the fact quotes.
    init(_ fact: JSONValue, article: Article?) {
        self.fact = fact
        let evidence = fact["evidence"]?.array?.first
        isWhole = article != nil
        shift = isWhole ? 0 : evidence?["start"]?.integer ?? 0
        let read = article ?? Self.quoted(fact)
        let map = CodePointMap(read.text)
        text = ArticleWalk.Text(bytes: Array(read.text.utf8), map: map)
        let facts = (try? ArticleExtractor(parts: .all).process(read)).map {
            FactNormalizer(program: Version.program).observe($0)
        }
        if isWhole {
            let id = fact["fact_id"]?.string
            observed = facts?.first { $0.fact.factID == id }
        } else {
            let figure = evidence?["figure"]?.array?.compactMap(\.integer) ?? []
            let place = figure.count == 2 ? map.bytes(figure[0] &- shift, figure[1] &- shift) : nil
            observed = place.flatMap { place in
                facts?.first { $0.fact.evidence.contains { $0.figure == place } }
            }
        }
    }

    /// The quoted sentence as a story of its own.
    private static func quoted(_ fact: JSONValue) -> Article {
        var article = Article(
            docID: fact["doc_id"]?.string ?? "", text: fact["evidence"]?.array?.first?["quote"]?.string ?? "")
        article.published = fact["published"]?.string
        article.language = fact["language"]?.string
        return article
    }

    /// A line a slot.
    var lines: [String] {
        guard let observed else {
            return ["  this version of the program reads the text without this fact: rules and rows are not known"]
        }
        var lines: [String] = []
        for source in observed.sources {
            if let now = differing(source.slot, observed.fact) {
                lines.append(
                    isWhole
                        ? "  \(name(source.slot)) is read otherwise by this version: \(now)"
                        : "  \(name(source.slot)) is not said by the quoted sentence alone")
                continue
            }
            lines.append("  \(name(source.slot)) (\(source.rule))" + words(source) + rows(source))
        }
        if !isWhole { lines.append("  (read from the quoted sentence: a database keeps no articles)") }
        return lines
    }

    private func name(_ slot: String) -> String {
        switch slot {
        case "value": "the number"
        case "compared_with": "the comparison"
        case "attributed_to": "who says so"
        case "restates": "the quantity it restates"
        case "group": "the figure it goes with"
        default: "the \(slot)"
        }
    }

    private func words(_ source: SlotSource) -> String {
        let found = source.ranges.map { range in
            let (start, end) = text.map.codePoints(range)
            return "\"\(text.slice(start, end) ?? "")\", characters \(start + shift) to \(end + shift) of the text"
        }
        if !found.isEmpty { return ": " + found.joined(separator: " and ") }
        switch (source.slot, source.rule) {
        case ("period", "published"): return ": it follows from the day of publication"
        case ("period", "none"): return ": no time is given"
        case ("subject", "unresolved"): return ": nothing names it"
        case ("modality", "plain"): return ": the clause states it plainly"
        case (_, "inherited"): return ": inherited from what stands before"
        default: return ""
        }
    }

    private func rows(_ source: SlotSource) -> String {
        source.rows.isEmpty ? "" : "; " + source.rows.joined(separator: "; ")
    }

    /// What the slot is read as now, where that is not what the line says.
    private func differing(_ slot: String, _ now: Fact) -> String? {
        let pair: (stored: String?, now: String?)
        switch slot {
        case "measure": pair = (fact["measure"]?.string, now.measure)
        case "subject": pair = (fact["subject"]?["name"]?.string, now.subject.name)
        case "period": pair = (fact["period"]?.string, now.period.value)
        case "modality": pair = (fact["modality"]?.string, now.modality)
        default: return nil
        }
        return pair.stored == pair.now ? nil : pair.now ?? "nothing"
    }
}
