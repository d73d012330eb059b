/// A pure, synchronous step: the same input gives the same output, byte for byte. A stage reads no clock and knows no
/// other document.
public protocol Stage<Input, Output>: Sendable {
    associatedtype Input
    associatedtype Output
    /// Processes one item. Throws a ``Rejection`` that concerns this item alone.
    func process(_ input: Input) throws(Rejection) -> Output
}
