/// An HTML element's name, as far as the parser tells elements apart.
package enum Tag: UInt8, CaseIterable, Sendable {
    /// A run of characters, not an element.
    case text
    /// An element of no importance here, or of a name HTML does not know.
    case other
    case html, head, body, title, meta, link, base, script, style, noscript, template
    case article, main, section, header, footer, nav, aside, div, center
    case h1, h2, h3, h4, h5, h6, hgroup
    case p, br, hr, pre, blockquote, q, ul, ol, li, dl, dt, dd, address, details, summary, dialog, menu
    case table, thead, tbody, tfoot, tr, td, th, caption
    case figure, figcaption, picture, img, video, audio, source, svg, iframe, embed, object, canvas, map, math
    case form, input, button, select, option, textarea, label, fieldset, legend
    case a, abbr, b, cite, code, del, em, font, i, ins, kbd, mark, s, small, span, strike, strong, sub, sup, time, tt, u
    case ampImg, ampAd, ampEmbed, rt, rp

    /// Compares numbers: the comparison that the compiler makes for raw values is generic, and slow from other modules.
    package static func == (a: Tag, b: Tag) -> Bool { a.rawValue == b.rawValue }

    /// The element's name in a page.
    package var name: String { Self.names[Int(rawValue)] }

    /// All names, by raw value: to ask a case for its name costs a look at the program's metadata.
    private static let names: [String] = allCases.map { tag in
        switch tag {
        case .text: "text()"
        case .ampImg: "amp-img"
        case .ampAd: "amp-ad"
        case .ampEmbed: "amp-embed"
        default: "\(tag)"
        }
    }

    private static let byHash = NameTable<Tag>(allCases.filter { $0 != .text && $0 != .other }.map { ($0.name, $0) })

    /// The tag of an element name in lower case.
    static func named(_ name: UnsafePointer<UInt8>) -> Tag { byHash[name] ?? .other }

    /// The tag of an element name in lower case, by its ``NameHash``.
    static func named(hash: UInt32) -> Tag { byHash[hash: hash] ?? .other }
}
