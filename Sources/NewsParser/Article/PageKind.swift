/// What a page is. Only an article's text may stand for a document: a consent wall or an error page says nothing about
/// what a story says today.
public struct PageKind: RawRepresentable, Hashable, Sendable {
    /// The kind's word.
    public let rawValue: String
    /// Takes any word: the list may grow.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A story.
    public static let article = PageKind(rawValue: "article")
    /// A home page, a section front, a list of teasers or search results.
    public static let index = PageKind(rawValue: "index")
    /// A wall that asks for consent before it shows anything.
    public static let consent = PageKind(rawValue: "consent")
    /// A check whether the reader is a program.
    public static let challenge = PageKind(rawValue: "challenge")
    /// Anything else that stands before a story and speaks to its reader: a subscription, a registration, an age, an ad blocker.
    public static let wall = PageKind(rawValue: "wall")
    /// "Not found", "gone", a server's failure.
    public static let error = PageKind(rawValue: "error")
    /// Nothing but a redirect to another page.
    public static let redirect = PageKind(rawValue: "redirect")
    /// No text at all.
    public static let empty = PageKind(rawValue: "empty")
}
