/// Labels of the sequence model: outside, and beginning and inside of each kind of name.
package enum NameLabel {
    /// Number of labels.
    package static let count = 1 + 2 * NameKind.allCases.count
    /// Lanes a vector of labels takes; lanes from ``count`` on are never chosen.
    package static let lanes = 16
    /// Label of a token outside every name.
    package static let outside = 0

    /// Label of the first token of a name.
    package static func begin(_ kind: NameKind) -> Int { 1 + 2 * Int(kind.rawValue) }
    /// Label of a later token of a name.
    package static func inside(_ kind: NameKind) -> Int { 2 + 2 * Int(kind.rawValue) }
    /// Kind of a label; nil outside.
    package static func kind(_ label: Int) -> NameKind? {
        label == 0 ? nil : NameKind(rawValue: UInt8((label - 1) / 2))
    }
    /// Whether a label continues a name.
    package static func continues(_ label: Int) -> Bool { label > 0 && label % 2 == 0 }

    /// Whether `next` may follow `label`: a name is continued only by its own kind.
    package static func allows(_ label: Int, then next: Int) -> Bool {
        !continues(next) || label == next || label == next - 1
    }
}
