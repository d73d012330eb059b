internal import NewsMarkup
internal import NewsModel

/// Finds the headline of a story among what the page says of it.
struct TitleFinder {
    /// Names of the site: publisher, `og:site_name`, the host's label. A title is cut before and behind them.
    let siteNames: [FoldedText]

    init(siteNames: [String]) { self.siteNames = siteNames.map(FoldedText.init).filter { !$0.isEmpty } }

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ~ ", " ‹ ", " › ", " : ", "|"]

    /// The title without the site's name at either end.
    func withoutSiteName(_ title: String) -> String {
        var title = trimmed(title)
        var changed = true
        while changed {
            changed = false
            for separator in Self.separators {
                guard let cut = title.lastRange(of: separator) else { continue }
                let head = trimmed(String(title[..<cut.lowerBound]))
                let tail = trimmed(String(title[cut.upperBound...]))
                if isSiteName(tail), !head.isEmpty {
                    title = head
                    changed = true
                    break
                }
            }
            for separator in Self.separators {
                guard let cut = title.firstRange(of: separator) else { continue }
                let head = trimmed(String(title[..<cut.lowerBound]))
                let tail = trimmed(String(title[cut.upperBound...]))
                if isSiteName(head), !tail.isEmpty {
                    title = tail
                    changed = true
                    break
                }
            }
        }
        return title
    }

    private func isSiteName(_ text: String) -> Bool {
        let folded = FoldedText(text)
        guard !folded.isEmpty else { return true }
        let joined = folded.joined
        return siteNames.contains { name in
            let other = name.joined
            if joined == other { return true }
            // "Example News Online" for "Example News", "example.com" for "example".
            if other.count >= 4, joined.count <= other.count + 10, joined.starts(with: other) || joined.suffix(other.count) == other[...] { return true }
            return joined.count >= 4 && other.count <= joined.count + 10 && other.starts(with: joined)
        }
    }

    /// The headline: what JSON-LD, OpenGraph, the visible `h1` and `<title>` agree on most.
    func title(linked: LinkedData, head: PageHead, headings: [String]) -> String? {
        let ld = linked.isArticle ? linked.headline.map(withoutSiteName) : nil
        let og = head.meta("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "title").map(withoutSiteName)
        let page = head.title.map(withoutSiteName)
        let candidates = [og, ld, page].compactMap { $0 }
        // A visible headline that one of the declared titles repeats is what readers see.
        for heading in headings {
            let folded = FoldedText(heading)
            guard !folded.isEmpty else { continue }
            for candidate in candidates where FoldedText(candidate) == folded { return heading }
        }
        if headings.count == 1, let only = headings.first {
            let words = Set(FoldedText(only).bytes.split(separator: 0x20).map(Array.init))
            for candidate in candidates {
                let other = Set(FoldedText(candidate).bytes.split(separator: 0x20).map(Array.init))
                if words.count >= 3, words.intersection(other).count * 2 >= min(words.count, other.count) { return only }
            }
        }
        return og ?? ld ?? page ?? headings.first
    }
}

extension StringProtocol {
    /// The last place of a text.
    func lastRange(of needle: String) -> Range<Index>? { ranges(needle).last }
    /// The first place of a text.
    func firstRange(of needle: String) -> Range<Index>? { ranges(needle).first }

    private func ranges(_ needle: String) -> [Range<Index>] {
        var found: [Range<Index>] = []
        let utf8 = self.utf8
        let pattern = Array(needle.utf8)
        guard let first = pattern.first else { return [] }
        var i = utf8.startIndex
        while i < utf8.endIndex {
            if utf8[i] == first {
                var k = i
                var n = 0
                while n < pattern.count, k < utf8.endIndex, utf8[k] == pattern[n] {
                    n += 1
                    k = utf8.index(after: k)
                }
                if n == pattern.count { found.append(i..<k) }
            }
            i = utf8.index(after: i)
        }
        return found
    }
}
