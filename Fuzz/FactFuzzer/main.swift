import CFuzzDriver
import NewsModel
import NewsNormalizer

let normalizer = FactNormalizer(program: "fuzz")

/// An annotated article out of any bytes: a line of the annotated stream where they are one; else the first bytes place mentions and
/// blocks, also overlapping ones and such as cut characters or lie outside, over the text that follows.
func annotated(_ bytes: UnsafeBufferPointer<UInt8>) -> AnnotatedArticle? {
    if bytes.first == UInt8(ascii: "{") {
        var cursor = JSONCursor(bytes)
        return try? AnnotatedArticle(&cursor)
    }
    guard bytes.count > 2 else { return nil }
    let seeds = min(Int(bytes[0] & 0x3F) * 4, bytes.count - 2)
    let kindOfStory = bytes[1]
    let text = String(decoding: bytes[(2 + seeds)...], as: UTF8.self)
    var article = Article(docID: "d", docVersion: "v", text: text)
    article.published = ["2024-02-29", nil, "2023-11-05T10:00:00Z", "0001-01-01"][Int(kindOfStory & 3)]
    article.language = "en"
    if kindOfStory & 4 != 0 {
        // Lines are blocks.
        let kinds: [BlockKind] = [.title, .paragraph, .tableRow, .listItem, .heading]
        var start = 0
        for (n, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let kind =
                n == 0 ? .title : kinds[Int(kindOfStory >> 3) % 2 == 0 ? 1 : (n + Int(kindOfStory)) % kinds.count]
            article.blocks.append(
                Block(
                    kind: kind, range: TextRange(start, start + line.count),
                    path: kindOfStory & 16 != 0 ? "/table/tr[\(n)]" : nil))
            start += line.count + 1
        }
    }
    var out = AnnotatedArticle(article: article)
    let units = ["1", "%", "USD", "USD/{share}", "pp", "{point}", "km", "1/a", "a", "USD/[bbl_us]"]
    let values = [
        "2023", "2024-Q1", "2023-12-31", "P3M", "P1Y", "2024-W05", "PRESENT_REF", "FY2024", "9999", "2023-H2",
        "0000-00",
    ]
    var k = 2
    while k + 3 < 2 + seeds {
        // Two bytes of place, so that long texts are covered as well.
        let start = (Int(bytes[k]) | Int(bytes[k + 1] & 0x0F) << 8) - 3
        let range = TextRange(start, start + Int(bytes[k + 2] & 0x1F) - 2)
        let choice = Int(bytes[k + 3])
        switch bytes[k + 1] >> 4 & 3 {
        case 0, 1:
            var figure = Figure(range: range, value: ExactDecimal(choice), rule: "fuzz")
            figure.unit = units[choice % units.count]
            if choice % 7 == 0 {
                figure.value = nil
                figure.low = ExactDecimal(choice)
                figure.bound = .range
            }
            out.figures.append(figure)
        case 2:
            var date = DateMention(
                range: range, type: choice % 5 == 0 ? .duration : .date, value: values[choice % values.count],
                rule: "fuzz")
            if choice % 3 == 0 {
                date.interval = DateMention.Interval("2023-10-01", choice % 2 == 0 ? "2024-01-01" : "..")
            }
            if choice % 4 == 0 { date.mod = "END" }
            out.dates.append(date)
        default:
            if choice % 2 == 0 {
                out.companies.append(CompanyMention(range: range, name: "Acme", confidence: 0.5, rule: "fuzz"))
            } else {
                out.entities.append(EntityMention(range: range, type: choice % 3 == 0 ? .place : .person, name: "Nora"))
            }
        }
        k += 4
    }
    return out
}

/// Any annotated article: facts whose quotes and figures lie inside the text, the same facts each time, a confidence that is a
/// probability; never a crash.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let article = annotated(UnsafeBufferPointer(start: start, count: count)) else { return 0 }
    guard let first = try? normalizer.process(article) else { return 0 }
    let all = TextRange(0, article.article.text.utf8.count)
    for fact in first.facts {
        precondition(fact.confidence >= 0 && fact.confidence <= 1, "a confidence is no probability")
        precondition(!fact.evidence.isEmpty && !fact.factID.isEmpty, "a fact without evidence")
        for evidence in fact.evidence {
            precondition(all.contains(evidence.range), "a quote lies outside the text")
            for part in [evidence.figure, evidence.subject, evidence.period].compactMap({ $0 }) {
                precondition(all.contains(part), "a span lies outside the text")
            }
        }
    }
    precondition(Set(first.facts.map(\.factID)).count == first.facts.count, "two facts with one identity")
    precondition((try? normalizer.process(article)) == first, "not the same facts the second time")
    return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) }
