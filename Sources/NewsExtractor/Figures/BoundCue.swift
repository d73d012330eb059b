/// A word that bounds a figure.
struct BoundCue: Sendable {
    /// `firm` is `before` that also reaches across an article: "up to a $90 fine".
    enum Place: String, Sendable { case before, firm, place, after }
    var sign: String
    var place: Place
}
