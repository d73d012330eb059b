/// Finds finished runs.
package enum RunFolders {
    /// The finished runs that `path` names: itself, or those directly inside it, in order of their names. One that is unfinished is
    /// ``LoadError/uncommitted(folder:)`` when named and left out when found.
    package static func finished(in path: String) throws(LoadError) -> [String] {
        func isFinished(_ folder: String) -> Bool { FileSystem.exists(folder + "/" + RunFolderWriter.manifestName) }
        guard FileSystem.exists(path) else { throw .missing(folder: path) }
        if isFinished(path) { return [path] }
        let names: [String]
        do { names = try FileSystem.names(in: path) } catch { throw .uncommitted(folder: path) }
        // A big run that never finished, or lost its run.json, holds finished sets: they alone are not the run.
        let lines = RunFolderWriter.Stream.documents.fileName
        if names.contains(lines) || names.contains(DurableFile.unfinished(lines)) { throw .uncommitted(folder: path) }
        let base = path.hasSuffix("/") ? path : path + "/"
        let found = names.filter { !$0.hasPrefix(".") }.map { base + $0 }.filter { isFinished($0) }
        if found.isEmpty { throw .uncommitted(folder: path) }
        return found
    }

    /// The folders with lines at or below `path`: a run's folder itself (with one folder an input of a big run), or those
    /// of the runs directly inside it, in order of their names. Unfinished ones are ``LoadError/uncommitted(folder:)``
    /// when named and left out when found.
    package static func all(in path: String) throws(LoadError) -> [String] {
        var found: [String] = []
        for folder in try finished(in: path) { found += try RunFolderReader(folder: folder).sets }
        return found
    }
}
