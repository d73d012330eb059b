internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// The tagged texts the recogniser learns from, each with its weight; see the model card for sources and licences.
struct TrainingTexts {
    var folder: String
    var desk: String
    /// Items in the same notation that are part of the repository.
    var items: String
    var copies: Int
    var without: Set<String>
    /// Full names of listed companies.
    var companies: [String]

    func texts(lexicon: NameLexicon) throws -> [(TaggedText, Float)] {
        var all: [(TaggedText, Float)] = []
        func isCompany(_ words: String) -> Bool {
            let tokens = TokenStream(words).tokens
            guard !tokens.isEmpty else { return false }
            let suffix = LegalForms.suffixLength(tokens[...])
            if suffix > 0, let last = tokens.last(where: { LegalForms.strength($0) != nil }),
                LegalForms.strength(last) == .sure
            {
                return true
            }
            var h: UInt64 = 0
            for (i, token) in tokens.dropLast(suffix).enumerated() {
                h = i == 0 ? token.hash : WordHash.join(h, token.hash)
            }
            let marks = lexicon[h].marks
            return marks.contains(.wellKnown) || (tokens.count - suffix > 1 && marks.contains(.company))
        }
        func columns(_ file: String, _ reading: TaggedColumns.Reading, weight: Float) throws {
            guard !without.contains(reading.source) else { return }
            for text in try TaggedColumns.read("\(folder)/train/\(file)", reading, isCompany: isCompany) {
                all.append((text, weight))
            }
        }
        try columns("wikigold.conll", .init(source: "wikigold", untagged: []), weight: 1)
        try columns("gum_ccby.conll", .init(source: "gum"), weight: 1)
        try columns("wnut17_train.conll", .init(source: "wnut17"), weight: 0.7)
        try columns("btc.conll", .init(source: "btc"), weight: 0.7)
        try columns("silver_perm.conll", .init(source: "silver", extendsLegalForms: true), weight: 0.5)
        if !without.contains("desk") { all += try deskTexts(lexicon) }
        return all
    }

    private func deskTexts(_ lexicon: NameLexicon) throws -> [(TaggedText, Float)] {
        let items = try DeskNews.read(desk) + (without.contains("items") ? [] : DeskNews.read(items))
        let rows = try String(contentsOfFile: "\(folder)/gaz/person_names_us_census1990.tsv", encoding: .utf8).split(
            separator: "\n"
        ).map { $0.split(separator: "\t") }
        let places = try String(contentsOfFile: "\(folder)/gaz/places.tsv", encoding: .utf8).split(separator: "\n").map
        { $0.split(separator: "\t") }
        // Names in running text are not all in capitals.
        let running = companies.map { name in
            name == name.uppercased()
                ? name.split(separator: " ").map {
                    $0.count > 3 ? $0.prefix(1) + $0.dropFirst().lowercased() : String($0)
                }.joined(separator: " ") : name
        }
        let swapper = NameSwapper(
            companies: running.filter { $0.count < 45 },
            firstNames: rows.filter { $0.count > 1 && $0[1] == "first" }.prefix(1500).map { String($0[0]) },
            familyNames: rows.filter { $0.count > 1 && $0[1] == "last" }.prefix(20000).map { String($0[0]) },
            towns: places.filter {
                $0.count > 3 && $0[1] == "city" && (Int($0[3]) ?? 0) > 60_000 && !$0[0].contains(" ")
            }.map { String($0[0]) })
        var all: [(TaggedText, Float)] = []
        for (number, item) in items.enumerated() {
            all.append((item, 1))
            for copy in 0..<copies {
                let swapped = swapper.swapped(item, seed: UInt64(number * 100 + copy + 1))
                all.append((swapped, 1))
                // Headlines in other casings.
                if copy < 2, let headline = swapped.prefix(before: " — ") {
                    all.append((headline.recased(NameSwapper.headline), 0.7))
                    all.append((headline.recased { $0.uppercased() }, 0.5))
                }
            }
        }
        return all
    }
}
