/// How far stated confidence and observed accuracy agree, by cross-validation over documents.
struct Reliability {
    /// Rows of the table: stated range, number of facts, mean confidence, share right.
    private(set) var table: String
    /// By how much every log-odds was lowered.
    private(set) var lowered = 0.0

    /// Fits on all folds but one and judges that one, for each fold. Where `coverage` is given, the log-odds are lowered until
    /// 0.8 and above hold no more than that share of all facts, rightly: what is stated is then less than what was seen.
    init(
        _ examples: [LogisticModel.Example], folds: Int, coverage: Double? = nil,
        fit: ([LogisticModel.Example]) -> LogisticModel
    ) {
        let documents = Array(Set(examples.map(\.document))).sorted()
        var foldOf: [String: Int] = [:]
        for (i, document) in documents.enumerated() { foldOf[document] = i % folds }
        var judged: [(p: Double, pool: String, isRight: Bool)] = []
        for fold in 0..<folds {
            let model = fit(examples.filter { foldOf[$0.document] != fold })
            for example in examples where foldOf[example.document] == fold {
                judged.append((model.probability(example.observations), example.pool, example.isRight))
            }
        }
        if let coverage {
            judged.sort { $0.p > $1.p }
            var right = 0
            let cut = judged.first { row in
                right += row.isRight ? 1 : 0
                return Double(right) >= coverage * Double(judged.count)
            }
            lowered = max(0, LogisticModel.logit(cut?.p ?? 0.8) - LogisticModel.logit(0.8))
            for i in judged.indices {
                judged[i].p = LogisticModel.probability(LogisticModel.logit(judged[i].p) - lowered)
            }
        }
        var lines = ["stated       facts  mean   right"]
        for (low, high) in [
            (0.0, 0.3), (0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01),
        ] {
            let rows = judged.filter { $0.p >= low && $0.p < high }
            guard !rows.isEmpty else { continue }
            let mean = rows.reduce(0) { $0 + $1.p } / Double(rows.count)
            let right = Double(rows.filter(\.isRight).count) / Double(rows.count)
            lines.append(
                "\(Self.two(low))-\(Self.two(min(high, 1)))  \(rows.count)  \(Self.two(mean))  \(Self.two(right))")
        }
        for threshold in [0.7, 0.8, 0.9] {
            let kept = judged.filter { $0.p >= threshold }
            let right = kept.filter(\.isRight).count
            lines.append(
                ">= \(threshold): \(kept.count) of \(judged.count) facts, \(Self.two(Double(right) / Double(max(1, kept.count)))) right"
            )
        }
        for pool in Set(examples.map(\.pool)).sorted() {
            let rows = judged.filter { $0.pool == pool }
            let kept = rows.filter { $0.p >= 0.8 }
            let right = kept.filter(\.isRight).count
            lines.append(
                "\(pool): \(kept.count) of \(rows.count) at 0.8, \(Self.two(Double(right) / Double(max(1, kept.count)))) right; "
                    + "the surest that hold 45 of 100: \(Self.two(Self.surest(rows.map { ($0.p, $0.isRight) }))) right")
        }
        table = lines.joined(separator: "\n")
    }

    /// Share of right ones among the surest facts, as many as it takes to hold 45 of 100 facts, rightly.
    private static func surest(_ rows: [(p: Double, isRight: Bool)]) -> Double {
        var kept = 0
        var right = 0
        for row in rows.sorted(by: { $0.p > $1.p }) {
            kept += 1
            right += row.isRight ? 1 : 0
            if Double(right) >= 0.45 * Double(rows.count) { break }
        }
        return Double(right) / Double(max(1, kept))
    }

    private static func two(_ x: Double) -> String {
        let hundredths = Int((x * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
