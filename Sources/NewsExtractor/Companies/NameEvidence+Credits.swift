internal import NewsLanguage

/// Media and makers of pictures that a text merely credits: in datelines, brackets, behind "told", behind a dash.
extension NameEvidence {
    private static let pictures = NameWords.sets["pictures"]
    private static let creditLinks = NameWords.sets["credit_links"]
    /// Most tokens of a line that credits a picture.
    private static let longestCredit = 8
    private static let creditMarks = NameWords.sets["credit_marks"]
    private static let sayers = NameWords.sets["sayers"]

    /// Whether a name is whom a picture is from: `(Photo: Aldine Press)`, `Image credit: Aldine`, `Picture courtesy of Aldine`.
    func isPictureCredit(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        var i = name.lowerBound - 1
        var linked = false
        while i >= sentence.lowerBound, name.lowerBound - i < 5 {
            if Self.pictures.contains(tokens[i].hash) { return linked }
            guard Self.creditLinks.contains(tokens[i].hash) || tokens[i].isSign(":") || isCopyright(tokens[i]) else {
                return false
            }
            linked = true
            i -= 1
        }
        return false
    }

    private func isCopyright(_ token: Token) -> Bool {
        token.first == 0xC2 && token.count == 2 && stream.bytes[Int(token.start) + 1] == 0xA9
    }

    /// Most tokens that stand before the medium of a dateline.
    private static let longestDateline = 16

    /// Whether a name is a dateline's medium: `MARLOW, Ohio (WQXB) --`, a place, perhaps a date, a bracket and a dash.
    func isDateline(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let open = name.lowerBound - 1
        // "Marlow Post – A man was found"
        if name.lowerBound == sentence.lowerBound, name.upperBound < sentence.upperBound,
            isDash(tokens[name.upperBound]), CreditedMedia.isNewspaper(tokens[name])
        {
            return true
        }
        guard open > sentence.lowerBound, open - sentence.lowerBound < Self.longestDateline, tokens[open].isSign("("),
            name.upperBound + 1 < stream.tokens.count, tokens[name.upperBound].isSign(")"),
            isDash(tokens[name.upperBound + 1])
        else { return false }
        // Nothing small stands before it, and the place is in capitals.
        return tokens[sentence.lowerBound].shape == .upper
            && (sentence.lowerBound..<open).allSatisfy { tokens[$0].shape != .lower }
    }

    private func isDash(_ token: Token) -> Bool {
        guard token.kind == .punctuation else { return false }
        // - or – or —
        return token.isSign("-")
            || (token.first == 0xE2 && token.count == 3 && stream.bytes[Int(token.start) + 1] == 0x80
                && (0x93...0x95).contains(stream.bytes[Int(token.start) + 2]))
    }

    /// Whether the medium at `range` is only credited there: alone in brackets, behind "told" or "according to", before "reported".
    func isCredit(_ range: Range<Int>, _ sentence: Range<Int>) -> Bool {
        let tokens = stream.tokens
        let before = range.lowerBound - 1
        let after = range.upperBound
        if before >= sentence.lowerBound {
            if tokens[before].isSign("(") || tokens[before].isSign("/") { return true }
            if Self.sayers.contains(tokens[before].hash) { return true }
            if before - 1 >= sentence.lowerBound, Self.sayers.contains(tokens[before - 1].hash) { return true }
        }
        if after < sentence.upperBound {
            if tokens[after].isSign(")") || Self.sayers.contains(tokens[after].hash) { return true }
            if tokens[after].isSign("-"), before < sentence.lowerBound { return true }
        }
        // "— AFP", "— AFP pic" at a paragraph's end.
        if before >= sentence.lowerBound, isDash(tokens[before]) {
            return after >= sentence.upperBound || Self.creditMarks.contains(tokens[after].hash)
        }
        // "Jane Doe | AFP", "Jane Doe, AFP" on a line of its own.
        if before >= sentence.lowerBound, tokens[before].isSign("|") || tokens[before].isSign(",") {
            if after < sentence.upperBound, tokens[after].isSign("|") { return true }
            if after >= sentence.upperBound, sentence.count <= Self.longestCredit { return true }
        }
        // Alone on its line.
        return range == sentence
    }
}
