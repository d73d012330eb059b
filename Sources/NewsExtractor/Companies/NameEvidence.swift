internal import NewsLanguage
internal import NewsModel

/// Rules that overrule the model where a text says outright what a name is: a listing or a legal form behind it, a model
/// number, a credit.
struct NameEvidence {
    let stream: TokenStream
    let lexicon: NameLexicon
    let watchList: WatchList?
    let surroundings: NameSurroundings

    /// The spans of one sentence with the rules applied, in reading order.
    func apply(to spans: [NameSpan], sentence: Range<Int>) -> [NameSpan] {
        var spans = spans
        var split: [NameSpan] = []
        for i in spans.indices { trim(&spans[i], sentence, splitting: &split) }
        spans.removeAll { $0.tokens.isEmpty }
        if !split.isEmpty {
            spans += split
            spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        }
        JoinedNames.join(&spans, stream.tokens)
        JoinedNames.settleParties(&spans, stream.tokens, sentence.upperBound)
        for i in spans.indices {
            spans[i].tokens = withLegalForm(
                spans[i].tokens, sentence.upperBound,
                isName: spans[i].kind == .company || spans[i].kind == .organisation)
        }
        let listings = addListed(&spans, sentence)
        addKnown(&spans, sentence, outside: listings)
        dropOverlaps(&spans)
        for i in spans.indices { judge(&spans[i], sentence) }
        return spans
    }

    // MARK: Listings

    /// Makes companies of what listings stand behind; returns the listings' places.
    private func addListed(_ spans: inout [NameSpan], _ sentence: Range<Int>) -> [Range<Int>] {
        let tokens = stream.tokens
        var places: [Range<Int>] = []
        var i = sentence.lowerBound
        while i < sentence.upperBound {
            guard tokens[i].isSign("("), let listing = Exchanges.listing(in: stream, at: i, end: sentence.upperBound)
            else {
                i += 1
                continue
            }
            // What the bracket holds is a symbol, no name.
            spans.removeAll { $0.tokens.overlaps(listing.tokens) && $0.tokens.lowerBound >= listing.tokens.lowerBound }
            if let index = spans.lastIndex(where: { $0.tokens.upperBound == i && $0.kind != .place }) {
                spans[index].kind = .company
                spans[index].confidence = max(spans[index].confidence, 0.97)
                spans[index].rule = "ticker"
                spans[index].listing = listing
            } else {
                let start = nameStart(before: i, from: sentence.lowerBound)
                if start < i {
                    spans.append(
                        NameSpan(tokens: start..<i, kind: .company, confidence: 0.9, rule: "ticker", listing: listing))
                    spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
                }
            }
            places.append(listing.tokens)
            i = listing.tokens.upperBound
        }
        return places
    }

    /// First token of the run of name words that ends before `index`.
    private func nameStart(before index: Int, from lower: Int) -> Int {
        let tokens = stream.tokens
        var start = index
        var i = index - 1
        while i >= lower {
            let token = tokens[i]
            if NameIslands.isCased(token) || token.kind == .alphanumeric {
                start = i
            } else if !(i > lower && NameIslands.isCased(tokens[i - 1])
                && (token.isSign("&") || token.isSign("-") || token.isSign(".") || token.isSign(",")))
            {
                break
            }
            i -= 1
        }
        return start
    }

    // MARK: Legal forms

    /// The name with the legal forms, commas and periods that follow it.
    private func withLegalForm(_ range: Range<Int>, _ limit: Int, isName: Bool) -> Range<Int> {
        guard isName else { return range }
        let tokens = stream.tokens
        var end = range.upperBound
        var i = end
        while i < limit {
            if LegalForms.strength(tokens[i]) == .sure, !tokens[i].isSign("-") {
                i += 1
                if i < limit, tokens[i].isSign("."), !tokens[i].spaceBefore { i += 1 }
                end = i
            } else if tokens[i].isSign(","), i + 1 < limit, LegalForms.strength(tokens[i + 1]) == .sure {
                i += 1
            } else {
                break
            }
        }
        return range.lowerBound..<end
    }

    /// Where two spans share tokens the one that begins first keeps them.
    private func dropOverlaps(_ spans: inout [NameSpan]) {
        var end = 0
        spans.removeAll { span in
            if span.tokens.lowerBound < end { return true }
            end = span.tokens.upperBound
            return false
        }
    }

    // MARK: Single spans

