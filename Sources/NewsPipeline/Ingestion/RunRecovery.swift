internal import NewsLoaders
internal import NewsModel
internal import NewsState

/// Puts right what a run that was killed has left: a run whose folder is complete is committed, anything less is removed,
/// as if it had never begun.
struct RunRecovery {
    let state: StateDatabase
    let output: String
    let log: Log

    func run() throws {
        for run in try state.runs() where run.status == "prepared" {
            let folder = output + "/" + run.id
            if FileSystem.exists(folder + "/" + RunFolderWriter.manifestName) {
                try FileSystem.syncFolder(folder)
                try FileSystem.syncFolder(output)
                try state.commit(run: run.id)
                log.info("completed a run that was interrupted", ["run": run.id])
            } else {
                if FileSystem.isFolder(folder) { try FileSystem.removeFolder(folder) }
                try state.discard(run: run.id)
                log.info("removed a run that was interrupted", ["run": run.id])
            }
        }
        guard FileSystem.isFolder(output) else { return }
        let known = Set(try state.runs().map(\.id))
        for name in try FileSystem.names(in: output) where RunName.isOne(name) && !known.contains(name) {
            let folder = output + "/" + name
            guard FileSystem.isFolder(folder), !FileSystem.exists(folder + "/" + RunFolderWriter.manifestName) else {
                continue
            }
            try FileSystem.removeFolder(folder)
            log.info("removed a run that was interrupted", ["run": name])
        }
    }
}

/// Names of runs' folders: the time a run began, `20260301T123000250Z`.
enum RunName {
    /// The name of a run that began at `time` (as ``WallClock`` writes it).
    static func at(_ time: String) -> String { time.filter { $0 != "-" && $0 != ":" && $0 != "." } }

    /// The day of a run's name: `20260301`.
    static func day(_ name: String) -> String { String(name.prefix(8)) }

    /// Whether a folder has such a name.
    static func isOne(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return bytes.count == 19 && bytes[8] == UInt8(ascii: "T") && bytes[18] == UInt8(ascii: "Z")
            && bytes.enumerated().allSatisfy { [8, 18].contains($0) || ($1 >= 0x30 && $1 <= 0x39) }
    }
}
