internal import NewsLanguage

/// Reads date expressions off a token stream: a hand-written descent over word roles, no look-behind beyond a few tokens.
///
/// Every `read…` function takes the index of a token and gives back what it read and the index behind it, or nil. Nothing
/// crosses `end`, the end of the sentence.
struct DateReader {
    let stream: TokenStream
    let tokens: [Token]
    let lexicon: DateLexicon
    /// Index into the lexicon's words for each token; 0 where it has none.
    let ids: [UInt16]
    /// Roles of each token's word, beside ``ids`` so that most questions touch one array.
    let roles: [UInt64]
    /// First token behind the sentence, and the sentence's first.
    var start = 0
    var end = 0
    /// How `5/12/2019` is read in this document.
    var order = DayMonthOrder.standard

    init(_ stream: TokenStream, lexicon: DateLexicon = .standard) {
        self.stream = stream
        self.lexicon = lexicon
        tokens = stream.tokens
        let tokens = stream.tokens
        var ids = [UInt16](repeating: 0, count: tokens.count)
        var roles = [UInt64](repeating: 0, count: tokens.count)
        for i in tokens.indices {
            if let id = lexicon.index[tokens[i].hash] {
                // "30 HRs" are home runs, "30 hrs" and "30 HRS" are hours.
                if tokens[i].shape == .mixed, lexicon.words[Int(id)].roles.contains(.units) { continue }
                ids[i] = id
                roles[i] = lexicon.words[Int(id)].roles.rawValue
            }
        }
        self.ids = ids
        self.roles = roles
    }

    // MARK: Tokens

    /// The lexicon's word for a token of this sentence; the empty word outside it.
    @inline(__always)
    func word(_ i: Int) -> DateWord { i >= start && i < end ? lexicon.words[Int(ids[i])] : lexicon.words[0] }

    @inline(__always)
    func has(_ i: Int, _ role: DateWord.Roles) -> Bool { i >= start && i < end && roles[i] & role.rawValue != 0 }

    @inline(__always)
    func hasAny(_ i: Int, _ some: DateWord.Roles) -> Bool { i >= start && i < end && roles[i] & some.rawValue != 0 }

    /// Whether a phrase can begin at a token, told from it and the next one.
    @inline(__always)
    func isPhraseStart(_ i: Int) -> Bool { has(i, .phrase) && (has(i, .alone) || has(i + 1, .continues)) }

    /// Whether an expression can begin at a token, told from it and the next one: what lets the pass skip most words.
    func canBegin(_ i: Int) -> Bool {
        switch tokens[i].kind {
        case .word:
            let own = roles[i]
            if own == 0 { return false }
            if own & DateWord.Roles.starters.rawValue != 0 || isPhraseStart(i) { return true }
            guard own & (DateWord.Roles.article.rawValue | DateWord.Roles.one.rawValue) != 0, i + 1 < end else {
                return false
            }
            if roles[i + 1] & DateWord.Roles.articled.rawValue != 0 { return true }
            return tokens[i + 1].kind == .number || tokens[i + 1].kind == .alphanumeric || isApostrophe(i + 1)
        case .number:
            if tokens[i].count == 4 || tokens[i].count >= 6 { return true }
            if i > start, era(i - 1) != nil { return true }
            guard i + 1 < end else { return false }
            if era(i + 1) != nil { return true }
            if roles[i + 1] & DateWord.Roles.numbered.rawValue != 0 { return true }
            let next = tokens[i + 1]
            return next.kind == .number
                || !next.spaceBefore && !next.isSign(".") && !next.isSign(",") && !next.isSign(")") && !next.isSign("%")
                || isHyphen(i + 1)
        case .alphanumeric:
            let first = tokens[i].first | 0x20
            return first == UInt8(ascii: "q") || first == UInt8(ascii: "h") || first == UInt8(ascii: "f")
                || roles[i] != 0
        case .punctuation: return isNumber(i + 1) && isApostrophe(i)
        case .symbol: return false
        }
    }

    @inline(__always)
    func isNumber(_ i: Int) -> Bool { i >= start && i < end && tokens[i].kind == .number }

    /// Whether the token is this ASCII sign.
    @inline(__always)
    func isSign(_ i: Int, _ sign: Unicode.Scalar) -> Bool { i >= start && i < end && tokens[i].isSign(sign) }

    /// Whether a token follows the one before without a space.
    @inline(__always)
    func isGlued(_ i: Int) -> Bool { i > 0 && i < end && !tokens[i].spaceBefore }

    /// Whether the token is a hyphen or a dash that joins words.
    func isHyphen(_ i: Int) -> Bool {
        guard i >= start, i < end, tokens[i].kind == .punctuation else { return false }
        if tokens[i].isSign("-") { return true }
        return isWide(i, 0x80, 0x90) || isWide(i, 0x80, 0x91) || isWide(i, 0x80, 0x93)
    }

    /// Whether the token is an apostrophe, straight or curled.
    func isApostrophe(_ i: Int) -> Bool {
        isSign(i, "'") || isSign(i, "`") || (i >= start && i < end && (isWide(i, 0x80, 0x99) || isWide(i, 0x80, 0x98)))
    }

    /// Whether the token is the three-byte sign E2 `a` `b`.
    private func isWide(_ i: Int, _ a: UInt8, _ b: UInt8) -> Bool {
        let token = tokens[i]
        guard token.first == 0xE2, token.count == 3 else { return false }
        return stream.bytes[Int(token.start) + 1] == a && stream.bytes[Int(token.start) + 2] == b
    }

    /// Whether the token is this word, whatever its case.
    func isWord(_ i: Int, _ hash: UInt64) -> Bool { i >= start && i < end && tokens[i].hash == hash }

    /// Whether a letter of the token is a capital.
    func isCapitalised(_ i: Int) -> Bool {
        i >= start && i < end && (tokens[i].shape == .capitalised || tokens[i].shape == .upper)
    }

    /// A number of digits only: its value and how many digits it has; at most nine.
    func digits(_ i: Int) -> (value: Int, count: Int)? {
        guard i >= start, i < end, tokens[i].kind == .number else { return nil }
        return digits(from: Int(tokens[i].start), to: Int(tokens[i].end))
    }

    func digits(from: Int, to: Int) -> (value: Int, count: Int)? {
        guard to > from, to - from <= 9 else { return nil }
        var value = 0
        for at in from..<to {
            let byte = stream.bytes[at]
            guard byte >= 0x30 && byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return (value, to - from)
    }

    /// Behind a period that belongs to an abbreviation: `Sept.`
    func afterPeriod(_ i: Int) -> Int { isSign(i, ".") && isGlued(i) && i + 1 < end ? i + 1 : i }

    /// Behind a comma, where there is one.
    func afterComma(_ i: Int) -> Int { isSign(i, ",") ? i + 1 : i }
}