    /// Takes off what is no part of a name: a possessive, `Photo/`, a noun that only begins the sentence.
    private func trim(_ span: inout NameSpan, _ sentence: Range<Int>, splitting split: inout [NameSpan]) {
        let tokens = stream.tokens
        cutBehindLegalForm(&span, splitting: &split)
        if span.kind == .other, span.tokens.count > 3 { cutBehindOwner(&span, splitting: &split) }
        if span.kind == .company || span.kind == .other { cutHeadline(&span, sentence) }
        guard span.tokens.count > 1, span.kind == .company || span.kind == .organisation else { return }
        var last = tokens[span.tokens.upperBound - 1]
        // A period that stands apart, or behind a word that is not shortened, ends the sentence.
        if last.isSign("."), last.spaceBefore || !isShortened(tokens[span.tokens.upperBound - 2]) {
            span.tokens = span.tokens.lowerBound..<span.tokens.upperBound - 1
            last = tokens[span.tokens.upperBound - 1]
        }
        if last.kind == .word, span.tokens.count > 1, last.count <= 4, Self.clitic[last] != nil,
            knownLength(span.tokens) != span.tokens.count
        {
            span.tokens = span.tokens.lowerBound..<span.tokens.upperBound - 1
        }
        if let slash = span.tokens.last(where: { tokens[$0].isSign("/") }), slash + 1 < span.tokens.upperBound,
            CreditedMedia.match(tokens, at: slash + 1, end: span.tokens.upperBound) == span.tokens.upperBound - slash
                - 1
        {
            span.tokens = slash + 1..<span.tokens.upperBound
        }
        if span.tokens.count > 1, Self.article[tokens[span.tokens.lowerBound]] != nil {
            span.tokens = span.tokens.dropFirst()
        }
        cutBehindOwner(&span, splitting: &split)
        // "2001 Harrow Futures": a year is no part of a name.
        let front = tokens[span.tokens.lowerBound]
        if span.tokens.count > 1, front.kind == .number, front.count == 4, isYear(front),
            NameIslands.isCased(tokens[span.tokens.lowerBound + 1])
        {
            span.tokens = span.tokens.dropFirst()
        }
        // "Automaker GM": the noun is capitalised for its place.
        if span.tokens.count > 1, span.tokens.lowerBound == sentence.lowerBound,
            lexicon[tokens[span.tokens.lowerBound].hash].marks.contains(.common),
            knownLength(span.tokens) == nil, knownLength(span.tokens.dropFirst()) == span.tokens.count - 1
        {
            span.tokens = span.tokens.dropFirst()
        }
    }

    /// `London's FTSE`, `GM's US`, `Harrow Software's Night Desk`: an owner that is known or reads like a company, and what it owns.
    private func cutBehindOwner(_ span: inout NameSpan, splitting split: inout [NameSpan]) {
        let tokens = stream.tokens
        guard
            let clitic = span.tokens.dropLast().dropFirst().first(where: {
                tokens[$0].kind == .word && tokens[$0].count <= 4 && Self.clitic[tokens[$0]] != nil
            })
        else { return }
        let owner = span.tokens.lowerBound..<clitic
        let isPlace = span.kind != .other && isPlace(owner)
        guard knownLength(span.tokens) ?? 0 <= owner.count,
            knownLength(owner) == owner.count || isPlace || endsAsCompany(owner)
        else { return }
        split.append(
            NameSpan(
                tokens: owner, kind: isPlace ? .place : .company, confidence: span.confidence, rule: "owner"))
        span.tokens = clitic + 1..<span.tokens.upperBound
        if isPlace, isPersonal(span.tokens) { span.kind = .person }
    }

    /// `Harrow Foods LLC Jane Doe`: a short legal form ends a company's name; a first name behind it begins a person's.
    private func cutBehindLegalForm(_ span: inout NameSpan, splitting split: inout [NameSpan]) {
        let tokens = stream.tokens
        guard
            let form = span.tokens.dropFirst().dropLast().first(where: { i in
                guard tokens[i].count <= 4, tokens[i].shape != .lower, LegalForms.strength(tokens[i]) == .sure else {
                    return false
                }
                let next = tokens[i + 1].isSign(".") ? i + 2 : i + 1
                guard next < span.tokens.upperBound else { return false }
                // "Harrow Co. 787": what the company makes.
                if tokens[next].kind == .number { return knownLength(at: span.tokens.lowerBound, end: i) != nil }
                return tokens[next].kind == .word && NameIslands.isCased(tokens[next])
                    && LegalForms.strength(tokens[next]) == nil
            })
        else { return }
        let end = tokens[form + 1].isSign(".") ? form + 2 : form + 1
        let rest = end..<span.tokens.upperBound
        if rest.count > 1, lexicon[tokens[end].hash].marks.contains(.firstName) {
            split.append(NameSpan(tokens: rest, kind: .person, confidence: span.confidence, rule: "behind_company"))
        }
        span.tokens = span.tokens.lowerBound..<end
        span.kind = .company
    }

