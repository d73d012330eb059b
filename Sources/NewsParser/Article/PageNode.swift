/// What is known of one element of a page: its names, the blocks below it, and the series it belongs to.
///
/// One record an element instead of a list a trait: a page of a few lines costs one allocation, and what is asked of an
/// element lies together.
struct PageNode: Sendable {
    /// The words of its headline (lower half) and summary that stand below it, a bit a word; see ``TopicWords``.
    var topic: UInt64 = 0
    /// The meanings of its own class words.
    var classWords: ClassWords = []
    /// A hash of its tag and class without figures.
    var name: UInt32 = 0
    /// Words, words in links and blocks below it.
    var words: Int32 = 0
    var linkWords: Int32 = 0
    var blocks: Int32 = 0
    /// Pictures and links before it.
    var imagesBefore: Int32 = 0
    var linksBefore: Int32 = 0
    /// The size of the largest series that it or one of its ancestors belongs to, and the mean words of an item of it.
    var series: Int32 = 0
    var itemWords: Int32 = 0
    /// Its nearest `article` ancestor or itself; -1 for none.
    var article: Int32 = -1

    /// Words below it that are no links.
    var plainWords: Int { Int(words &- linkWords) }
}
