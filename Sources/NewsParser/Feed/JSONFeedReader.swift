internal import NewsModel

/// Reads JSON Feed 1.0 and 1.1.
enum JSONFeedReader {
    static func read(_ capture: Capture, _ input: String) throws(Rejection) -> Feed {
        let body = capture.body.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(capture.body.dropFirst(3)) : capture.body
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: body) } catch {
            throw FeedParser.rejection(input, "bad_json", "\(error): this is neither JSON Feed nor XML")
        }
        let items = value["items"]?.array
        guard let version = value["version"]?.text,
            version.contains("jsonfeed") || items != nil || value["title"] != nil
        else {
            throw FeedParser.rejection(input, "not_a_feed", "the JSON has no version of JSON Feed")
        }
        guard (items?.count ?? 0) <= FeedParser.maximumEntries else {
            throw FeedParser.rejection(
                input, "too_many_entries", "the feed has more than \(FeedParser.maximumEntries) entries")
        }
        return JSONFeedReader.feed(value, items ?? [], capture.url.flatMap { WebURL($0) })
    }

    private static func feed(_ value: JSONValue, _ items: [JSONValue], _ documentBase: WebURL?) -> Feed {
        var feed = Feed(format: "json")
        feed.encoding = "utf-8"
        feed.id = value["id"]?.text
        let own = value["feed_url"]?.text
        let base = documentBase ?? own.flatMap { WebURL($0) } ?? value["home_page_url"]?.text.flatMap { WebURL($0) }
        let home = value["home_page_url"]?.text
        feed.link = (home ?? own).map { absolute($0, base) }
        var sanitizer = HTMLSanitizer(base: base)
        feed.title = value["title"]?.text.flatMap { plain($0, &sanitizer) } ?? feed.link
        feed.description = value["description"]?.text.flatMap { plain($0, &sanitizer) }
        feed.language = value["language"]?.text
        feed.authors = authors(value, base)
        feed.categories = value["tags"].map(tags) ?? []
        feed.entries.reserveCapacity(items.count)
        for item in items { feed.entries.append(entry(item, feed, base, &sanitizer)) }
        // JSON Feed has no dates of its own: a feed is as new as its newest item.
        feed.published = feed.entries.lazy.compactMap(\.published).first
        feed.updated = feed.entries.lazy.compactMap(\.updated).first
        return feed
    }

    private static func entry(
        _ item: JSONValue, _ feed: Feed, _ base: WebURL?, _ sanitizer: inout HTMLSanitizer
    ) -> FeedEntry {
        var entry = FeedEntry()
        entry.id = item["id"]?.text
        entry.link = (item["url"]?.text ?? item["external_url"]?.text).map { absolute($0, base) }
        let html = item["content_html"]?.text.flatMap { sanitized($0, &sanitizer) }
        let text = item["content_text"]?.text.flatMap { plain($0, &sanitizer) }
        entry.summary = item["summary"]?.text.flatMap { plain($0, &sanitizer) }
        entry.content = html ?? text
        entry.title =
            item["title"]?.text.flatMap { plain($0, &sanitizer) }
            ?? (entry.summary ?? text ?? html).flatMap(Headline.of)
        entry.published = item["date_published"]?.text.flatMap(FeedDate.rfc3339)
        entry.updated = item["date_modified"]?.text.flatMap(FeedDate.rfc3339)
        if entry.published == nil { entry.published = entry.updated }
        entry.authors = authors(item, base)
        if entry.authors.isEmpty { entry.authors = feed.authors }
        entry.categories = item["tags"].map(tags) ?? []
        entry.language = item["language"]?.text
        for file in (item["attachments"]?.array ?? []).prefix(FeedFields.maximumList) {
            guard let url = file["url"]?.text else { continue }
            entry.enclosures.append(
                FeedEnclosure(
                    url: absolute(url, base), type: file["mime_type"]?.text, length: file["size_in_bytes"]?.integer))
        }
        return entry
    }

    /// `authors` of 1.1, else `author` of 1.0; some write one object for the list.
    private static func authors(_ value: JSONValue, _ base: WebURL?) -> [FeedAuthor] {
        let written = value["authors"].map { $0.array ?? [$0] } ?? []
        var out: [FeedAuthor] = []
        for one in (written.isEmpty ? [value["author"]].compactMap({ $0 }) : written).prefix(FeedFields.maximumList) {
            let author =
                one.string.map { FeedAuthor(name: $0) }
                ?? FeedAuthor(name: one["name"]?.text, email: nil, url: one["url"]?.text.map { absolute($0, base) })
            if author != FeedAuthor(), !out.contains(author) { out.append(author) }
        }
        return out
    }

    private static func tags(_ value: JSONValue) -> [String] {
        var out: [String] = []
        for tag in (value.array ?? []).prefix(FeedFields.maximumList).compactMap(\.text) where !out.contains(tag) {
            out.append(tag)
        }
        return out
    }

    private static func absolute(_ reference: String, _ base: WebURL?) -> String {
        if HTMLBytes.hasScheme(reference) { return reference }
        return base?.resolving(reference)?.description ?? reference
    }

    private static func sanitized(_ html: String, _ sanitizer: inout HTMLSanitizer) -> String? {
        var html = html
        html.withUTF8 { sanitizer.sanitize($0) }
        return sanitizer.string()
    }

    private static func plain(_ text: String, _ sanitizer: inout HTMLSanitizer) -> String? {
        var text = text
        text.withUTF8 { sanitizer.takePlain($0) }
        return sanitizer.string()
    }
}

extension JSONValue {
    /// A string or a number as text, trimmed; nil where it is blank or something else. Identifiers are often numbers.
    var text: String? {
        let text: String
        switch self {
        case .string(let string): text = string.trimmedASCII
        case .number(let number): text = number
        default: return nil
        }
        return text.isEmpty ? nil : text
    }
}
