internal import NewsModel

/// Groups tokens into sentences: at every line break, and behind a full stop that ends no abbreviation.
enum SentenceSplitter {
    /// What the period behind an abbreviation may mean.
    private enum Abbreviation: String {
        /// Never ends a sentence: titles, months before a day.
        case never
        /// Ends one where the next word usually starts sentences: legal forms, `U.S.`, `p.m.`
        case sometimes
        /// Abbreviates only before a number: `No.`, `Art.`
        case number
    }

    private static let abbreviations: WordTable<Abbreviation> = {
        var entries: [(String, Abbreviation)] = []
        for row in Table("language/abbreviations").rows where row.count >= 2 {
            if let kind = Abbreviation(rawValue: row[1]) { entries.append((row[0], kind)) }
        }
        return WordTable(entries)
    }()

    /// Words that begin sentences far more often than they continue a name.
    private static let starters: WordTable<Bool> = {
        var entries: [(String, Bool)] = []
        for row in Table("language/abbreviations").rows where row.count >= 2 && row[1] == "starter" {
            entries.append((row[0], true))
        }
        return WordTable(entries)
    }()

    /// Longest sentence in bytes and in tokens. Nobody writes longer ones; a page without a full stop would otherwise be a single
    /// sentence, which every fact in it quotes in full.
    static let maximumBytes = 4096
    static let maximumTokens = 1024

    static func split(_ tokens: [Token], lineStarts: [Int], bytes: [UInt8]) -> [Sentence] {
        var sentences: [Sentence] = []
        var start = 0
        var line = 0
        var nextLine = 0
        func close(_ end: Int) {
            guard end > start else { return }
            sentences.append(
                Sentence(
                    tokens: start..<end, range: TextRange(Int(tokens[start].start), Int(tokens[end - 1].end)),
                    line: line))
            start = end
        }
        var i = 0
        while i < tokens.count {
            while nextLine < lineStarts.count && lineStarts[nextLine] <= i {
                close(i)
                nextLine += 1
                line = nextLine
            }
            if i > start,
                i - start >= maximumTokens || Int(tokens[i].end) - Int(tokens[start].start) > maximumBytes
            {
                close(i)
            }
            if ends(tokens, i) {
                var end = i + 1
                let limit = nextLine < lineStarts.count ? lineStarts[nextLine] : tokens.count
                while end < limit && !tokens[end].spaceBefore && isCloser(tokens[end], bytes) { end += 1 }
                if end >= limit || (tokens[end].spaceBefore && begins(tokens, end, after: i)) {
                    close(end)
                    i = end
                    continue
                }
            }
            i += 1
        }
        close(tokens.count)
        return sentences
    }

    /// Whether token `i` may end a sentence.
    private static func ends(_ tokens: [Token], _ i: Int) -> Bool {
        let token = tokens[i]
        if token.kind == .punctuation { return token.isSign(".") || token.isSign("!") || token.isSign("?") }
        // An acronym carries its own period.
        return token.kind == .word && token.count > 2 && token.shape != .lower && abbreviations[token] == .sometimes
    }

    private static func isCloser(_ token: Token, _ bytes: [UInt8]) -> Bool {
        guard token.kind == .punctuation else { return false }
        switch token.first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "."),
            UInt8(ascii: "!"), UInt8(ascii: "?"):
            return true
        case 0xE2:
            return bytes[Int(token.start) + 1] == 0x80
                && (bytes[Int(token.start) + 2] == 0x9D || bytes[Int(token.start) + 2] == 0x99)
        default: return false
        }
    }

    /// Whether a sentence can begin at token `next`, behind the possible end `i`.
    private static func begins(_ tokens: [Token], _ next: Int, after i: Int) -> Bool {
        let token = tokens[next]
        if token.kind == .word && token.shape == .lower { return false }
        guard !tokens[i].isSign("!") && !tokens[i].isSign("?") else { return true }
        // The word the period belongs to.
        let word: Token
        if tokens[i].kind == .word {
            word = tokens[i]
        } else if i > 0 && !tokens[i].spaceBefore {
            word = tokens[i - 1]
        } else {
            return true
        }
        switch abbreviations[word] {
        case .never: return false
        case .number: return token.kind != .number
        case .sometimes:
            return token.kind == .word ? starters[token] != nil : token.kind == .punctuation && !token.isSign("(")
        case nil: break
        }
        // An initial: "George W. Bush"; but "Plan B. The" ends.
        if word.kind == .word && word.count == 1 && word.shape == .capitalised { return starters[token] != nil }
        return true
    }
}
