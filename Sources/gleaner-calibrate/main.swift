internal import NewsModel
internal import NewsNormalizer

// Fits the weights of `facts/confidence`.
//
//   gleaner-calibrate ANNOTATED.jsonl LABELS.tsv [--penalty X] [--belief W] [--hold H] [--coverage Y] [--twice POOL,POOL]
//       [--examples FILE] > Sources/CTables/Tables/facts/confidence.tsv
//
// ANNOTATED holds annotated articles; LABELS one line a fact of theirs, `fact_id<TAB>1` where every slot is right by a
// person's gold facts, `fact_id<TAB>0` where not; a third column names the collection, which the report then tells apart.
// Facts without label are left out. Weights are drawn to 0 by --penalty, those of doubts to --belief by --hold. With --coverage all log-odds are lowered until
// 0.8 and above hold that share of all judged facts, rightly, in the cross-validation. Facts of the collections
// behind --twice count twice. The weights go to standard output,
// the reliability table of a cross-validation by document to standard error. --examples writes what was observed of each judged fact.

func fail(_ message: String) -> Never {
    print(message)
    exitWith(64)
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
    fail(
        "usage: gleaner-calibrate ANNOTATED.jsonl LABELS.tsv [--penalty X] [--belief W] [--hold H] [--coverage Y] [--twice POOL,POOL] [--examples FILE]"
    )
}
func word(_ name: String) -> String? {
    arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}
func option(_ name: String) -> Double? { word(name).flatMap { Double($0) } }
let prior = LogisticModel.Prior(
    penalty: option("--penalty") ?? 2, belief: option("--belief") ?? -0.7, hold: option("--hold") ?? 20)

var labels: [String: (isRight: Bool, pool: String)] = [:]
for line in try readText(arguments[1]).split(separator: "\n") {
    let columns = line.split(separator: "\t")
    if columns.count >= 2 {
        labels[String(columns[0])] = (columns[1] == "1", columns.count > 2 ? String(columns[2]) : "all")
    }
}

let twice = Set((word("--twice") ?? "").split(separator: ",").map(String.init))

let normalizer = FactNormalizer(program: "trainer")
var examples: [LogisticModel.Example] = []
for line in try readText(arguments[0]).split(separator: "\n") {
    var bytes = Array(line.utf8)
    let article = try bytes.withUnsafeMutableBufferPointer { buffer in
        var cursor = JSONCursor(UnsafeBufferPointer(buffer))
        return try AnnotatedArticle(&cursor)
    }
    for observed in normalizer.observe(article) {
        guard let label = labels[observed.fact.factID] else { continue }
        examples.append(
            LogisticModel.Example(
                document: observed.fact.docID, pool: label.pool, observations: observed.observations,
                isRight: label.isRight, weight: twice.contains(label.pool) ? 2 : 1))
    }
}

if let path = word("--examples") {
    let output = try LineOutput(path: path)
    for example in examples {
        let columns = [example.document, example.isRight ? "1" : "0"] + example.observations
        try output.lines(Array((columns.joined(separator: "\t") + "\n").utf8))
    }
    try output.flush()
}

let report = Reliability(examples, folds: 8, coverage: option("--coverage")) { LogisticModel($0, prior: prior) }
log(report.table)

let model = LogisticModel(examples, prior: prior).lowered(by: report.lowered)
print(
    "# Weights of the logistic model behind a fact's confidence; written by gleaner-calibrate from \(examples.count) judged facts."
)
print("# observation\tweight")
for (name, weight) in model.weights.sorted(by: { $0.key < $1.key }) where abs(weight) >= 0.005 {
    print("\(name)\t\((weight * 1000).rounded() / 1000)")
}
