/// What a proper name names.
package enum NameKind: UInt8, Sendable, CaseIterable {
    /// A commercial enterprise: listed, private, state-owned, a bank, an airline, a media business, a fund manager.
    case company
    /// Any other organisation: government, ministry, party, union, club, university, regulator.
    case organisation
    case person
    case place
    /// Products, works, events, indices, nationalities.
    case other

    /// The word of the streams and of tagged text.
    package var label: String {
        switch self {
        case .company: "COMPANY"
        case .organisation: "ORG"
        case .person: "PER"
        case .place: "LOC"
        case .other: "MISC"
        }
    }
}
