internal import NewsModel

/// Singular and plural of English nouns: spelling rules, and a table of those that follow none.
package enum NounNumber {
    private static let irregular: WordTable<String> = {
        WordTable(Table("language/plurals").rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) })
    }()

    /// Whether the word of a token may be a plural noun. Words are judged by their spelling, so a verb in `-s` passes too.
    package static func mayBePlural(_ token: Token, in bytes: [UInt8]) -> Bool {
        guard token.kind == .word else { return false }
        if irregular[token] != nil { return true }
        let n = token.count
        guard n > 2, lower(bytes[Int(token.end) - 1]) == UInt8(ascii: "s") else { return false }
        // "GPUs", "APIs", "OSs": an s behind capitals.
        let before = bytes[Int(token.end) - 2]
        if before >= 0x41, before <= 0x5A, bytes[Int(token.end) - 1] == UInt8(ascii: "s") { return true }
        switch lower(before) {
        // "Israelis" are many, a "crisis" is one.
        case UInt8(ascii: "i"): return token.shape == .capitalised && n > 5
        case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "'"), UInt8(ascii: "."): return false
        default: return true
        }
    }

    /// The singular of a noun; the word itself where it is none that the rules know.
    package static func singular(_ word: String) -> String {
        if let known = irregular[word] { return known }
        let bytes = Array(word.utf8)
        func ends(_ suffix: StaticString) -> Bool {
            let n = suffix.utf8CodeUnitCount
            guard bytes.count > n else { return false }
            for i in 0..<n where lower(bytes[bytes.count - n + i]) != suffix.utf8Start[i] { return false }
            return true
        }
        if bytes.count > 2, bytes[bytes.count - 1] == UInt8(ascii: "s"), bytes[bytes.count - 2] >= 0x41,
            bytes[bytes.count - 2] <= 0x5A
        {
            return String(word.dropLast())
        }
        guard bytes.count > 2, ends("s"), !ends("ss"), !ends("us"), !ends("is") || bytes[0] < 0x61 && bytes.count > 5
        else { return word }
        if ends("ies") && bytes.count > 4 { return String(word.dropLast(3)) + "y" }
        if ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes") {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }

    private static func lower(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }
}
