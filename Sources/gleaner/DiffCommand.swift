internal import ArgumentParser
internal import NewsLoaders
internal import NewsModel
internal import NewsPipeline

/// `gleaner diff`: what changed between two runs.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says which facts were added, lost or changed between two runs, and in which slots.",
        discussion: """
            + added, - lost, ~ changed. A fact is found again by its figure, or after an edit by its question. Nothing is \
            written where nothing changed.
            """)

    @Argument(help: "The earlier run's folder, a folder of runs, or a file of facts.")
    var old: String

    @Argument(help: "The later one.")
    var new: String

    @OptionGroup var logging: LogOptions

    func run() throws {
        try logging.reporting { log in
            let diff = try FactDiff(old: old, new: new)
            let output = try LineOutput(path: "-")
            func line(_ text: String) throws { try output.text(text) }
            for change in diff.changes {
                switch change {
                case .added(let fact): try line("+ " + fact)
                case .lost(let fact): try line("- " + fact)
                case .changed(let fact, let slots):
                    try line("~ " + fact)
                    for slot in slots { try line("    \(slot.name): \(slot.old) → \(slot.new)") }
                }
            }
            if !diff.changes.isEmpty, !diff.changedSlots.isEmpty {
                try line("changed slots: " + diff.changedSlots.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
            }
            try output.flush()
            log.info(
                "\(Counted(diff.equal, "fact is", "facts are")) equal, \(Counted(diff.changes.count, "is", "are")) not")
            for line in diff.unreadable { log.warning("a line is no fact and was not compared", ["line": line]) }
            if !diff.unreadable.isEmpty { throw Outcome.someRejected }
        }
    }
}
