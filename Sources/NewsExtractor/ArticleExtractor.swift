internal import NewsLanguage
public import NewsModel

/// Finds companies, other names, figures and dates in an article: one token stream, read by each extractor once.
///
/// Extraction is English for now: an article in another language comes back without annotations, since English rules on a
/// French page make confident nonsense.
public struct ArticleExtractor: Stage {
    /// What to look for.
    public struct Parts: OptionSet, Sendable {
        /// One bit a part.
        public let rawValue: Int
        /// Takes a set of bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// Numbers that measure or count.
        public static let figures = Parts(rawValue: 1)
        /// Dates, times, durations and recurrences.
        public static let dates = Parts(rawValue: 2)
        /// Companies and other names.
        public static let companies = Parts(rawValue: 4)
        /// Everything that there is to find.
        public static let all: Parts = [.figures, .dates, .companies]
    }

    private let parts: Parts
    private let names: NameExtractor?
    private let figures: FigureExtractor?

    /// An extractor for some or all parts. `directory` links companies to the user's own lists,
    /// `watchList` holds those that the user follows.
    public init(parts: Parts = .all, directory: CompanyDirectory? = nil, watchList: WatchList? = nil) {
        self.parts = parts
        names = parts.contains(.companies) ? NameExtractor(directory: directory, watchList: watchList) : nil
        figures = parts.contains(.figures) ? FigureExtractor() : nil
    }

    /// Annotates one article. Never rejects one. Figures and dates cost by the length of the text; names, where a text has tens of
    /// thousands of different ones, more than that.
    public func process(_ article: Article) throws(Rejection) -> AnnotatedArticle {
        var annotated = AnnotatedArticle(article: article)
        if let language = article.language, !language.lowercased().hasPrefix("en") { return annotated }
        let stream = TokenStream(article.text)
        // Dates come first: a number inside a date is no figure.
        let dates =
            parts.contains(.dates) || figures != nil
            ? DateExtractor().dates(in: stream, published: article.published, language: article.language) : []
        if parts.contains(.dates) { annotated.dates = dates }
        if let figures {
            annotated.figures = figures.figures(in: stream, dates: dates, language: article.language)
            annotated.dates = Self.dates(annotated.dates, outside: annotated.figures)
        }
        if let names {
            let title = article.blocks.first { $0.kind == .title }?.range
            (annotated.companies, annotated.entities) = names.names(
                in: stream, title: title, language: article.language)
        }
        return annotated
    }

    /// Without the dates that a figure has read as part of itself: an age ("a 44 year-old pilot") and the denominator of a rate
    /// ("$3,500 a month").
    private static func dates(_ dates: [DateMention], outside figures: [Figure]) -> [DateMention] {
        var k = 0
        return dates.filter { date in
            while k < figures.count && figures[k].range.end <= date.range.start { k += 1 }
            return k == figures.count || !figures[k].range.overlaps(date.range)
        }
    }
}
