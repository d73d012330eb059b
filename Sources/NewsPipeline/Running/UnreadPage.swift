internal import NewsModel

/// The document line of a page that shows no article: it tells that somebody looked, and retracts nothing unless the page is
/// gone for good.
enum UnreadPage {
    /// The line of an error response; nil for any other capture.
    static func document(status capture: Capture) -> Document? {
        guard let code = capture.status, code >= 400 else { return nil }
        let status =
            switch code {
            case 410: "gone"
            case 401, 403, 407, 429, 451: "blocked"
            default: "unavailable"
            }
        return document(capture, status)
    }

    /// The line of a page that the parser refused; nil where it has no address, since then nothing says which document it was.
    static func document(rejected capture: Capture, _ rejection: Rejection) -> Document? {
        let status =
            switch rejection.code {
            case "consent_page", "challenge_page", "wall_page": "blocked"
            case "error_page", "redirect_page": "unavailable"
            default: "rejected"
            }
        return document(capture, status)
    }

    /// The line of an article that exceeds a limit behind the parser.
    static func document(rejected article: Article) -> Document {
        var document = Document(
            docID: article.docID, docVersion: article.docVersion, status: "rejected", reason: "first", factCount: 0,
            program: Version.program)
        document.observedAt = article.observedAt
        document.url = article.url
        return document
    }

    private static func document(_ capture: Capture, _ status: String) -> Document? {
        guard let address = capture.url, let url = WebURL(address), url.isWeb else { return nil }
        let docID = Digest.identifier("doc", url.normalized.description)
        var document = Document(
            docID: docID, docVersion: Digest.identifier(docID, Digest.hex(Digest.sha256(capture.body))), status: status,
            reason: "first", factCount: 0, program: Version.program)
        document.observedAt = capture.observedAt
        document.url = address
        return document
    }
}
