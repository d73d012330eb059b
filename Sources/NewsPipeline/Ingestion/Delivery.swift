internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// Loads committed runs into the databases of the configuration, oldest first, each run once: one that was interrupted on
/// the way there is delivered by the next ingest. A database that cannot be had does not keep the others waiting.
struct Delivery {
    let state: StateDatabase
    let configuration: Configuration
    let log: Log

    /// Delivers what is pending; the first failure, where there was one.
    func run() throws(StateError) -> LoadError? {
        var failure: LoadError?
        for name in configuration.load {
            do { try deliver(to: name) } catch let error as LoadError {
                failure = failure ?? error
            } catch let error as StateError {
                throw error
            } catch {
                failure = failure ?? .database(target: FactQuery.shown(name), cause: "\(error)")
            }
        }
        return failure
    }

    private func deliver(to name: String) throws {
        let pending = try state.undelivered(to: name)
        guard !pending.isEmpty else { return }
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
