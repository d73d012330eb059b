/// `gleaner.feed/1`: a feed as Gleaner sees it.
extension Feed {
    /// Name of the stream.
    public static let schema = "gleaner.feed/1"

    /// Writes one object of the stream.
    public func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("schema", Self.schema)
            w.key("source")
            w.object { w in
                w.string("path", path)
            }
            w.string("format", format)
            w.string("encoding", encoding)
            w.bool("malformed", malformed)
            w.key("feed")
            w.object { w in
                w.string("id", id)
                w.string("title", title)
                w.string("link", link)
                w.string("description", description)
                w.string("language", language)
                w.string("updated", updated)
                w.string("published", published)
                w.key("authors")
                w.array(authors) { $1.write(to: &$0) }
                w.strings("categories", categories)
            }
            w.key("entries")
            w.array(entries) { $1.write(to: &$0) }
        }
    }
}

extension FeedAuthor {
    func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("name", name)
            w.string("email", email)
            w.string("url", url)
        }
    }
}

extension FeedEntry {
    func write(to w: inout JSONWriter) {
        w.object { w in
            w.string("id", id)
            w.string("title", title)
            w.string("link", link)
            w.string("summary", summary)
            w.string("content", content)
            w.string("published", published)
            w.string("updated", updated)
            w.key("authors")
            w.array(authors) { $1.write(to: &$0) }
            w.strings("categories", categories)
            w.key("enclosures")
            w.array(enclosures) { w, e in
                w.object { w in
                    w.string("url", e.url)
                    w.string("type", e.type)
                    w.integer("length", e.length)
                }
            }
            w.string("language", language)
        }
    }
}
