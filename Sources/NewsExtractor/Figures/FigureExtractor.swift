package import NewsLanguage
package import NewsModel

/// Reads every number that measures or counts something: once over the tokens, sentence by sentence and stretch by stretch.
package struct FigureExtractor: Sendable {
    private let decimalComma: Bool
    private var memory: FigureMemory

    /// A reader of `text`; `language` (BCP 47) decides how separators are read.
    package init(_ text: TextStretches, language: String?) {
        decimalComma = DigitNumber.usesDecimalComma(language)
        memory = FigureMemory(text: text)
    }

    /// The figures of the next stretch in reading order, by bytes of its stream. Numbers inside one of its `dates` (in reading
    /// order) are no figures.
    package mutating func figures(in stretch: TextStretch, dates: [DateMention]) -> [Figure] {
        var reader = FigureReader(
            stream: stretch.stream, lexicon: .shared, dates: dates, decimalComma: decimalComma, memory: memory)
        for sentence in stretch.stream.sentences[stretch.sentences] { reader.read(sentence.tokens) }
        memory = reader.memory
        return reader.figures
    }

    /// A bare "$" that repeats an amount written with its nation is that nation's dollar.
    package static func settleDollars(in figures: inout [Figure]) {
        guard figures.contains(where: { $0.unitBasis == "inferred" && $0.unit == "USD" }) else { return }
        var nations: [ExactDecimal: (unit: String, name: String)] = [:]
        for figure in figures where figure.unitBasis == "explicit" && figure.unit != "USD" {
            guard let name = figure.unitName, name.hasSuffix(" dollar"), let value = figure.value, nations[value] == nil
            else { continue }
            nations[value] = (figure.unit, name)
        }
        guard !nations.isEmpty else { return }
        for i in figures.indices where figures[i].unitBasis == "inferred" && figures[i].unit == "USD" {
            guard let value = figures[i].value, let nation = nations[value] else { continue }
            figures[i].unit = nation.unit
            figures[i].unitName = nation.name
        }
    }
}
