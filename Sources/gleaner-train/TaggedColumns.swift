internal import Foundation
internal import NewsExtractor
internal import NewsLanguage

/// Reads the two-column files of the tagged corpora (token, BIO tag) and writes their texts as a newspaper would: without the
/// spaces that cutting put before commas.
enum TaggedColumns {
    /// How a source's tags are to be read.
    struct Reading {
        var source: String
        /// Kinds the source does not tag.
        var untagged: Set<NameKind> = [.other]
        /// Kinds of the source to believe; others become "maybe nothing".
        var believed: Set<NameKind> = Set(NameKind.allCases)
        /// The source leaves `Co., Ltd.` out of names.
        var extendsLegalForms = false
        /// One document in so many lines of sentences, where the file marks none.
        var sentencesPerDocument = 40
    }

    private struct Word {
        var text: Substring
        var tag: Substring
    }

    static func read(_ path: String, _ reading: Reading, isCompany: (String) -> Bool) throws -> [TaggedText] {
        var documents: [[[Word]]] = [[]]
        var sentence: [Word] = []
        func close() {
            guard !sentence.isEmpty else { return }
            if sentence[0].text == "-DOCSTART-" {
                if !documents[documents.count - 1].isEmpty { documents.append([]) }
            } else {
                documents[documents.count - 1].append(sentence)
                if documents[documents.count - 1].count >= reading.sentencesPerDocument { documents.append([]) }
            }
            sentence = []
        }
        for line in try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            let columns = line.split(separator: "\t")
            if columns.count >= 2 { sentence.append(Word(text: columns[0], tag: columns[1])) } else { close() }
        }
        close()
        return documents.filter { !$0.isEmpty }.enumerated().map { number, sentences in
            var text = TaggedText(source: reading.source)
            text.untagged = reading.untagged
            // Every other document keeps its spaces: some publishers' texts have them too.
            for sentence in sentences { write(sentence, to: &text, reading, spaced: number % 3 == 2, isCompany) }
            return text
        }
    }

    private static let noSpaceBefore: Set<String> = [
        ".", ",", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "'re", "'ve", "'ll", "'m", "'d", "%", "'", "’",
    ]
    private static let noSpaceAfter: Set<String> = ["(", "[", "$", "#", "£", "€"]

    private static func write(
        _ sentence: [Word], to text: inout TaggedText, _ reading: Reading, spaced: Bool, _ isCompany: (String) -> Bool
    ) {
        var open: (start: Int, kind: String)?
        var glue = true
        func close() {
            guard let (start, kind) = open else { return }
            open = nil
            let name = TaggedText.Name(start: start, end: text.text.count, kinds: [.other])
            let words = text.string(name)
            guard let (kinds, optional) = self.kinds(kind, words, reading, isCompany) else { return }
            text.names.append(TaggedText.Name(start: start, end: text.text.count, kinds: kinds, optional: optional))
        }
        for (i, word) in sentence.enumerated() {
            let s = String(word.text)
            let hyphen = s == "-" || s == "/"
            let continues =
                open != nil
                && (word.tag.hasPrefix("I-")
                    || (reading.extendsLegalForms && open?.kind == "ORG" && word.tag == "O" && isForm(sentence, i)))
            if !continues { close() }
            if !(glue || (!spaced && (noSpaceBefore.contains(s) || hyphen)) || s.hasPrefix("'s")) { text.append(" ") }
            if !continues, word.tag != "O" { open = (text.text.count, String(word.tag.dropFirst(2))) }
            text.append(s)
            glue = !spaced && (noSpaceAfter.contains(s) || (hyphen && i > 0))
        }
        close()
        text.append("\n")
    }

    private static let forms: Set<String> = [
        "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "lp", "l.p",
        "ag", "sa", "s.a", "se", "nv", "n.v", "ab",
        "asa", "oyj", "spa", "s.p.a", "gmbh", "bhd", "berhad", "tbk", "pjsc", "jsc", "holdings", "group",
    ]

    /// Whether word `i` is a legal form, or the comma before one.
    private static func isForm(_ sentence: [Word], _ i: Int) -> Bool {
        func form(_ i: Int) -> Bool {
            guard i < sentence.count else { return false }
            var s = sentence[i].text.lowercased()
            if s.hasSuffix(".") { s.removeLast() }
            return forms.contains(s) && sentence[i].text.first?.isUppercase == true || s == "plc"
        }
        return form(i) || (sentence[i].text == "," && form(i + 1))
    }

    /// What a tag of the source may mean here; nil drops the name.
    private static func kinds(_ tag: String, _ words: String, _ reading: Reading, _ isCompany: (String) -> Bool) -> (
        Set<NameKind>, Bool
    )? {
        let kind: NameKind
        switch tag {
        case "ORG": kind = .organisation
        case "PER": kind = .person
        case "LOC": kind = .place
        default: kind = .other
        }
        guard reading.believed.contains(kind) else { return ([kind], true) }
        switch kind {
        case .organisation:
            if isCompany(words) { return ([.company], false) }
            let tokens = TokenStream(words).tokens
            if let last = tokens.last(where: { $0.kind == .word }), NotCompanies.heads[last] == .organisation {
                return ([.organisation], false)
            }
            return ([.company, .organisation], false)
        case .person:
            // Nouns for persons ("the president", "Americans") are no names here.
            guard words.contains(where: \.isUppercase) else { return nil }
            return ([.person], false)
        case .other: return ([.other], !words.contains(" "))
        default: return ([kind], false)
        }
    }
}
