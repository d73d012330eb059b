internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// One whole training of the name model: every way of hiding what is known of names, each from scratch and in several orders,
/// all averaged.
struct NameTraining {
    var lexicon: NameLexicon
    /// Logarithm of the number of weight rows.
    var bits: Int
    var rate: Float
    var dropout: UInt64
    var passes: Int
    var seed: UInt64
    /// What the weights of sources are multiplied by.
    var factors: [String: Float]
    var log: (String) -> Void

    /// The quantised weights learned from `texts`, `runs` trainings for each way of hiding.
    func weights(_ texts: [(TaggedText, Float)], runs: Int) -> [UInt8] {
        var trainer = ChainTrainer(rows: 1 << bits)
        trainer.dropout = dropout
        var counts: [String: (names: Int, lost: Int)] = [:]
        for (group, disguise) in DisguiseRates.all.enumerated() {
            trainer.removeTexts()
            for (number, (text, weight)) in texts.enumerated() {
                let factor = factors[text.source] ?? 1
                guard factor > 0 else { continue }
                trainer.add(
                    text, lexicon: lexicon, weight: weight * factor, disguise: disguise,
                    seed: UInt64(number), counts: &counts[text.source, default: (0, 0)])
            }
            if group == 0 {
                for (source, count) in counts.sorted(by: { $0.key < $1.key }) {
                    log("\(source): \(count.names) names, \(count.lost) out of reach")
                }
                log("\(trainer.islands.count) islands, \(trainer.features.count) features")
            }
            for run in 0..<runs {
                trainer.rate = rate
                trainer.restart()
                for pass in 1...passes {
                    let loss = trainer.pass(
                        seed: ((seed &* 10 + UInt64(group)) &* 100 + UInt64(run)) &* 1000 + UInt64(pass))
                    if pass > passes / 3 { trainer.average() }
                    trainer.rate = rate * (1 - Float(pass) / Float(passes + 1))
                    log(String(format: "training %d.%d, pass %d: loss %.4f", group + 1, run + 1, pass, loss))
                }
            }
        }
        return trainer.quantised()
    }
}
