/// A word that bounds a figure.
struct BoundCue: Sendable {
    enum Place: String, Sendable { case before, place, after }
    var sign: String
    var place: Place
}
