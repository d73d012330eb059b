public import NewsModel

public struct ArticleParser: Stage {
    public init() {}
    public func process(_ capture: Capture) throws(Rejection) -> Article {
        throw Rejection(input: capture.path ?? "", stage: "parse", code: "unreadable", message: "no parser yet")
    }
}
