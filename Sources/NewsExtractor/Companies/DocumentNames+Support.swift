internal import NewsLanguage

/// Support: pages of sport, crime and politics have hardly a company, and what the model takes for one there is mostly a club, a
/// street, a person or a body. A name that nothing but the model takes for a company is believed where the text is about it, where
/// it speaks of other companies, or where it is short and may be a business brief.
extension DocumentNames {
    /// Shortest text, in bytes, that would have supported its companies.
    private static let shortest = 1200
    /// Most mentions of a name that the text is not about.
    private static let fewMentions = 3
    /// A name that the model is so sure of is believed in such a number of mentions less, or beside one supported company.
    private static let sure = 0.95
    /// Rules beside ``proofs`` that give a name support.
    private static let supports: Set<String> = ["company_head", "namesake"]

    /// Makes organisations of companies without support.
    func settleUnsupported(_ spans: inout [NameSpan]) {
        guard let last = stream.tokens.last, Int(last.end) >= Self.shortest else { return }
        var mentions: [Int: Int] = [:]
        var best: [Int: Double] = [:]
        var supported: Set<Int> = []
        var groups = [Int](repeating: -1, count: spans.count)
        for (i, span) in spans.enumerated() where span.kind == .company {
            guard let number = number(ofCore: span.tokens) else { continue }
            let group = forms[number].group >= 0 ? forms[number].group : number
            groups[i] = group
            mentions[group, default: 0] += 1
            best[group] = max(best[group] ?? 0, span.confidence)
            if Self.proofs.contains(span.rule) || Self.supports.contains(span.rule) || !isUnproven(forms[number])
                || readsAsCompany(span)
            {
                supported.insert(group)
            }
        }
        // What the text is about supports the others as well.
        for (group, count) in mentions where count > Self.fewMentions { supported.insert(group) }
        for i in spans.indices where groups[i] >= 0 && !supported.contains(groups[i]) {
            let isSure = (best[groups[i]] ?? 0) >= Self.sure
            let isBelieved =
                supported.count > 1
                || isSure && (!supported.isEmpty || mentions[groups[i], default: 0] >= Self.fewMentions)
            if !isBelieved {
                spans[i].kind = .organisation
                spans[i].rule = "unsupported"
            }
        }
    }

    /// Whether a name that the model is sure of is built like companies' names: `Orrin & Vale`, `Orrin Networks`.
    private func readsAsCompany(_ span: NameSpan) -> Bool {
        guard span.tokens.count > 1, span.confidence >= Self.sure else { return false }
        return span.tokens.contains { stream.tokens[$0].isSign("&") }
            || lexicon[stream.tokens[span.tokens.upperBound - 1].hash].marks.contains(.companyPart)
    }
}
