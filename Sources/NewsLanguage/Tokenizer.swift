/// Cuts UTF-8 into tokens in one pass.
struct Tokenizer {
    private(set) var tokens: [Token] = []
    /// Index of the first token behind each line break.
    private(set) var lineStarts: [Int] = []
    private var spaceBefore = true

    mutating func run(_ text: UnsafeBufferPointer<UInt8>) {
        tokens.reserveCapacity(text.count / 5 + 8)
        let n = text.count
        var i = 0
        while i < n {
            let (cls, length) = Self.classify(text, i)
            switch cls {
            case .newline:
                lineStarts.append(tokens.count)
                spaceBefore = true
                i += length
            case .space:
                spaceBefore = true
                i += length
            case .invisible:
                i += length
            case .letter:
                let end = wordEnd(text, i)
                add(text, i, end, hasDigit(text, i, end) ? .alphanumeric : .word)
                i = end
            case .digit:
                let end = numberEnd(text, i)
                add(text, i, end, .number)
                i = end
            case .punctuation, .symbol:
                if let end = cliticEnd(text, i) {
                    add(text, i, end, .word)
                    i = end
                } else {
                    add(text, i, i + length, cls == .symbol ? .symbol : .punctuation)
                    i += length
                }
            }
        }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ kind: Token.Kind) {
        let slice = UnsafeBufferPointer(rebasing: text[start..<end])
        let shape = kind == .word || kind == .alphanumeric ? Self.shape(slice) : .none
        tokens.append(
            Token(
                start: Int32(start), end: Int32(end), kind: kind, shape: shape, spaceBefore: spaceBefore,
                first: slice[0],
                hash: WordHash.of(slice)))
        spaceBefore = false
    }

    /// Class of the character at `i` and its length in bytes. Bytes that are no UTF-8 count as one letter each.
    @inline(__always)
    private static func classify(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> (ByteClass, Int) {
        let b = text[i]
        if b < 0x80 { return (ByteClass.ascii(b), 1) }
        return classifyWide(text, i)
    }

    private static func classifyWide(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> (ByteClass, Int) {
        let b = text[i]
        let length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1
        guard length > 1, i + length <= text.count else { return (.letter, 1) }
        var scalar = UInt32(b) & (0x7F >> UInt32(length))
        for k in 1..<length { scalar = scalar << 6 | UInt32(text[i + k] & 0x3F) }
        return (ByteClass.of(scalar), length)
    }

    private static func isLetter(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        i < text.count && classify(text, i).0 == .letter
    }

    /// Length of an apostrophe at `i`, or 0.
    @inline(__always)
    private static func apostrophe(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        guard i < text.count else { return 0 }
        if text[i] == 0x27 { return 1 }
        if text[i] == 0xE2 && i + 2 < text.count && text[i + 1] == 0x80 && text[i + 2] == 0x99 { return 3 }
        return 0
    }

    /// End of a word that starts at `i`: letters and digits, inner apostrophes (but not the clitic 's), acronym periods.
    private func wordEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var i = start
        // Nearly every word is of these letters alone.
        while i < text.count, text[i] | 0x20 &- 0x61 < 26 { i += 1 }
        var letters = i - start
        while i < text.count {
            let (cls, length) = Self.classify(text, i)
            if cls == .letter || cls == .digit {
                i += length
                letters += 1
                continue
            }
            if cls == .invisible, let next = Self.behindInvisible(text, i, is: { $0 == .letter || $0 == .digit }) {
                i = next
                continue
            }
            let mark = Self.apostrophe(text, i)
            if mark > 0 && Self.isLetter(text, i + mark) {
                let next = text[i + mark] | 0x20
                if next == UInt8(ascii: "s") && !Self.isLetter(text, i + mark + 1) { break }
                i += mark
                continue
            }
            break
        }
        // U.S., N.V., a.m.: single letters, each with its period.
        if letters == 1 && i < text.count && text[i] == UInt8(ascii: ".") && Self.isLetter(text, i + 1) {
            var end = i
            var periods = 0
            var j = i
            while j < text.count && text[j] == UInt8(ascii: ".") {
                periods += 1
                end = j + 1
                guard Self.isLetter(text, j + 1) else { break }
                let (_, length) = Self.classify(text, j + 1)
                let after = j + 1 + length
                if after < text.count && Self.classify(text, after).0 == .letter { return periods > 1 ? end : i }
                end = after
                j = after
            }
            return end
        }
        return i
    }

    private func hasDigit(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for i in start..<end where text[i] >= 0x30 && text[i] <= 0x39 { return true }
        return false
    }

    /// End of a number that starts at `i`: digits with single separators between digits.
    private func numberEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var i = start
        while i < text.count {
            let (cls, length) = Self.classify(text, i)
            if cls == .digit {
                if length > 1 { return i == start ? i + length : i }
                i += length
            } else if (text[i] == UInt8(ascii: ",") || text[i] == UInt8(ascii: ".")) && i + 1 < text.count
                && text[i + 1] >= 0x30 && text[i + 1] <= 0x39
            {
                i += 1
            } else if cls == .invisible, let next = Self.behindInvisible(text, i, is: { $0 == .digit }) {
                i = next
            } else if text[i] == 0xC2, i + 2 < text.count, text[i + 1] == 0xB7, text[i + 2] >= 0x30, text[i + 2] <= 0x39
            {
                // "12·5": a raised point
                i += 2
            } else {
                break
            }
        }
        return i
    }