    static let productHeads = NameWords.sets["product_heads"]
    private static let roles = NameWords.sets["roles"]

    /// Whether a name of two or three words is a person's by the small word before it: `the cellist Ondra Vell`, `barrister Ondra
    /// Vell`. Words in -ist and -ician are only people; "maker" and "operator" are companies as well.
    private func isRoleBearer(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        guard name.lowerBound > sentence.lowerBound, name.count == 2 || name.count == 3 else { return false }
        let role = tokens[name.lowerBound - 1]
        guard role.kind == .word, role.shape == .lower, Self.roles.contains(role.hash) || isPersonNoun(role) else {
            return false
        }
        return knownLength(name) == nil && !marks(name).contains(.company)
            && name.allSatisfy {
                tokens[$0].shape == .capitalised && LegalForms.strength(tokens[$0]) == nil
                    && lexicon[tokens[$0].hash].marks.isDisjoint(with: [.companyPart, .country])
            }
    }

    private func isPersonNoun(_ token: Token) -> Bool {
        guard token.count > 6 else { return false }
        let bytes = stream.bytes[Int(token.start)..<Int(token.end)]
        return bytes.suffix(3).elementsEqual("ist".utf8) || bytes.suffix(5).elementsEqual("ician".utf8)
    }

    /// Whether a name reads as a person's: a first name, then words that are no part of companies' names.
    private func isPersonal(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        return name.count > 1 && lexicon[tokens[name.lowerBound].hash].marks.contains(.firstName)
            && knownLength(name) == nil
            && name.dropFirst().allSatisfy {
                NameIslands.isCased(tokens[$0]) && LegalForms.strength(tokens[$0]) == nil
                    && lexicon[tokens[$0].hash].marks.isDisjoint(with: [.companyPart, .common])
            }
    }

    func isYear(_ token: Token) -> Bool {
        let bytes = stream.bytes
        return (bytes[Int(token.start)] == 0x31 && bytes[Int(token.start) + 1] == 0x39)
            || (bytes[Int(token.start)] == 0x32 && bytes[Int(token.start) + 1] == 0x30)
    }

    private static let shortened = WordTable(
        ["Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Assn", "Dept", "Univ", "Intl", "Jr", "Sr", "St", "Mfg", "Natl"].map
        { ($0, true) })

    private func isShortened(_ token: Token) -> Bool {
        Self.shortened[token] != nil || (token.kind == .word && token.count == 1)
    }

    private static let article = WordTable([("the", true)])
    private static let clitic = WordTable([("'s", true)])

    /// Length of the known company's name that `range` begins with.
    func knownLength(_ range: Range<Int>) -> Int? {
        range.isEmpty ? nil : knownLength(at: range.lowerBound, end: range.upperBound)
    }

    private func isWatched(_ range: Range<Int>) -> Bool {
        watchList?.match(stream.tokens, at: range.lowerBound, end: range.upperBound)?.count == range.count
    }

    private func knownLength(at start: Int, end: Int) -> Int? {
        let known = KnownCompanies.match(stream.tokens, at: start, end: end)?.count
        guard let watched = watchList?.match(stream.tokens, at: start, end: end)?.count else { return known }
        return max(watched, known ?? 0)
    }

