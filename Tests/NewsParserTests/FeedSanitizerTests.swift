internal import NewsModel
internal import Testing

@testable import NewsParser

@Suite("Sanitised HTML")
struct FeedSanitizerTests {
    static func sanitized(_ html: String, base: String? = "https://a.example/x/") -> String {
        var sanitizer = HTMLSanitizer(base: base.flatMap { WebURL($0) })
        Array(html.utf8).withUnsafeBufferPointer { sanitizer.sanitize($0) }
        return String(decoding: sanitizer.out.bytes, as: UTF8.self)
    }

    @Test(
        "keeps what is harmless",
        arguments: [
            ("<p class=\"k\">a <b>b</b></p>", "<p class=\"k\">a <b>b</b></p>"),
            ("1 < 2 & 3 > 2", "1 &lt; 2 & 3 > 2"),
            ("caf&eacute; &#8217; &amp;lt; &lt;b&gt;", "café ’ &amp;lt; &lt;b&gt;"),
            ("<a href=y title='\"q\"'>z</a>", "<a href=\"https://a.example/x/y\" title=\"&quot;q&quot;\">z</a>"),
            ("<IMG SRC=\"//b.example/i.png\" ALT=\"x\"/>", "<img src=\"https://b.example/i.png\" alt=\"x\" />"),
            ("<span style=\"color: red; position: fixed\">r</span>", "<span style=\"color: red;\">r</span>"),
            ("<td style=\"margin: 0 auto\">r</td>", "<td style=\"margin: 0 auto;\">r</td>"),
            (
                "<i style=\"border: 1px solid rgb(1,2,3)\">r</i><i style=\"border: 1px solid rgb(1,2,3)\">s</i>",
                "<i style=\"border: 1px solid rgb(1,2,3);\">r</i><i style=\"border: 1px solid rgb(1,2,3);\">s</i>"
            ),
        ])
    func keeps(_ html: String, _ out: String) { #expect(Self.sanitized(html) == out) }

    @Test(
        "drops what is not",
        arguments: [
            ("a<script>alert(1)</script>b", "ab"), ("a<SCRIPT SRC=//x>b", "a"), ("<style>p{}</style>c", "c"),
            ("<img src=x onerror=alert(1)>", "<img src=\"https://a.example/x/x\">"),
            ("<a href=\"javascript:alert(1)\">l</a>", "<a>l</a>"),
            ("<a href=\" jav&#x09;ascript:alert(1)\">l</a>", "<a>l</a>"),
            (
                "<a href=\"JaVaScRiPt&colon;alert(1)\">l</a>",
                "<a href=\"https://a.example/x/JaVaScRiPt&amp;colon;alert(1)\">l</a>"
            ),
            ("<a href=vbscript:x>l</a>", "<a>l</a>"), ("<a href=data:text/html,x>l</a>", "<a>l</a>"),
            ("<iframe src=//x>t</iframe>", "t"), ("<form action=/x><input name=q></form>", "<input name=\"q\">"),
            ("<scr<script>ipt>alert(1)</script>x", "x"), ("<<b>i</b>", "&lt;<b>i</b>"),
            ("<p style=\"background: url(javascript:x)\">p</p>", "<p>p</p>"),
            ("<p style=\"width: expression(x)\">p</p>", "<p>p</p>"),
            ("<p style=\"wi\\64th: 1px\">p</p>", "<p>p</p>"), ("<!-- x --><!DOCTYPE html><?php x ?>t", "t"),
            ("<base href=//x><meta http-equiv=refresh>t", "t"),
            ("<!-- a --><i>b</i><!-- c <b>d</b><!-- e", "<i>b</i> c <b>d</b> e"), ("<!--><p>-->q", "q"),
            (
                "a<an-element-of-a-name-beyond-sixteen-bytes>b<i data-a-name-beyond-sixteen-bytes=\"c\" title=d>e",
                "ab<i title=\"d\">e"
            ),
            ("<svg onload=x><script>y</script><circle r=\"1\"/></svg>", "<svg><circle r=\"1\" /></svg>"),
        ])
    func drops(_ html: String, _ out: String) { #expect(Self.sanitized(html) == out) }

    @Test(
        "plain text stays itself unless it could act",
        arguments: [
            ("Vec<T> & co", "Vec<T> & co"), ("a <blink> tag", "a <blink> tag"),
            ("x <script>y</script>", "x &lt;script&gt;y&lt;/script&gt;"),
            ("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
        ])
    func plain(_ text: String, _ out: String) {
        var sanitizer = HTMLSanitizer(base: nil)
        Array(text.utf8).withUnsafeBufferPointer { sanitizer.takePlain($0) }
        #expect(String(decoding: sanitizer.out.bytes, as: UTF8.self) == out)
    }

    @Test(
        "declarations of a style stay only where they neither place nor load anything",
        arguments: [
            ("COLOR : Red;;width:10px", "COLOR: Red; width: 10px;"), ("margin: 0 AUTO -1.5em 12345px", nil),
            ("margin: 0 AUTO -1.5em", "margin: 0 AUTO -1.5em;"),
            ("border: 1px solid #A0b1C2", "border: 1px solid #A0b1C2;"),
            ("border: 1px solid #A0b1C", "border: 1px solid #A0b1C;"), ("border: #ab", nil),
            ("background: RGB(1%,2,3)", "background: RGB(1%,2,3);"), ("background: rgb(a)", nil),
            ("background: hsl(1,2,3)", nil), ("color: url(x)", nil), ("color: a:b", nil),
            ("color: \"x\"", "color: &quot;x&quot;;"),
            ("color: r/*x*/ed", nil), ("colour: red", nil), ("color:", nil), (": red", nil), ("", nil),
            ("margin: 1.2345px", nil), ("padding: .5em", "padding: .5em;"), ("padding: -", nil),
            ("color: a&amp;b", "color: a&amp;b;"),
        ])
    func styles(_ style: String, _ kept: String?) {
        let out = Self.sanitized("<p style='\(style)'>t</p>")
        #expect(out == (kept.map { "<p style=\"\($0)\">t</p>" } ?? "<p>t</p>"))
    }

    @Test("one sanitiser serves many texts, whatever their length")
    func sharesItsMemory() {
        var sanitizer = HTMLSanitizer(base: nil)
        for length in [0, 1, 7, 15, 16, 17, 31, 33, 1000, 40, 5000, 3] {
            let text = String(repeating: "é<b>x", count: length)
            let wanted = String(repeating: "é<b>x", count: length)
            Array(text.utf8).withUnsafeBufferPointer { sanitizer.sanitize($0) }
            #expect(sanitizer.string() ?? "" == wanted)
        }
    }
}