    /// The character behind the invisible ones at `i`, where it is of a class that goes on with the token.
    private static func behindInvisible(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, is fitting: (ByteClass) -> Bool
    ) -> Int? {
        var i = start
        while i < text.count {
            let (cls, length) = classify(text, i)
            if cls != .invisible { return fitting(cls) ? i : nil }
            i += length
        }
        return nil
    }

    /// End of the clitic `'s` at `i`, where it follows a word, number or closing sign directly.
    private func cliticEnd(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int? {
        let mark = Self.apostrophe(text, i)
        guard mark > 0, !spaceBefore, i + mark < text.count, text[i + mark] | 0x20 == UInt8(ascii: "s") else {
            return nil
        }
        return Self.isLetter(text, i + mark + 1) ? nil : i + mark + 1
    }

    private static func shape(_ word: UnsafeBufferPointer<UInt8>) -> Token.Shape {
        // Nearly every word is small.
        var i = 0
        while i < word.count, word[i] &- 0x61 < 26 { i += 1 }
        var upper = 0
        var lower = i
        var firstUpper = false
        while i < word.count {
            let b = word[i]
            var isUpper = b &- 0x41 < 26
            var isLower = b &- 0x61 < 26
            if b >= 0x80 { (isUpper, isLower) = wideCase(word, i) }
            if isUpper {
                if upper + lower == 0 { firstUpper = true }
                upper += 1
            } else if isLower {
                lower += 1
            }
            i += 1
        }
        if upper + lower == 0 { return .none }
        if upper == 0 { return .lower }
        if lower == 0 { return upper == 1 ? .capitalised : .upper }
        return firstUpper && upper == 1 ? .capitalised : .mixed
    }

    /// Whether the letter that begins at byte `i` beyond ASCII is a capital or a small one (Latin, Greek and Cyrillic blocks).
    private static func wideCase(_ word: UnsafeBufferPointer<UInt8>, _ i: Int) -> (isUpper: Bool, isLower: Bool) {
        let b = word[i]
        guard b >= 0xC3, b < 0xD2, i + 1 < word.count else { return (false, false) }
        if b == 0xC3 { return (word[i + 1] < 0x9F, word[i + 1] >= 0x9F) }
        let scalar = UInt32(b & 0x1F) << 6 | UInt32(word[i + 1] & 0x3F)
        let properties = Unicode.Scalar(scalar)?.properties
        return (properties?.isUppercase ?? false, properties?.isLowercase ?? false)
    }
}
