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
    private let stretch: Int

    /// An extractor for some or all parts. `directory` links companies to the user's own lists,
    /// `watchList` holds those that the user follows.
    public init(parts: Parts = .all, directory: CompanyDirectory? = nil, watchList: WatchList? = nil) {
        self.parts = parts
        names = parts.contains(.companies) ? NameExtractor(directory: directory, watchList: watchList) : nil
        stretch = TextStretches.usualSize
    }

    /// An extractor that reads figures and dates in stretches of about so many bytes.
    package init(parts: Parts, stretch: Int) {
        self.parts = parts
        self.stretch = stretch
        names = nil
    }

    /// Annotates one article. Never rejects one. Costs by the length of the text, however many names, figures and dates it has.
    public func process(_ article: Article) throws(Rejection) -> AnnotatedArticle {
        var annotated = AnnotatedArticle(article: article)
        if let language = article.language, !language.lowercased().hasPrefix("en") { return annotated }
        let text = TextStretches(article.text, size: stretch)
        if parts.contains(.dates) || parts.contains(.figures) { readTimesAndNumbers(of: text, into: &annotated) }
        if let names {
            let title = article.blocks.first { $0.kind == .title }?.range
            (annotated.companies, annotated.entities) = names.names(
                in: text.whole?.stream ?? TokenStream(article.text), title: title, language: article.language)
        }
        return annotated
    }

    /// Reads dates and figures, stretch by stretch.
    private func readTimesAndNumbers(of text: TextStretches, into annotated: inout AnnotatedArticle) {
        let article = annotated.article
        var dateExtractor = DateExtractor(text, published: article.published, language: article.language)
        var figureExtractor = parts.contains(.figures) ? FigureExtractor(text, language: article.language) : nil
        for stretch in text {
            // Dates come first: a number inside a date is no figure.
            var dates = dateExtractor.dates(in: stretch)
            if let figures = figureExtractor?.figures(in: stretch, dates: dates) {
                dates = Self.dates(dates, outside: figures)
                Self.add(figures, of: stretch, in: text, to: &annotated.figures) { $0.range.move(by: stretch.offset) }
            }
            if parts.contains(.dates) {
                Self.add(dates, of: stretch, in: text, to: &annotated.dates) { $0.range.move(by: stretch.offset) }
            }
        }
        FigureExtractor.settleDollars(in: &annotated.figures)
    }

    /// Adds what a stretch holds. The first one tells about how much room all of them need; what is left over costs nothing,
    /// while to grow by copying would take twice the room.
    private static func add<Mention>(
        _ mentions: [Mention], of stretch: TextStretch, in text: TextStretches, to all: inout [Mention],
        _ move: (inout Mention) -> Void
    ) {
        if text.whole != nil {
            all = mentions
            return
        }
        if all.isEmpty { all.reserveCapacity(mentions.count * text.estimatedCount * 5 / 4) }
        let first = all.count
        all += mentions
        for index in first..<all.count { move(&all[index]) }
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