    private func judge(_ span: inout NameSpan, _ sentence: Range<Int>) {
        let tokens = stream.tokens
        if span.rule == "ticker" { return }
        func rule(_ kind: NameKind, _ name: String, _ confidence: Double? = nil) {
            span.kind = kind
            span.rule = name
            if let confidence { span.confidence = max(span.confidence, confidence) }
        }
        if CreditedMedia.match(tokens, at: span.tokens.lowerBound, end: span.tokens.upperBound) == span.tokens.count,
            isCredit(span.tokens, sentence)
        {
            return rule(.organisation, "credit", 0.9)
        }
        if span.kind == .company || span.kind == .organisation, !isWatched(span.tokens) {
            if isDateline(span.tokens, sentence) { return rule(.organisation, "dateline") }
            if knownLength(span.tokens) != span.tokens.count, isPictureCredit(span.tokens, sentence) {
                return rule(.organisation, "credit")
            }
        }
        // A watched name of several words is no person's or place's, whatever the model thinks.
        if isWatched(span.tokens), span.tokens.count > 1 || span.kind == .company || span.kind == .organisation {
            return rule(.company, "watch_list", 0.9)
        }
        if span.kind == .other || span.kind == .place, CreditedMedia.isNewspaper(tokens[span.tokens]) {
            return rule(.organisation, "newspaper")
        }
        // A well-known company that the model hardly takes for a person or product.
        if span.kind == .other || span.kind == .person, span.confidence < 0.75,
            knownLength(span.tokens) == span.tokens.count, NotCompanies.kind(tokens, span.tokens) == nil
        {
            return rule(.company, "known_company", 0.6)
        }
        // "Harrow Car Rental", taken for a product or a place.
        if span.kind == .other || span.kind == .place, span.rule == "model", span.confidence < 0.95,
            endsAsCompany(span.tokens),
            span.tokens.lowerBound == sentence.lowerBound || Self.article[tokens[span.tokens.lowerBound - 1]] == nil
        {
            // "9th Ward Brewery"
            let front = span.tokens.lowerBound - 1
            if front >= sentence.lowerBound, tokens[front].kind == .alphanumeric {
                span.tokens = front..<span.tokens.upperBound
            }
            return rule(.company, "company_head", 0.7)
        }
        guard span.kind == .company || span.kind == .organisation else { return }
        let words = span.tokens.reversed().filter { tokens[$0].kind != .punctuation }
        if span.tokens.count > 1, let last = words.first, LegalForms.strength(tokens[last]) == .sure,
            last > span.tokens.lowerBound
        {
            return rule(.company, "legal_form", 0.95)
        }
        if let kind = NotCompanies.kind(tokens, span.tokens) { return rule(kind, "not_company", 0.9) }
        if knownLength(span.tokens) == span.tokens.count {
            if span.kind == .organisation { rule(.company, "known_company") }
        } else if span.kind == .organisation, words.count > 1, NotCompanies.heads[tokens[words[0]]] == nil,
            marks(span.tokens).contains(.company)
        {
            rule(.company, "listed_name")
        } else if span.kind == .company {
            if words.count > 1, let kind = NotCompanies.heads[tokens[words[0]]] { return rule(kind, "head") }
            // A number alone; "R-AZ", "D-Calif.": a politician's party and state.
            if words.allSatisfy({ tokens[$0].kind == .number }) { return rule(.other, "number") }
            if words.count > 1, let first = words.last, tokens[first].count == 1,
                span.tokens.contains(where: { tokens[$0].isSign("-") }),
                span.tokens.lowerBound > sentence.lowerBound, tokens[span.tokens.lowerBound - 1].isSign("(")
            {
                return rule(.other, "party_state")
            }
            if isCountry(span.tokens) || beginsCountry(span.tokens) { return rule(.place, "country") }
            if isModel(span.tokens) { return rule(.other, "product") }
            if span.rule == "model", isClub(span.tokens) { return rule(.organisation, "club") }
            if span.rule == "model", !marks(span.tokens).contains(.company) {
                if isTitled(&span) { return rule(.person, "title") }
                if isLettered(span.tokens) { return rule(.other, "letter") }
                if isDoubleName(span.tokens) { return rule(.person, "double_name") }
                if isDatelinePlace(span.tokens, sentence) { return rule(.place, "dateline") }
                if isOwned(span.tokens, sentence) { return rule(.other, "owned") }
                if isPhrase(span.tokens) || isSoftware(span.tokens) { return rule(.other, "product") }
                if isStreet(span.tokens, sentence) { return rule(.place, "street") }
                if isListedProduct(span.tokens) { return rule(.other, "product") }
                if isHeading(span.tokens, sentence) { return rule(.other, "heading") }
                dropParticiple(&span, sentence)
            }
        }
        if span.kind == .company, isProduct(span.tokens.upperBound, sentence.upperBound) { rule(.other, "product") }
        if span.kind == .company, span.rule == "model", isRoleBearer(span.tokens, sentence) { rule(.person, "role") }
    }

    /// Marks of the tokens of `range` as one phrase of the lexicon.
    func marks(_ range: Range<Int>) -> NameLexicon.Marks {
        var h: UInt64 = 0
        for i in range { h = i == range.lowerBound ? stream.tokens[i].hash : WordHash.join(h, stream.tokens[i].hash) }
        return lexicon[h].marks
    }

