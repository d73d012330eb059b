/// What an article before a unit may be: the number one, and how much the words around it have to prove.
struct ArticleUse: OptionSet, Sendable {
    let rawValue: UInt8

    /// An article may count one: "more than a mile".
    static let one = ArticleUse(rawValue: 1 << 0)
    /// A distance or the side of a thing: "a metre wide".
    static let length = ArticleUse(rawValue: 1 << 1)
    /// A distance that is travelled: "a mile up the coast".
    static let road = ArticleUse(rawValue: 1 << 2)
    /// Said of what nobody measured: "a ton of work".
    static let loose = ArticleUse(rawValue: 1 << 3)
    /// Also the name of a thing: "a yard".
    static let thing = ArticleUse(rawValue: 1 << 4)
    /// Also what one drinks or fetches by: "over a pint".
    static let vessel = ArticleUse(rawValue: 1 << 5)

    /// The options by the names the tables give them.
    private static let named: [String: ArticleUse] = [
        "one": .one, "length": .length, "road": .road, "loose": .loose, "thing": .thing, "vessel": .vessel,
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads the options of a row; names that are none of these say something else about the unit.
    init(options: [String]) {
        self = options.reduce(into: []) { $0.formUnion(Self.named[$1] ?? []) }
    }
}
