internal import NewsMarkup
internal import NewsModel

/// Finds the headline of a story among what the page says of it.
struct TitleFinder {
    /// Names of the site: publisher, `og:site_name`, the host's label. A title is cut before and behind them.
    let siteNames: [FoldedText]

    init(siteNames: [String]) { self.siteNames = siteNames.map(FoldedText.init).filter { !$0.isEmpty } }

    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " ~ ", " ‹ ", " › ", " : ", "|",
    ]

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
            if other.count >= 4, joined.count <= other.count + 10,
                joined.starts(with: other) || joined.suffix(other.count) == other[...]
            {
                return true
            }
            return joined.count >= 4 && other.count <= joined.count + 10 && other.starts(with: joined)
        }
    }

    /// The headline. JSON-LD's comes first: it is written for the story alone, while `h1` may carry a kicker and
    /// `og:title` may be made for sharing; a visible heading that says the same in full replaces a shortened one.
    func title(linked: LinkedData, head: PageHead, headings: [String]) -> String? {
        guard let title = best(linked: linked, head: head, headings: headings) else { return nil }
        let others = headings + [linked.headline, head.meta("og:title", "twitter:title")].compactMap { $0 }
        return Self.withoutSection(title, others)
    }

    private func best(linked: LinkedData, head: PageHead, headings: [String]) -> String? {
        let ld = (linked.isArticle ? linked.headline : nil).map(withoutSiteName).flatMap(Self.sound)
        let og = head.meta(
            "og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "title"
        ).map(withoutSiteName).flatMap(Self.sound)
        let page = head.title.map(withoutSiteName).flatMap(Self.sound)
        // Where readers and those who share the story see one headline, and the window's title another that JSON-LD repeats,
        // JSON-LD's was written for search engines.
        if let ld, let og, let page, Self.isSame(ld, page), !Self.isSame(ld, og),
            let heading = headings.first(where: { Self.isSame($0, og) })
        {
            return heading
        }
        if let ld {
            for other in headings + [og, page].compactMap({ $0 }) {
                if Self.isSame(ld, other) { return ld }
                if Self.isShortened(ld, of: other) { return other }
            }
            // Only what a heading or another declaration shares words with is this page's headline.
            if (headings + [og, page].compactMap { $0 }).contains(where: { Self.overlap(ld, $0) >= 0.08 })
                || headings.isEmpty
            {
                return ld
            }
        }
        let candidates = [og, page].compactMap { $0 }
        // A visible headline that one of the declared titles repeats is what readers see.
        for heading in headings where candidates.contains(where: { Self.isSame(heading, $0) }) { return heading }
        for heading in headings where candidates.contains(where: { Self.overlap(heading, $0) >= 0.5 }) {
            // "Kicker: headline" in one element, and the headline alone declared.
            if let og, Self.isTail(og, of: heading) { return og }
            return heading
        }
        if headings.count == 1, let only = headings.first, og == nil { return only }
        return og ?? page ?? ld ?? headings.first
    }

    /// The title without a section behind it, where another witness has the title alone: "Headline | Sport".
    private static func withoutSection(_ title: String, _ others: [String]) -> String {
        for separator in separators {
            guard let cut = title.lastRange(of: separator) else { continue }
            let head = trimmed(String(title[..<cut.lowerBound]))
            let tail = title[cut.upperBound...].split(separator: " ")
            if tail.count <= 3, others.contains(where: { isSame($0, head) }) { return head }
        }
        return title
    }

    private static func sound(_ title: String) -> String? { title.isEmpty ? nil : title }

    private static func words(_ text: String) -> Set<[UInt8]> {
        Set(FoldedText(text).bytes.split(separator: 0x20).map(Array.init))
    }

    /// Words in common, as a share of the shorter title.
    private static func overlap(_ a: String, _ b: String) -> Double {
        let x = words(a)
        let y = words(b)
        guard !x.isEmpty, !y.isEmpty else { return 0 }
        return Double(x.intersection(y).count) / Double(min(x.count, y.count))
    }

    private static func isSame(_ a: String, _ b: String) -> Bool { FoldedText(a).joined == FoldedText(b).joined }

    /// Whether a title ends in an ellipsis, or in mid-sentence at the length search engines cut at.
    private static func isShortened(_ title: String, of full: String) -> Bool {
        let a = FoldedText(title).joined
        let b = FoldedText(full).joined
        guard a.count < b.count, b.starts(with: a) else { return false }
        return title.hasSuffix("…") || title.hasSuffix("...") || title.unicodeScalars.count >= 100
    }

    /// Whether `title` is the end of `heading`, which has a kicker before it.
    private static func isTail(_ title: String, of heading: String) -> Bool {
        let a = FoldedText(title).joined
        let b = FoldedText(heading).joined
        return a.count < b.count && a.count >= 12 && b.suffix(a.count) == a[...]
    }
}

extension StringProtocol {
    /// The last place of a text.
    func lastRange(of needle: String) -> Range<Index>? { range(of: needle, last: true) }
    /// The first place of a text.
    func firstRange(of needle: String) -> Range<Index>? { range(of: needle, last: false) }

    private func range(of needle: String, last: Bool) -> Range<Index>? {
        var needle = needle
        let start = needle.withUTF8 { pattern in
            utf8.withContiguousStorageIfAvailable { Self.place(of: pattern, in: $0, last: last) }
                ?? Array(utf8).withUnsafeBufferPointer { Self.place(of: pattern, in: $0, last: last) }
        }
        guard let start else { return nil }
        let lower = utf8.index(utf8.startIndex, offsetBy: start)
        return lower..<utf8.index(lower, offsetBy: needle.utf8.count)
    }

    private static func place(
        of pattern: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, last: Bool
    ) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var found: Int?
        for i in 0...(bytes.count - pattern.count) where bytes[i] == first {
            guard pattern.indices.allSatisfy({ bytes[i + $0] == pattern[$0] }) else { continue }
            found = i
            if !last { break }
        }
        return found
    }
}
