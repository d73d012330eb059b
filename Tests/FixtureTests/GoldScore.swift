import NewsModel

/// Scores facts against a reader's gold facts, slot by slot.
///
/// A fact is aligned with at most one gold fact (greedily, the best pair first) when the numbers agree and the evidence overlaps.
/// It is strictly right when unit, bound and change, subject, measure, period and modality are acceptable.
struct GoldScore: Sendable {
    var gold = 0
    var predicted = 0
    /// Facts that are right up to each slot, in the order of `slots`.
    var right = [Int](repeating: 0, count: 6)
    /// What is wrong, for reading.
    var errors: [String] = []
    /// Whether each fact that counts is right in every slot: what the confidence is fitted on.
    var verdicts: [(factID: String, isRight: Bool)] = []

    static let slots = ["unit", "bound", "subject", "measure", "period", "modality"]

    /// F1 of the facts that are right in every slot.
    var strict: Double { f1(5) }

    /// F1 of the facts that are right up to a slot.
    func f1(_ slot: Int) -> Double {
        gold + predicted == 0 ? 0 : 2 * Double(right[slot]) / Double(gold + predicted)
    }

    mutating func add(_ facts: [Fact], _ gold: [GoldFact], text: [UInt8]) {
        var pairs: [(score: Double, fact: Int, gold: Int, slots: [Bool])] = []
        for (f, fact) in facts.enumerated() {
            for (g, truth) in gold.enumerated() where Self.sameNumber(fact, truth) {
                let overlap = Self.overlap(fact, truth, text)
                guard overlap >= 0.2 else { continue }
                let slots = Self.judge(fact, truth)
                pairs.append((Double(slots.filter { $0 }.count) + overlap, f, g, slots))
            }
        }
        pairs.sort { $0.score > $1.score || $0.score == $1.score && ($0.fact, $0.gold) < ($1.fact, $1.gold) }
        var goldOf: [Int: (gold: Int, slots: [Bool])] = [:]
        var taken = Set<Int>()
        for pair in pairs where goldOf[pair.fact] == nil && !taken.contains(pair.gold) {
            goldOf[pair.fact] = (pair.gold, pair.slots)
            taken.insert(pair.gold)
        }
        self.gold += gold.filter { !$0.isOptional }.count
        for (f, fact) in facts.enumerated() {
            guard let match = goldOf[f] else {
                predicted += 1
                verdicts.append((fact.factID, false))
                errors.append("not in the gold: \(fact.value?.description ?? "range") \(fact.measure ?? "")")
                continue
            }
            if gold[match.gold].isOptional { continue }
            predicted += 1
            verdicts.append((fact.factID, match.slots.allSatisfy { $0 }))
            for slot in right.indices where match.slots[...slot].allSatisfy({ $0 }) { right[slot] += 1 }
            let wrong = Self.slots.indices.filter { !match.slots[$0] }.map { Self.slots[$0] }
            if !wrong.isEmpty { errors.append("\(wrong.joined(separator: ", ")): \(gold[match.gold].evidence)") }
        }
        for (g, truth) in gold.enumerated() where !taken.contains(g) && !truth.isOptional {
            errors.append("missed: \(truth.evidence)")
        }
    }

    private static func sameNumber(_ fact: Fact, _ truth: GoldFact) -> Bool {
        truth.low == truth.high
            ? fact.value == truth.low : fact.value == nil && fact.low == truth.low && fact.high == truth.high
    }

    private static func overlap(_ fact: Fact, _ truth: GoldFact, _ text: [UInt8]) -> Double {
        fact.evidence.reduce(0) { best, evidence in
            let quote = String(decoding: text[evidence.range.start..<evidence.range.end], as: UTF8.self)
            if quote.contains(truth.evidence) || truth.evidence.contains(quote) { return 1 }
            return max(best, WordBag(quote).overlap(WordBag(truth.evidence)))
        }
    }

    private static func judge(_ fact: Fact, _ truth: GoldFact) -> [Bool] {
        let subject = WordBag(name: fact.subject.name ?? "")
        let measure = WordBag(fact.measure ?? "")
        return [
            truth.units.contains(fact.unit),
            truth.bounds.contains(fact.bound.rawValue) && truth.changes.contains(fact.change?.rawValue ?? "none"),
            truth.subjects.contains { $0.namesTheSame(as: subject) },
            truth.measures.contains { $0.measuresTheSame(as: measure) },
            truth.periods.contains(fact.period.value ?? "none"),
            truth.modalities.contains(fact.modality),
        ]
    }
}
