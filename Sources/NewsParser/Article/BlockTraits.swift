internal import NewsMarkup

/// The small numbers by which the decision trees tell blocks apart: one byte a trait, larger meaning more.
///
/// Names are those of the tables `markup/story_trees_first` and `markup/story_trees_last`.
package struct BlockTraits: Sendable {
    /// The value of each trait, in the order of ``names``.
    package private(set) var values: [UInt8]

    /// All traits 0; ``fill(_:_:_:)`` them for a block.
    package init() { values = [UInt8](repeating: 0, count: Self.names.count) }

    /// Names of all traits, in the order of the values.
    package static let names: [String] = {
        var names = [
            "tag", "words", "links", "stops", "commas", "digits", "capitals", "ending", "emphasis", "cells", "prose",
            "repeats", "inTitle",
            "inSummary", "inLinkedBody", "series", "itemWords", "sameArticle", "articles", "titleSteps", "afterTitle",
            "fromTitle",
            "headingDistance", "position", "depth", "siblings", "parentWords", "parentLinks", "grandparentWords",
            "grandparentLinks",
            "signatureShare", "signatureLinks", "signatureCount", "first", "last", "mainSteps", "pageWords",
            "score", "parentScore", "grandparentScore", "parentMass", "grandparentMass", "before",
            "after",
            "massBefore",
            "massAfter", "inMain", "signatureScore", "window", "blocksBefore", "blocksAfter",
        ]
        names += [
            "branchSteps", "branchWords", "branchLinks", "branchBlocks", "branchTag", "branchSeries", "branchScore",
            "branchMass", "styleShare", "styleLinks", "styleCount", "styleScore", "styleMass", "cohesion", "like",
            "likeWords", "likeScore", "imageBefore", "branchImages", "parentImages", "linkCount", "pageLinks",
            "isArticle", "depthChange", "depthChangeAfter", "wordsToBefore", "wordsToAfter", "mean2Before",
            "mean2After", "meanBefore", "meanAfter", "hasHeadline", "headlinesBefore", "bylinesBefore", "endsBefore",
            "endsAfter", "titleWords", "summaryWords", "titleAround", "summaryAround",
            "headingKind", "linkedHeadings", "bylinesAround", "endsAround", "cycle", "rounds",
        ]
        for k in neighbours { names += ["score@\(k)", "words@\(k)", "links@\(k)", "tag@\(k)"] }
        for k in neighbours where abs(k) == 1 { names += ["series@\(k)", "sameParent@\(k)"] }
        for group in ["own", "near", "middle", "far", "branch"] { names += ClassWords.names.map { "\(group).\($0)" } }
        names += Place.names.map { "place.\($0)" }
        names += Cues.names.map { "cue.\($0)" }
        names += Marks.names.map { "mark.\($0)" }
        names += Cues.names.map { "heading.\($0)" }
        return names
    }()

    static let neighbours = [-4, -3, -2, -1, 1, 2, 3, 4]

    /// Fills in the traits of a block, as the page shows them and as the scores so far tell of its surroundings.
    package mutating func fill(_ page: PageBlocks, _ i: Int, _ pass: ScoredPage) {
        values.withUnsafeMutableBufferPointer { values in
            var writer = TraitWriter(values)
            writer.fill(page, i, pass)
        }
    }
}
