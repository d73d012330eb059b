internal import NewsLoaders
internal import NewsModel
package import NewsNormalizer

/// Reads the document lines of finished runs and groups those that tell one story.
package enum StoryClusters {
    /// The clusters over all runs in the folders. The newest line of a document version counts once.
    package static func read(_ folders: [String]) throws -> [DocumentClusters.Cluster] {
        var clusters = DocumentClusters()
        var seen = Set<String>()
        for path in folders {
            for folder in try RunFolders.all(in: path) {
                try RunFolderReader.forEachLine(.documents, in: folder) { _, line in
                    guard let line else { return }
                    let read = line.withUnsafeBufferPointer { buffer in
                        var cursor = JSONCursor(buffer)
                        return try? Document(&cursor)
                    }
                    guard let document = read, document.status == "ok", seen.insert(document.docVersion).inserted else {
                        return
                    }
                    clusters.add(document)
                }
            }
        }
        return clusters.clusters
    }
}
