import NewsLanguage
import NewsModel
import NewsExtractor

/// Figures of a text as "[span] value unit", ranges as "low..high", with the counted noun, bound and change where there are
/// any. Dates are marked inside the text: `⟦2011⟧`.
func readFigures(_ marked: String, language: String? = "en") -> [String] {
    var text = ""
    var dates: [DateMention] = []
    var start = 0
    for character in marked {
        switch character {
        case "⟦": start = text.utf8.count
        case "⟧":
            dates.append(
                DateMention(range: TextRange(start, text.utf8.count), type: .date, value: "2011", rule: "test"))
        default: text.append(character)
        }
    }
    let stream = TokenStream(text)
    return FigureExtractor.figures(in: stream, dates: dates, language: language).map { figure in
        var parts = ["[\(stream.string(figure.range))]"]
        if let value = figure.value {
            parts.append("\(value)")
        } else {
            parts.append("\(figure.low.map(\.description) ?? "")..\(figure.high.map(\.description) ?? "")")
        }
        parts.append(figure.unit)
        if let counted = figure.counted { parts.append("{\(counted)}") }
        if figure.bound != .equal && figure.bound != .range { parts.append(figure.bound.rawValue) }
        if let change = figure.change { parts.append(change.rawValue) }
        return parts.joined(separator: " ")
    }
}
