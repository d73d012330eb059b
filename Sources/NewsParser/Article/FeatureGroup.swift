/// A family of features of a block, each a choice among a few values; the model has a weight for every value.
///
/// The names and labels are those of the table `markup/story_weights`, so that a decision can be read as a sum of rows.
package enum FeatureGroup: Int, CaseIterable, Sendable {
    // What the block is.
    case bias, tag, words, links, wordsAndLinks, tagAndWords, tagAndLinks, ending, stops, commas, digits, capitals,
        emphasis, cells
    // What the elements around it are called, for short and for long blocks.
    case ownShort, ownLong, nearShort, nearLong, middleShort, middleLong, farShort, farLong, placeShort, placeLong,
        cueShort, cueLong
    // What stands around it.
    case previous, next, beforePrevious, afterNext, headingCue, headingDistance
    case position, afterTitle, titleDistance
    // How it compares with the rest of the page.
    case duplicate, inTitle, inSummary, inLinkedBody, siblings, parentWords, parentLinks, grandparentWords,
        grandparentLinks
    case signatureShare, signatureLinks, signatureCount, depthFromMain
    case series, sameArticle, titleSteps, prose, marksShort, marksLong, edge
    // What the first pass found around it (second pass only).
    case own, ownAndWords, previousScore, nextScore, window, parentScore, grandparentScore, parentMass, grandparentMass
    case nearestBefore, nearestAfter, nearest, massBefore, massAfter, inMain, ownAndTag, ownAndNearest, signatureScore,
        sandwich

    /// Number of values.
    package var size: Int {
        switch self {
        case .bias: 1
        case .tag: FeatureGroup.tagClasses.count
        case .words: 9
        case .links: 6
        case .wordsAndLinks: 9 * 4
        case .tagAndWords: FeatureGroup.tagClasses.count * 5
        case .tagAndLinks: FeatureGroup.tagClasses.count * 4
        case .ending: 8
        case .stops, .commas: 3 * 4
        case .digits, .capitals: 4 * 2
        case .emphasis: 3
        case .cells: 3
        case .ownShort, .ownLong, .nearShort, .nearLong, .middleShort, .middleLong, .farShort, .farLong:
            ClassWords.names.count
        case .placeShort, .placeLong: Place.names.count
        case .cueShort, .cueLong: Cues.names.count
        case .previous, .next: FeatureGroup.tagClasses.count * 9
        case .beforePrevious, .afterNext: FeatureGroup.tagClasses.count * 6
        case .headingCue: Cues.names.count
        case .headingDistance: 6
        case .position: 12
        case .afterTitle: 4
        case .titleDistance: 8
        case .duplicate: 3 * 2
        case .inTitle: 4
        case .inSummary: 5
        case .inLinkedBody: 6 * 3
        case .siblings: 7
        case .parentWords, .grandparentWords: 9
        case .parentLinks, .grandparentLinks: 6 * 2
        case .signatureShare: 8
        case .signatureLinks: 6
        case .signatureCount: 6
        case .depthFromMain: 8
        case .series: 6 * 5
        case .sameArticle: 6 * 3
        case .titleSteps: 9 * 2
        case .prose: 7 * 4
        case .marksShort, .marksLong: Marks.names.count
        case .edge: 4 * 3
        case .own: 16
        case .ownAndWords: 10 * 9
        case .previousScore, .nextScore, .window, .parentScore, .grandparentScore: 11
        case .parentMass, .grandparentMass: 8
        case .nearestBefore, .nearestAfter: 8
        case .nearest: 36
        case .massBefore, .massAfter: 8
        case .inMain: 6
        case .ownAndTag: FeatureGroup.tagClasses.count * 6
        case .ownAndNearest: 6 * 36
        case .signatureScore: 11
        case .sandwich: 25 * 3
        }
    }

    /// First index of every group among all features.
    static let offsets: [Int] = {
        var total = 0
        return allCases.map { group in
            defer { total += group.size }
            return total
        }
    }()

    /// Number of all features.
    package static let count: Int = allCases.reduce(0) { $0 + $1.size }

    /// Classes of tags that behave alike.
    static let tagClasses = [
        "p", "h1", "h2", "h3", "li", "row", "td", "a", "div", "quote", "pre", "dd", "figcaption", "button", "time",
        "other",
    ]

    /// The label of a value in the table of weights.
    package func label(_ value: Int) -> String {
        switch self {
        case .ownShort, .ownLong, .nearShort, .nearLong, .middleShort, .middleLong, .farShort, .farLong:
            ClassWords.names[value]
        case .placeShort, .placeLong: Place.names[value]
        case .cueShort, .cueLong, .headingCue: Cues.names[value]
        case .marksShort, .marksLong: Marks.names[value]
        case .tag: FeatureGroup.tagClasses[value]
        case .tagAndWords, .tagAndLinks, .previous, .next, .beforePrevious, .afterNext, .ownAndTag:
            FeatureGroup.tagClasses[value / (size / FeatureGroup.tagClasses.count)] + "."
                + String(value % (size / FeatureGroup.tagClasses.count))
        default: String(value)
        }
    }
}

/// Collects the indices of a block's features.
package struct FeatureVector {
    package private(set) var indices: [Int32] = []

    package init() { indices.reserveCapacity(128) }

    package mutating func removeAll() { indices.removeAll(keepingCapacity: true) }

    @inline(__always)
    mutating func add(_ group: FeatureGroup, _ value: Int) {
        indices.append(Int32(FeatureGroup.offsets[group.rawValue] + max(0, min(value, group.size - 1))))
    }

    /// Every bit of a set is a feature of its own.
    @inline(__always)
    mutating func add(_ group: FeatureGroup, bits: UInt32) {
        var rest = bits
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            add(group, bit)
            rest &= rest - 1
        }
    }
}
