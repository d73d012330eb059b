internal import NewsMarkup

/// The attributes that say something about a feed.
enum FeedAttribute: Int, CaseIterable {
    case mode, type, href, rel, url, length, fileSize, term, label, text, isPermaLink, lastmod

    /// Which of them each name of a document is: the attribute's raw value, doubled, and one more where the name is in capitals
    /// (CDF shouts); -1 for a name that is none.
    static func codes(_ names: [XMLTree.Name]) -> [Int] {
        names.map { name in
            guard name.namespace.isEmpty else { return -1 }
            return known[name.local] ?? -1
        }
    }

    private static let known: [String: Int] = {
        var known: [String: Int] = [:]
        for attribute in allCases {
            known["\(attribute)"] = attribute.rawValue * 2
            known["\(attribute)".uppercased()] = attribute.rawValue * 2 + 1
        }
        return known
    }()
}
