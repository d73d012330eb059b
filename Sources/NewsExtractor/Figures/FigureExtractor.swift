package import NewsLanguage
package import NewsModel

/// Reads every number that measures or counts something: once over the tokens, sentence by sentence.
package struct FigureExtractor: Sendable {
    /// The tables are compiled by the first text, once for the process.
    package init() {}

    /// The figures of a text in reading order. Numbers inside one of `dates` (in reading order) are no figures;
    /// `language` (BCP 47) decides how separators are read.
    package func figures(in stream: TokenStream, dates: [DateMention], language: String?) -> [Figure] {
        var reader = FigureReader(
            stream: stream, lexicon: .shared, dates: dates, decimalComma: DigitNumber.usesDecimalComma(language))
        for sentence in stream.sentences { reader.read(sentence.tokens) }
        reader.settleDollars()
        return reader.figures
    }
}
