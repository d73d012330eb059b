internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// A text with its names tagged: what the name recogniser learns from.
struct TaggedText {
    /// A tagged name.
    struct Name {
        /// Bytes of the text.
        var start: Int
        var end: Int
        /// What the name may be: one kind where the tagger said so, several where the source cannot tell them apart.
        var kinds: Set<NameKind>
        /// Whether it may just as well be no name (nationalities, generic words).
        var optional = false
    }

    var text: [UInt8] = []
    /// In reading order, none overlapping another.
    var names: [Name] = []
    /// Kinds that the source does not tag: an untagged word may be one.
    var untagged: Set<NameKind> = []
    /// Name of the source, for the measurements.
    var source: String

    init(source: String) { self.source = source }

    mutating func append(_ string: some StringProtocol) { text += Array(string.utf8) }

    mutating func append(_ string: some StringProtocol, kinds: Set<NameKind>, optional: Bool = false) {
        names.append(Name(start: text.count, end: text.count + string.utf8.count, kinds: kinds, optional: optional))
        append(string)
    }

    /// The words of a name.
    func string(_ name: Name) -> String { String(decoding: text[name.start..<name.end], as: UTF8.self) }

    /// The same text with each name replaced by what `change` says; nil keeps it.
    func replacing(_ change: (Name, String) -> String?) -> TaggedText {
        var copy = TaggedText(source: source)
        copy.untagged = untagged
        var at = 0
        for name in names {
            copy.text += text[at..<name.start]
            copy.append(change(name, string(name)) ?? string(name), kinds: name.kinds, optional: name.optional)
            at = name.end
        }
        copy.text += text[at...]
        return copy
    }

    /// The same text, its letters changed by `change`, piece by piece between and inside names.
    func recased(_ change: (String) -> String) -> TaggedText {
        var copy = TaggedText(source: source)
        copy.untagged = untagged
        var at = 0
        for name in names {
            copy.append(change(String(decoding: text[at..<name.start], as: UTF8.self)))
            copy.append(change(string(name)), kinds: name.kinds, optional: name.optional)
            at = name.end
        }
        copy.append(change(String(decoding: text[at...], as: UTF8.self)))
        return copy
    }

    /// The part of the text before the first occurrence of `mark`; nil where there is none.
    func prefix(before mark: String) -> TaggedText? {
        let whole = String(decoding: text, as: UTF8.self)
        guard let range = whole.range(of: mark) else { return nil }
        var copy = self
        let end = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
        copy.text = Array(text[..<end])
        copy.names = names.filter { $0.end <= end }
        return copy
    }
}
