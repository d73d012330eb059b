internal import NewsLanguage

/// What the shape of a name says: last words of companies, clubs, streets and headings, titles, letters, family names.
extension NameEvidence {
    private static let companyHeads = NameWords.sets["company_heads"]

    private static let coinedHeads = NameWords.sets["company_heads_of_coined"]

    /// Whether a name of two words and more ends with a word that companies' names end with.
    func endsAsCompany(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let last = tokens[name.upperBound - 1].hash
        guard name.count > 1,
            Self.companyHeads.contains(last) || Self.coinedHeads.contains(last) && isCoined(name.dropLast())
        else { return false }
        return name.allSatisfy { NameIslands.isCased(tokens[$0]) || tokens[$0].isSign("&") || tokens[$0].isSign("-") }
            && lexicon[tokens[name.lowerBound].hash].marks.isDisjoint(with: .neverName)
    }

    /// Whether one of the words is no common one.
    private func isCoined(_ words: Range<Int>) -> Bool {
        words.contains { stream.tokens[$0].kind == .word && !lexicon[stream.tokens[$0].hash].marks.contains(.common) }
    }

    private static let clubHeads = NameWords.sets["club_heads"]
    private static let streets = NameWords.sets["streets"]
    private static let streetLinks = NameWords.sets["street_links"]
    private static let newsHeadings = NameWords.sets["news_headings"]
    private static let personTitles = NameWords.sets["person_titles"]
    private static let numbered = NameWords.sets["numbered"]

    /// Whether a name begins with a person's title, which is taken off: `Hon. B. Adewale`.
    func isTitled(_ span: inout NameSpan) -> Bool {
        let tokens = stream.tokens
        let start = span.tokens.lowerBound
        guard span.tokens.count > 2, Self.personTitles.contains(tokens[start].hash), tokens[start + 1].isSign(".")
        else { return false }
        span.tokens = span.tokens.dropFirst(2)
        return true
    }

    /// `Pool B`, `Phase A`: a letter that tells one of several.
    func isLettered(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let name = tokens[name.upperBound - 1].isSign(".") ? name.dropLast() : name
        return name.count == 2 && tokens[name.upperBound - 1].count == 1
            && tokens[name.upperBound - 1].shape == .upper && Self.numbered.contains(tokens[name.lowerBound].hash)
    }

    /// `Top Analytics Companies`, `Storm News:` at the beginning: headings, not names.
    func isHeading(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let last = tokens[name.upperBound - 1].hash
        if name.count > 1, Self.headings.contains(last) { return true }
        return name.lowerBound == sentence.lowerBound && name.upperBound < sentence.upperBound
            && tokens[name.upperBound].isSign(":")
            && (name.count > 1 && Self.newsHeadings.contains(last) || name.allSatisfy { tokens[$0].shape == .upper })
    }

    /// Takes off the participle that a sentence begins with: `Facing Lake Orrin, the inn …`. What it governs is a place or a thing
    /// unless it is a known company.
    func dropParticiple(_ span: inout NameSpan, _ sentence: Range<Int>) {
        let tokens = stream.tokens
        let first = tokens[span.tokens.lowerBound]
        guard span.tokens.lowerBound == sentence.lowerBound, span.tokens.count > 1, first.count > 5,
            first.shape == .capitalised, lexicon[first.hash].marks.contains(.common),
            lexicon[first.hash].marks.isDisjoint(with: [.companyStart, .familyName]),
            stream.bytes[Int(first.end) - 3..<Int(first.end)].elementsEqual("ing".utf8),
            !endsAsCompany(span.tokens), NameIslands.isCased(tokens[span.tokens.lowerBound + 1])
        else { return }
        span.tokens = span.tokens.dropFirst()
        guard knownLength(span.tokens) != span.tokens.count, !endsAsCompany(span.tokens) else { return }
        span.kind = isPlace(span.tokens) ? .place : .other
        span.rule = "participle"
    }

    private static let headings = NameWords.sets["list_headings"]

    /// Whether a name ends as clubs' names do: `Marlow United`.
    func isClub(_ name: Range<Int>) -> Bool {
        name.count > 1 && Self.clubHeads.contains(stream.tokens[name.upperBound - 1].hash)
    }

    /// Whether a name of two words and more is a street's: `on Maple Drive`.
    func isStreet(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        return name.count > 1 && Self.streets.contains(tokens[name.upperBound - 1].hash)
            && name.lowerBound > sentence.lowerBound && Self.streetLinks.contains(tokens[name.lowerBound - 1].hash)
    }

