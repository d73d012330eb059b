internal import NewsModel

/// What of a fact a person is shown.
struct ShownFact: Sendable {
    var factID = ""
    var docID = ""
    var docVersion = ""
    var title: String?
    var publisher: String?
    var published: String?
    var url: String?
    var subject: String?
    var subjectBasis = ""
    var measure: String?
    var statistic = ""
    var number = ""
    var period: String?
    var periodBasis = ""
    var modality = ""
    var attributedTo: String?
    var confidence = ""
    var quote = ""
    /// Code points of the document's text.
    var start = 0
    var end = 0

    /// Reads a line of facts.jsonl; nil where it is none.
    init?(_ line: [UInt8]) {
        guard let value = try? JSONValue(parsing: line), let factID = value["fact_id"]?.string else { return nil }
        self.factID = factID
        docID = value["doc_id"]?.string ?? ""
        docVersion = value["doc_version"]?.string ?? ""
        title = value["title"]?.string
        publisher = value["publisher"]?.string
        published = value["published"]?.string
        url = value["url"]?.string
        subject = value["subject"]?["name"]?.string
        subjectBasis = value["subject"]?["basis"]?.string ?? ""
        measure = value["measure"]?.string
        statistic = value["statistic"]?.string ?? ""
        number = Self.number(value)
        period = value["period"]?.string
        periodBasis = value["period_basis"]?.string ?? ""
        modality = value["modality"]?.string ?? ""
        attributedTo = value["attributed_to"]?["name"]?.string ?? value["attributed_to"]?["text"]?.string
        if case .number(let text) = value["confidence"] { confidence = text }
        if let evidence = value["evidence"]?.array?.first {
            quote = evidence["quote"]?.string ?? ""
            start = evidence["start"]?.integer ?? 0
            end = evidence["end"]?.integer ?? 0
        }
    }

    /// `> 1,200`, `3,200,000,000 USD`, `10 to 20 %`, `up 5 %`.
    private static func number(_ fact: JSONValue) -> String {
        var text: String
        if let value = fact["value"]?.string {
            let bound = fact["bound"]?.string ?? "="
            text = (bound == "=" || bound == "range" ? "" : bound + " ") + grouped(value)
        } else {
            text = "\(fact["low"]?.string.map(grouped) ?? "…") to \(fact["high"]?.string.map(grouped) ?? "…")"
        }
        if let unit = fact["unit"]?.string, unit != "1" { text += " " + unit }
        switch fact["change"]?.string {
        case "increase": text = "up " + text
        case "decrease": text = "down " + text
        default: break
        }
        return text
    }

    /// Commas between thousands.
    private static func grouped(_ number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let digits = Array(parts[0].utf8.drop { $0 == UInt8(ascii: "-") })
        var out: [UInt8] = []
        for (i, digit) in digits.enumerated() {
            if i > 0 && (digits.count - i) % 3 == 0 { out.append(UInt8(ascii: ",")) }
            out.append(digit)
        }
        return sign + String(decoding: out, as: UTF8.self) + (parts.count > 1 ? "." + parts[1] : "")
    }
}
