/// How much of a page is read before it is refused.
package struct MarkupLimits: Sendable {
    /// Bytes of the body as received.
    package var bodyBytes = 10 * 1024 * 1024
    /// Depth of the tree; deeper elements are read as if they stood at this depth.
    package var depth = 256
    /// Elements open at once: a page with more is a bomb.
    package var openElements = 5_000
    /// Elements and texts of one page: the work budget, since every later step is linear in it.
    package var nodes = 400_000

    /// The limits that hold unless a caller sets others.
    package init() {}
}

/// Why a page could not become a tree.
package enum MarkupFailure: Error, Equatable, Sendable {
    /// The body exceeds `bodyBytes`.
    case tooLarge(Int)
    /// More elements than `openElements` are open at once.
    case tooDeep(Int)
    /// The page has more nodes than the work budget allows.
    case tooManyNodes(Int)
    /// A broken page has tags with so many attributes that libxml2 would compare more than so many pairs of them.
    case tooManyAttributes(Int)
    /// libxml2 could not be set up, for want of memory.
    case noParser
}
