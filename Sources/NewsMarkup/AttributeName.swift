/// The attributes that say something about a page's text; all others are dropped while parsing.
package enum AttributeName: UInt8, CaseIterable, Sendable {
    case `class`, id, href, content, property, name, itemprop, rel, datetime, role, type, style, hidden, lang
    case title, value
    case ariaHidden, httpEquiv, xmlLang, dataTestID, dataComponent
    /// `template` elements with it are shown (WHATWG HTML, declarative shadow roots).
    case shadowRootMode

    /// The attribute's name in a page.
    package var name: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        case .dataTestID: "data-testid"
        case .dataComponent: "data-component"
        case .shadowRootMode: "shadowrootmode"
        case .class: "class"
        default: "\(self)"
        }
    }

    private static let byHash = NameTable<AttributeName>(allCases.map { ($0.name, $0) })

    /// The attribute of that name in lower case, or nil.
    static func named(_ name: UnsafePointer<UInt8>) -> AttributeName? { byHash[name] }

    /// The attribute of a name in lower case, by its ``NameHash``.
    static func named(hash: UInt32) -> AttributeName? { byHash[hash: hash] }

    /// Whether it says something about a page's text on an element of that kind; elsewhere it is dropped while parsing.
    func isRead(on tag: Tag) -> Bool {
        switch self {
        case .href: tag == .link || tag == .base
        case .type: tag == .script
        case .name, .property, .httpEquiv, .value: tag == .meta
        case .lang, .xmlLang: tag == .html
        case .shadowRootMode: tag == .template
        case .class, .id, .content, .itemprop, .rel, .datetime, .role, .style, .hidden, .title, .ariaHidden,
            .dataTestID,
            .dataComponent:
            true
        }
    }
}
