/// How parts of a text stand out: by colour on a terminal, by brackets everywhere else.
package struct Paint: Sendable {
    /// What is marked.
    enum Part {
        case company, figure, date, title, faint
    }

    let colours: Bool

    /// With colours the marks are ANSI sequences.
    package init(colours: Bool) { self.colours = colours }

    /// The text, marked.
    func mark(_ text: String, _ part: Part) -> String {
        if colours {
            let code =
                switch part {
                case .company: "1;36"
                case .figure: "1;33"
                case .date: "1;32"
                case .title: "1"
                case .faint: "2"
                }
            return "\u{1B}[\(code)m\(text)\u{1B}[0m"
        }
        return switch part {
        case .company: "[\(text)]"
        case .figure: "{\(text)}"
        case .date: "<\(text)>"
        case .title, .faint: text
        }
    }

    /// What the marks mean.
    var legend: String {
        "\(mark("company", .company)) \(mark("figure", .figure)) \(mark("date", .date))   * inherited from an earlier sentence"
    }
}
