internal import NewsModel
internal import Testing

@Suite("Web URLs")
struct WebURLTests {
    @Test(
        "parse as browsers read them",
        arguments: [
            ("HTTP://Example.ORG", "http://example.org/"),
            ("  https://example.org/a b\n", "https://example.org/a%20b"),
            ("http:\\\\example.org\\a\\b?c\\d", "http://example.org/a/b?c\\d"),
            ("http:///example.org/a", "http://example.org/a"),
            ("https://u:p@example.org:8443/?q#f", "https://u:p@example.org:8443/?q#f"),
            ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]:80/x"),
            ("http://ex%41mple.org/%7e", "http://example.org/%7e"),
            ("mailto:desk@example.org", "mailto:desk@example.org"),
            ("urn:uuid:12-34", "urn:uuid:12-34"),
            ("tag:example.org,2024:/a/b", "tag:example.org,2024:/a/b"),
            ("http://example.org:/a", "http://example.org/a"),
            ("file:///tmp/a", "file:///tmp/a"),
        ])
    func parses(_ written: String, _ read: String) { #expect(WebURL(written)?.description == read) }

    @Test(
        "are refused when no request could be made",
        arguments: [
            "", "example.org/a", "//example.org", "http://", "http://a b/", "http://example.org:99999/",
            "http://exa<mple/", "1a:b",
            "http://[::1", "http://[zz]/", ":", "http://example.org:8o/",
        ])
    func refuses(_ written: String) { #expect(WebURL(written) == nil) }

    /// The examples of RFC 3986 §5.4.
    @Test(
        "resolve references",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
            ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"), ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("http:g", "http://a/b/c/g"), ("\\g", "http://a/g"), ("g h", "http://a/b/c/g%20h"),
            ("%2e%2e/g", "http://a/b/g"),
        ])
    func resolves(_ reference: String, _ result: String) {
        #expect(WebURL("http://a/b/c/d;p?q")?.resolving(reference)?.description == result)
    }

    @Test(
        "normalise to one spelling",
        arguments: [
            ("http://Example.org:80/a/../b?utm_source=x&id=7&fbclid=1#top", "http://example.org/b?id=7"),
            ("https://example.org/?UTM_Medium=rss", "https://example.org/"),
            ("https://example.org/%7euser/%e4%b8%ad?a=%2f", "https://example.org/~user/%E4%B8%AD?a=%2F"),
            ("https://example.org./x", "https://example.org/x"),
            ("https://example.org/中", "https://example.org/%E4%B8%AD"),
        ])
    func normalises(_ written: String, _ result: String) { #expect(WebURL(written)?.normalized.description == result) }

    @Test(
        "know who registered the host",
        arguments: [
            ("https://news.example.co.uk/", "example.co.uk"), ("https://www.example.com/", "example.com"),
            ("https://a.b.example.com.au/", "example.com.au"), ("https://one.blogspot.com/", "one.blogspot.com"),
            ("http://10.1.2.3/", "10.1.2.3"), ("http://localhost/", "localhost"), ("https://co.uk/", "co.uk"),
            ("https://www.example.de/", "example.de"),
        ])
    func registrable(_ written: String, _ domain: String) { #expect(WebURL(written)?.registrableDomain == domain) }

    @Test("go over the wire in ASCII")
    func ascii() {
        #expect(WebURL("http://bücher.example/ä?ö")?.asciiDescription == "http://xn--bcher-kva.example/%C3%A4?%C3%B6")
        #expect(WebURL("http://例え.example/")?.asciiHost == "xn--r8jz45g.example")
    }
}
