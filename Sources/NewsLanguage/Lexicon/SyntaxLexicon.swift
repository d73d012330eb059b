internal import NewsModel

/// What the tables know of a word form.
package struct WordEntry: Sendable {
    /// Classes of a closed-class word, the usual one first; empty for open classes.
    package var classes = SyntaxClasses()
    /// Hash of the lemma where the form is a verb's; 0 otherwise.
    package var verb: UInt64 = 0
    /// The forms of that verb this word may be.
    package var forms: Forms = []
    /// The base form (or its -s form) is a common noun too.
    package var isNounToo = false

    /// Verb forms a spelling can stand for: "cut" is base, past and participle.
    package struct Forms: OptionSet, Sendable {
        /// One bit a form.
        package let rawValue: UInt8
        /// The forms of these bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// "supply"
        package static let base = Forms(rawValue: 1)
        /// "supplies"
        package static let third = Forms(rawValue: 2)
        /// "supplied"
        package static let past = Forms(rawValue: 4)
        /// "supplied", "given"
        package static let participle = Forms(rawValue: 8)
        /// "supplying"
        package static let gerund = Forms(rawValue: 16)
    }
}

/// The words of `language/words` and all forms of the verbs of `language/verbs`.
package enum SyntaxLexicon {
    /// All of them by their hash in lower case.
    package static let words: WordTable<WordEntry> = {
        var found: [UInt64: WordEntry] = [:]
        for row in Table("language/verbs").rows {
            let column = { (i: Int) in row.count > i ? row[i] : "" }
            let verb = VerbForms(lemma: column(0), past: column(1), participle: column(2))
            let lemma = WordHash.of(verb.lemma)
            let noun = column(3) == "n"
            let spellings: [(String, WordEntry.Forms)] = [
                (verb.lemma, .base), (verb.third, .third), (verb.past, .past), (verb.participle, .participle),
                (verb.gerund, .gerund),
            ]
            for (form, kind) in spellings {
                var entry = found[WordHash.of(form)] ?? WordEntry()
                // "found" is past of find before it is base of found: the verb listed first keeps the form.
                if entry.verb == 0 { entry.verb = lemma }
                if entry.verb == lemma { entry.forms.insert(kind) }
                if noun && (kind == .base || kind == .third) { entry.isNounToo = true }
                found[WordHash.of(form)] = entry
            }
        }
        for row in Table("language/words").rows where row.count >= 2 {
            let classes = row[1].split(separator: ",").compactMap { SyntaxClass(named: String($0)) }
            found[WordHash.of(row[0]), default: WordEntry()].classes = SyntaxClasses(classes)
        }
        return WordTable(hashes: found.map { ($0.key, $0.value) })
    }()
}

extension SyntaxLexicon {
    /// The verbs of `language/verbs` by lemma.
    package static let verbs: WordTable<VerbForms> = {
        WordTable(
            Table("language/verbs").rows.map { row in
                (
                    row[0],
                    VerbForms(lemma: row[0], past: row.count > 1 ? row[1] : "", participle: row.count > 2 ? row[2] : "")
                )
            })
    }()
}
