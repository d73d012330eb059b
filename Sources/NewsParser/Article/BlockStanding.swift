/// How a block stands to its page: what comparing it with the others, with the headline and with the declarations tells.
struct BlockStanding: Sendable {
    /// Its share of the page's word hashes.
    var span: Range<Int>
    /// Words of all blocks before it.
    var wordsBefore = 0
    /// Times its text stands on the page.
    var repeats = 0
    /// Share of function words of the page's language; -1 where the language writes none apart.
    var prose = -1.0
    /// Share of its words in the headline, of its shingles in the summary and in JSON-LD's body; -1 where the page
    /// declares none.
    var inTitle = 0.0
    var inSummary = -1.0
    var inLinkedBody = -1.0
    /// Words of the headline (lower half) and of the summary in it, a bit a word; see ``TopicWords``.
    var topic: UInt64 = 0
    /// The groups of blocks in like surroundings and of like style.
    var signature = 0
    var style = 0
    /// Length of the cycle in which its style comes back with the same style before it, as in lists of teasers and of
    /// comments; 1 for one paragraph after the other, 0 where there is no cycle.
    var cycle = 0
    /// Rounds of that cycle so far and from here on, in one.
    var rounds = 0
    /// Cues of the last heading before it, and how many blocks ago that stood.
    var headingCues: Cues = []
    var headingDistance = 99
    /// The last heading before it: 0 none, 1 a plain one, 2 one that leads elsewhere, as a teaser's does.
    var headingKind = 0
    /// How many headings that lead elsewhere stand before it.
    var linkedHeadings = 0
    /// Signs of a story's beginning and end before it.
    var signs = StorySigns()
    /// What its neighbours see of it.
    var glimpse = BlockGlimpse()

    init(span: Range<Int>) { self.span = span }
}

/// A group of like blocks.
struct BlockGroup: Sendable {
    var words = 0
    var linkWords = 0
    var blocks = 0
    /// The last of them so far.
    var last = -1
}

/// A different word of a page.
struct PageWord: Sendable {
    /// The languages whose function word it is, a bit a language.
    var languages: UInt32
    /// Its bits in ``BlockStanding/topic``.
    var topic: UInt64 = 0
}
