internal import NewsLanguage
internal import NewsModel

/// Codes of traded things that market reports set beside their names: ".ACTX", "ACc1", "EUR=", "Acton Composite ACTX, -1.25%".
///
/// They name nothing that the words before them do not name, and stand where no grammar expects them: between a subject and its
/// verb. A percentage that stands behind such a code and a comma is a quote that the page fills in by the minute; no sentence of the
/// writer's states it.
struct InstrumentCodes {
    /// Tokens of each code, with its quote where it has one, in reading order.
    private(set) var ranges: [Range<Int>] = []
    /// Figures that are quotes behind a code.
    private(set) var quotes: Set<Int> = []

    /// Letters that a code without mark has at least before its digit: "ACTN3".
    private static let longCode = 4
    /// Characters of a code that needs no sign in the quote behind it.
    private static let longQuoted = 8

    init(_ stream: TokenStream, _ figures: [Figure]) {
        var next = 0
        var bare: [Int] = []
        var t = 1
        while t < stream.tokens.count {
            let end = marked(stream, t)
            if let end {
                ranges.append(t..<end)
                t = end
                continue
            }
            let token = stream.tokens[t]
            if token.shape == .upper, token.count > 1, token.spaceBefore {
                while next < figures.count, figures[next].range.start < Int(token.end) { next += 1 }
                if next < figures.count, let end = quoted(stream, t, figures[next]) {
                    ranges.append(t..<end)
                    quotes.insert(next)
                    t = end
                    continue
                }
                if token.kind == .alphanumeric { bare.append(t) }
            }
            t += 1
        }
        // "ACTN3" is a code where others with a mark stand beside it, else a product.
        if !ranges.isEmpty {
            let more = bare.filter { isLettersAndDigit(stream, $0) }
            if !more.isEmpty {
                ranges = (ranges + more.map { $0..<$0 + 1 }).sorted { $0.lowerBound < $1.lowerBound }
            }
        }
    }

    /// Whether a token is part of a code.
    func contains(_ t: Int) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= t { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(t)
    }

    /// The end of a code with a mark of its own that starts at `t`.
    private func marked(_ stream: TokenStream, _ t: Int) -> Int? {
        let tokens = stream.tokens
        let token = tokens[t]
        guard token.spaceBefore, tokens[t - 1].kind != .punctuation, tokens[t - 1].kind != .symbol else { return nil }
        if token.isSign(".") {
            // ".ACTX"
            guard t + 1 < tokens.count, tokens[t + 1].shape == .upper, !tokens[t + 1].spaceBefore else { return nil }
            return t + 2
        }
        guard token.kind == .word || token.kind == .alphanumeric else { return nil }
        if token.shape == .upper, t + 1 < tokens.count, tokens[t + 1].isSign("="), !tokens[t + 1].spaceBefore {
            // "EUR=", "ZZ10YT=ZZ"
            let tail = t + 2
            return tail < tokens.count && !tokens[tail].spaceBefore && tokens[tail].shape == .upper ? tail + 1 : tail
        }
        return token.kind == .alphanumeric && token.shape == .mixed && isContract(stream, token) ? t + 1 : nil
    }

    /// "ACc1": capitals, a small c, the number of the contract.
    private func isContract(_ stream: TokenStream, _ token: Token) -> Bool {
        var i = Int(token.start)
        let end = Int(token.end)
        while i < end, (0x41...0x5A).contains(stream.bytes[i]) { i += 1 }
        guard i - Int(token.start) >= 2, i + 1 < end, stream.bytes[i] == UInt8(ascii: "c") else { return false }
        return stream.bytes[(i + 1)..<end].allSatisfy { (0x30...0x39).contains($0) }
    }

    private func isLettersAndDigit(_ stream: TokenStream, _ t: Int) -> Bool {
        let bytes = stream.bytes[Int(stream.tokens[t].start)..<Int(stream.tokens[t].end)]
        guard let last = bytes.last, (0x30...0x39).contains(last), bytes.count > Self.longCode else { return false }
        return bytes.dropLast().allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// The end of "ACTX, -1.25%" where the code at `t` stands right behind a name or noun and the figure fills what follows.
    private func quoted(_ stream: TokenStream, _ t: Int, _ figure: Figure) -> Int? {
        let tokens = stream.tokens
        guard figure.unit == "%", figure.decimals >= 2, t + 2 < tokens.count, tokens[t + 1].isSign(","),
            tokens[t - 1].kind == .word || tokens[t - 1].kind == .alphanumeric
        else { return nil }
        let first = stream.tokenIndex(atByte: figure.range.start)
        let isSigned =
            stream.bytes[figure.range.start] == UInt8(ascii: "-") || tokens[t + 2].isSign("+")
            || tokens[t + 2].isSign("-")
        guard first == t + 2 || isSigned && first == t + 3 else { return nil }
        let cls = SyntaxLexicon.words[tokens[t - 1]]?.classes.first
        guard cls == nil || cls == .noun || cls == .name || cls == .adjective,
            isSigned || tokens[t].kind == .alphanumeric && tokens[t].count >= Self.longQuoted
        else { return nil }
        var end = first
        while end < tokens.count, Int(tokens[end].start) < figure.range.end { end += 1 }
        return end
    }
}
