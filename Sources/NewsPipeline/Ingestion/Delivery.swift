internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// Loads committed runs into the databases of the configuration, oldest first, each run once: one that was interrupted on
/// the way there is delivered by the next ingest.
struct Delivery {
    let state: StateDatabase
    let configuration: Configuration
    let log: Log

    func run() throws {
        for name in configuration.load {
            let pending = try state.undelivered(to: name)
            guard !pending.isEmpty else { continue }
            let target = try LoadTarget(name)
            for run in pending {
                let folder = configuration.output + "/" + run
                guard FileSystem.exists(folder) else {
                    log.warning("a run's folder is gone and cannot be loaded", ["run": folder, "into": name])
                    try state.delivered(run: run, to: name)
                    continue
                }
                _ = try target.load(folder: folder) { reject in log.warning(reject.message, ["line": reject.input]) }
                try state.delivered(run: run, to: name)
            }
        }
    }
}
