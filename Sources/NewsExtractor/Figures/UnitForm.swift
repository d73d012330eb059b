/// One written form of a unit or currency.
struct UnitForm: Sendable {
    enum Place: UInt8, Sendable { case before, guarded, after, glued, tail }

    /// The form as written; nil for words, whose case does not matter.
    var exact: [UInt8]?
    /// Index into the lexicon's units.
    var unit: Int
    /// Power of ten: -2 for a minor currency unit.
    var power = 0
    var inferred = false
    var place = Place.after
    /// What an article before the form may be.
    var article: ArticleUse = []
}
