/// The forms of a verb, made from its row in `language/verbs`: the spelling rules of regular English conjugation.
package struct VerbForms {
    /// Dictionary form: "supply".
    package let lemma: String
    /// "supplies".
    package let third: String
    /// "supplied"; irregular where the table says so.
    package let past: String
    /// "supplied", "given"; the past form where the table has no other.
    package let participle: String
    /// "supplying".
    package let gerund: String

    /// Conjugates; empty `past` and `participle` mean a regular verb.
    package init(lemma: String, past: String = "", participle: String = "") {
        self.lemma = lemma
        let bytes = Array(lemma.utf8)
        let last = bytes.last ?? 0
        let isY = last == UInt8(ascii: "y") && bytes.count > 1 && !Self.isVowel(bytes[bytes.count - 2])
        let stem = String(lemma.dropLast())
        let doubled = Self.doubles(bytes) ? lemma + String(UnicodeScalar(last)) : lemma
        if isY {
            third = stem + "ies"
        } else if ["s", "x", "z", "ch", "sh", "o"].contains(where: lemma.hasSuffix) {
            third = lemma + "es"
        } else {
            third = lemma + "s"
        }
        let regular = isY ? stem + "ied" : last == UInt8(ascii: "e") ? lemma + "d" : doubled + "ed"
        self.past = past.isEmpty ? regular : past
        self.participle = participle.isEmpty ? (past.isEmpty ? regular : past) : participle
        if lemma.hasSuffix("ie") {
            gerund = String(lemma.dropLast(2)) + "ying"
        } else if last == UInt8(ascii: "e") && !lemma.hasSuffix("ee") && lemma.utf8.count > 2 {
            gerund = stem + "ing"
        } else {
            gerund = doubled + "ing"
        }
    }

    private static func isVowel(_ b: UInt8) -> Bool { "aeiou".utf8.contains(b) }

    /// A one-syllable word that ends consonant-vowel-consonant (not w, x, y) doubles its last letter: plan, planned.
    private static func doubles(_ word: [UInt8]) -> Bool {
        let n = word.count
        guard n >= 3, !isVowel(word[n - 1]), isVowel(word[n - 2]),
            !isVowel(word[n - 3]) || (n >= 4 && word[n - 3] == UInt8(ascii: "u") && word[n - 4] == UInt8(ascii: "q"))
        else {
            // transfer, refer, occur, commit: stressed on the last syllable; the table's irregular past names those.
            return false
        }
        if "wxy".utf8.contains(word[n - 1]) { return false }
        var groups = 0
        var inside = false
        for b in word {
            let vowel = isVowel(b)
            if vowel && !inside { groups += 1 }
            inside = vowel
        }
        return groups == 1
    }
}
