package import NewsExtractor

/// What links companies beyond the starter list: the user's directory, and the companies that the user follows.
package struct CompanyReferences: Sendable {
    let directory: CompanyDirectory?
    let watchList: WatchList?

    /// Neither.
    package static let none = CompanyReferences(directory: nil, watchList: nil)

    private init(directory: CompanyDirectory?, watchList: WatchList?) {
        self.directory = directory
        self.watchList = watchList
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
        return CompanyReferences(directory: found.0, watchList: found.1)
    }
}