    /// Whether a name begins with a product that is listed and goes on as products do: `iPhone Max`, `Galaxy S9`.
    func isListedProduct(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let last = tokens[name.upperBound - 1]
        guard name.count > 1,
            last.kind == .alphanumeric || last.kind == .number || Self.productHeads.contains(last.hash)
        else { return false }
        return NotCompanies.kind(tokens, name.lowerBound..<name.lowerBound + 1) == .other
    }

    private static let phraseWords = NameWords.sets["phrase_words"]
    private static let softwareHeads = NameWords.sets["software_heads"]
    private static let familyNames: NameLexicon.Marks = [.familyName, .rareFamilyName]

    /// `Orrin-Vale` of two family names: a person, where no list knows it as a company.
    func isDoubleName(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        guard name.count == 3, tokens[name.lowerBound + 1].isSign("-"), !tokens[name.lowerBound + 1].spaceBefore,
            knownLength(name) == nil
        else { return false }
        return [name.lowerBound, name.upperBound - 1].allSatisfy {
            tokens[$0].shape == .capitalised && !lexicon[tokens[$0].hash].marks.isDisjoint(with: Self.familyNames)
                && lexicon[tokens[$0].hash].marks.isDisjoint(with: .companyPart)
        }
    }

    /// `MARLOW, Ohio`: a place in capitals that the paragraph begins with.
    func isDatelinePlace(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        return name.lowerBound == sentence.lowerBound && isPlace(name) && name.upperBound < sentence.upperBound
            && name.allSatisfy { tokens[$0].shape == .upper }
            && (tokens[name.upperBound].isSign(",") || tokens[name.upperBound].isSign("("))
    }

    /// A heading's phrase: small words that no company's name has inside are capitalised.
    func isPhrase(_ name: Range<Int>) -> Bool {
        name.count > 2
            && name.dropFirst().dropLast().contains {
                stream.tokens[$0].shape == .capitalised && Self.phraseWords.contains(stream.tokens[$0].hash)
            }
    }

    /// `Orrin Desktop`: ends as programs do.
    func isSoftware(_ name: Range<Int>) -> Bool {
        name.count > 1 && Self.softwareHeads.contains(stream.tokens[name.upperBound - 1].hash)
    }

    /// `Harrow Liable for Damage`: what a headline capitalises behind a known company, and the text has small elsewhere, is no part
    /// of its name.
    func cutHeadline(_ span: inout NameSpan, _ sentence: Range<Int>) {
        guard span.rule == "model", let known = knownLength(span.tokens), known < span.tokens.count,
            span.tokens.dropFirst(known).allSatisfy({
                stream.tokens[$0].shape == .capitalised && surroundings[stream.tokens[$0].hash].contains(.small)
                    && LegalForms.strength(stream.tokens[$0]) == nil
            }), !marks(span.tokens).contains(.company), NotCompanies.kind(stream.tokens, span.tokens) == nil,
            DocumentNames.isHeadline(sentence, stream.tokens)
        else { return }
        span.tokens = span.tokens.prefix(known)
        span.kind = .company
        span.rule = "known_company"
    }

    /// Whether a country's name of several words begins with the name and goes on behind it: `Norland and Sutherland`.
    func beginsCountry(_ name: Range<Int>) -> Bool {
        let tokens = stream.tokens
        var h: UInt64 = 0
        for i in name { h = i == name.lowerBound ? tokens[i].hash : WordHash.join(h, tokens[i].hash) }
        var i = name.upperBound
        while lexicon[h].marks.contains(.goesOn), i < tokens.count, i - name.upperBound < Self.longestCountry {
            h = WordHash.join(h, tokens[i].hash)
            if lexicon[h].marks.contains(.country) { return true }
            i += 1
        }
        return false
    }

    private static let longestCountry = 4

    /// A word that is a company's name and hardly anything else.
    func isCoinedWord(_ i: Int) -> Bool {
        lexicon[stream.tokens[i].hash].marks.isDisjoint(with: [.common, .firstName, .town, .country])
    }

    /// Whether a known company's word stands for a thing: `in the Harrow.`, not `the Harrow works`.
    func isThing(_ name: Range<Int>) -> Bool {
        ArticledWords.isThing(name, stream.tokens, lexicon)
    }

    private static let possessive = WordTable([("'s", true)])

    /// `Siemens's Orrin`: what a known company owns and nobody knows as a company is a product, a ship, a plan.
    func isOwned(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let clitic = name.lowerBound - 1
        guard clitic > sentence.lowerBound, tokens[clitic].count <= 4, Self.possessive[tokens[clitic]] != nil else {
            return false
        }
        return (1...Self.longestOwner).contains { count in
            clitic - count >= sentence.lowerBound
                && KnownCompanies.match(tokens, at: clitic - count, end: clitic)?.count == count
        }
    }

    private static let longestOwner = 3
}