    private func isCountry(_ range: Range<Int>) -> Bool { marks(range).contains(.country) }

    func isPlace(_ range: Range<Int>) -> Bool { !marks(range).isDisjoint(with: [.country, .town]) }

    /// Whether a span is a model's designation by itself (`A380`), or with its maker before it (`Airbus A320`, `Ford Taurus`).
    private func isModel(_ range: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let last = tokens[range.upperBound - 1]
        if range.count == 1 { return last.kind == .alphanumeric && last.shape != .mixed && last.count <= 5 }
        guard let maker = knownLength(range), maker < range.count else { return false }
        if last.kind == .alphanumeric || (last.kind == .number && last.spaceBefore) { return true }
        // "Siemens Desiro ML2 Plus", "Canon Service Portal"
        if range.dropFirst(maker).contains(where: { tokens[$0].kind == .alphanumeric }) { return true }
        if range.count - maker > 0, Self.productHeads.contains(last.hash) { return true }
        if endsAsCompany(range) { return false }
        // What a company calls itself with: a listed name, a place, a word of many companies' names.
        if marks(range).contains(.company) { return false }
        return range.dropFirst(maker).allSatisfy { i in
            tokens[i].kind == .word && LegalForms.strength(tokens[i]) == nil
                && lexicon[tokens[i].hash].marks.isDisjoint(with: [.companyPart, .country, .town, .neverName])
        }
    }

    /// Whether a company name that ends before `end` only begins a product's: `Airbus A350`, `Boeing 787`, `Apple iPhone`, `VC-10`.
    private func isProduct(_ end: Int, _ limit: Int) -> Bool {
        guard end < limit else { return false }
        let tokens = stream.tokens
        let next = tokens[end]
        if next.isSign("-"), !next.spaceBefore, end + 1 < limit, tokens[end + 1].kind == .number,
            !tokens[end + 1].spaceBefore, tokens[end - 1].shape == .upper
        {
            return true
        }
        guard next.spaceBefore else { return false }
        if next.kind == .alphanumeric || (next.shape == .mixed && next.first >= UInt8(ascii: "a")) { return true }
        // A model number, not a count: no small word that could be counted follows.
        guard next.kind == .number, next.count == 3 else { return false }
        guard end + 1 < limit, tokens[end + 1].kind == .word, tokens[end + 1].spaceBefore else { return true }
        return NameIslands.isCased(tokens[end + 1])
    }

    // MARK: Known companies

    /// Adds well-known companies that the model overlooked, where nothing around them makes them part of something else.
    private func addKnown(_ spans: inout [NameSpan], _ sentence: Range<Int>, outside listings: [Range<Int>]) {
        let tokens = stream.tokens
        var found: [NameSpan] = []
        var next = 0
        var i = sentence.lowerBound
        while i < sentence.upperBound {
            while next < spans.count, spans[next].tokens.upperBound <= i { next += 1 }
            if next < spans.count, spans[next].tokens.contains(i) {
                i = spans[next].tokens.upperBound
                continue
            }
            if let listing = listings.first(where: { $0.contains(i) }) {
                i = listing.upperBound
                continue
            }
            guard NameIslands.isCased(tokens[i]),
                lexicon[tokens[i].hash].marks.isDisjoint(with: .neverName) || tokens[i].shape == .upper,
                let known = knownLength(
                    at: i,
                    end: next < spans.count
                        ? min(spans[next].tokens.lowerBound, sentence.upperBound) : sentence.upperBound)
            else {
                i += 1
                continue
            }
            let end = i + known
            let range = withLegalForm(i..<end, sentence.upperBound, isName: true)
            let alone =
                (i == sentence.lowerBound || !NameIslands.isCased(tokens[i - 1])
                    || lexicon[tokens[i - 1].hash].marks.contains(.neverName))
                && (range.upperBound >= sentence.upperBound || range.count > known
                    || !(NameIslands.isCased(tokens[range.upperBound]) && tokens[range.upperBound].kind == .word))
            let sure =
                known > 1 || range.count > known || tokens[i].shape == .upper && tokens[i].count > 2
                || isWatched(i..<end)
            if alone && (sure || i > sentence.lowerBound || isCoinedWord(i)), !isThing(range),
                !isProduct(range.upperBound, sentence.upperBound)
            {
                found.append(
                    NameSpan(tokens: range, kind: .company, confidence: sure ? 0.8 : 0.6, rule: "known_company"))
            }
            i = range.upperBound
        }
        guard !found.isEmpty else { return }
        spans += found
        spans.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}
