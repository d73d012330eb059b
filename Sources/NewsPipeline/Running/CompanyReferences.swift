package import NewsExtractor
internal import NewsLoaders
internal import NewsModel

/// What links companies beyond the starter list: the user's directory, and the companies that the user follows.
package struct CompanyReferences: Sendable {
    let directory: CompanyDirectory?
    let watchList: WatchList?
    /// SHA-256 in hex of both files, each behind its part; nil for neither. Facts that were linked by other lists are other facts.
    let digest: String?

    /// Neither.
    package static let none = CompanyReferences(directory: nil, watchList: nil, digest: nil)

    private init(directory: CompanyDirectory?, watchList: WatchList?, digest: String?) {
        self.directory = directory
        self.watchList = watchList
        self.digest = digest
    }

    /// An extractor that links by them.
    package func extractor(_ parts: ArticleExtractor.Parts = .all) -> ArticleExtractor {
        ArticleExtractor(parts: parts, directory: directory, watchList: watchList)
    }

    /// Reads an index or list for linking, and a list of watched companies, where paths are given.
    package static func read(directory: String?, watchList: String?) throws(CompanyLists.Failure) -> CompanyReferences {
        var found: (CompanyDirectory?, WatchList?) = (nil, nil)
        if let directory { found.0 = try CompanyLists.directory(directory) }
        if let watchList { found.1 = try CompanyLists.watchList(watchList) }
        let digest = try digest(of: [("directory", directory), ("watch", watchList)])
        return CompanyReferences(directory: found.0, watchList: found.1, digest: digest)
    }

    private static func digest(
        of files: [(part: String, path: String?)]
    ) throws(CompanyLists.Failure) -> String? {
        guard files.contains(where: { $0.path != nil }) else { return nil }
        let digest = RunningDigest()
        for (part, path) in files {
            guard let path else { continue }
            Array(part.utf8).withUnsafeBytes { digest.update($0) }
            do throws(FileError) {
                try FileSystem.chunks(of: path) { bytes in bytes.withUnsafeBytes { digest.update($0) } }
            } catch {
                throw .unreadable(path, error.reason)
            }
        }
        return digest.hex
    }
}
