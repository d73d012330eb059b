import NewsLanguage
import NewsModel

@testable import NewsExtractor

extension DateExtractor {
    /// The dates of a text in one stretch.
    static func dates(in stream: TokenStream, published: String?, language: String?) -> [DateMention] {
        let text = TextStretches(stream)
        var extractor = DateExtractor(text, published: published, language: language)
        return text.flatMap { extractor.dates(in: $0) }
    }
}

extension FigureExtractor {
    /// The figures of a text in one stretch.
    static func figures(in stream: TokenStream, dates: [DateMention], language: String?) -> [Figure] {
        let text = TextStretches(stream)
        var extractor = FigureExtractor(text, language: language)
        var figures = text.flatMap { extractor.figures(in: $0, dates: dates) }
        settleDollars(in: &figures)
        return figures
    }
}
