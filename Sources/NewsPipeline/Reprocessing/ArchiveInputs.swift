internal import NewsLoaders
internal import NewsModel

/// Finds the archives among inputs and in folders among them.
enum ArchiveInputs {
    /// Every archive in input order, with the name its set of files gets: the file's own without suffixes, made unique.
    static func find(_ inputs: [String], depth: Int) -> [(path: String, name: String)] {
        var paths: [String] = []
        for input in inputs { collect(input, named: true, depth: depth, into: &paths) }
        var taken: Set<String> = []
        return paths.map { path in
            let name = stem(path)
            var unique = name
            var count = 1
            while !taken.insert(unique).inserted {
                count += 1
                unique = "\(name)-\(count)"
            }
            return (path, unique)
        }
    }

    /// An input is told by its content; in a folder only names that speak of archives are opened, since pages may be many.
    private static func collect(_ path: String, named: Bool, depth: Int, into paths: inout [String]) {
        if path == "-" || depth < 0 { return }
        if FileSystem.isFolder(path) {
            guard let names = try? FileSystem.names(in: path) else { return }
            for name in names where !name.hasPrefix(".") {
                let child = path.hasSuffix("/") ? path + name : path + "/" + name
                if FileSystem.isLink(child) && FileSystem.isFolder(child) { continue }
                collect(child, named: false, depth: depth - 1, into: &paths)
            }
        } else if named || path.contains(".warc"), FileSystem.size(path) != nil,
            let prefix = try? FileSystem.read(path, limit: InputKind.sample), isArchive(prefix)
        {
            paths.append(path)
        }
    }

    private static func stem(_ path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        for suffix in [".gz", ".warc"] where name.hasSuffix(suffix) && name.utf8.count > suffix.utf8.count {
            name.removeLast(suffix.utf8.count)
        }
        return name
    }
}
