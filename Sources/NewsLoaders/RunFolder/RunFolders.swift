/// Finds finished runs.
package enum RunFolders {
    /// The folders with lines at or below `path`: a run's folder itself (with one folder an input of a big run), or those
    /// of the runs directly inside it, in order of their names. Unfinished ones are ``LoadError/uncommitted(folder:)``
    /// when named and left out when found.
    package static func all(in path: String) throws(LoadError) -> [String] {
        guard FileSystem.exists(path) else { throw .missing(folder: path) }
        if FileSystem.exists(path + "/" + RunFolderWriter.manifestName) {
            return try RunFolderReader(folder: path).sets
        }
        var found: [String] = []
        do {
            for name in try FileSystem.names(in: path) where !name.hasPrefix(".") {
                let folder = path + "/" + name
                if FileSystem.exists(folder + "/" + RunFolderWriter.manifestName) {
                    found += try RunFolderReader(folder: folder).sets
                }
            }
        } catch let error as LoadError {
            throw error
        } catch {
            throw .uncommitted(folder: path)
        }
        if found.isEmpty { throw .uncommitted(folder: path) }
        return found
    }
}
