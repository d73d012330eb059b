/// The attributes that say something about a page's text; all others are dropped while parsing.
package enum AttributeName: UInt8, CaseIterable, Sendable {
    case `class`, id, href, src, content, property, name, itemprop, itemtype, rel, datetime, role, type, style, hidden,
        lang
    case title, alt, charset, value
    case ariaHidden, ariaLabel, httpEquiv, xmlLang, dataTestID, dataComponent, dataType, dataSrc

    /// The attribute's name in a page.
    package var name: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        case .dataTestID: "data-testid"
        case .dataComponent: "data-component"
        case .dataType: "data-type"
        case .dataSrc: "data-src"
        case .class: "class"
        default: "\(self)"
        }
    }

    private static let byHash = NameTable<AttributeName>(allCases.map { ($0.name, $0) })

    /// The attribute of that name in lower case, or nil.
    static func named(_ name: UnsafePointer<UInt8>) -> AttributeName? { byHash[name] }
}
