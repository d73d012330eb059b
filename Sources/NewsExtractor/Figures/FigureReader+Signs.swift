internal import NewsLanguage

/// Signs beyond ASCII, and those that are written in several ways.
extension FigureReader {
    /// Whether token `j` is this one sign.
    @inline(__always)
    func isSign(_ j: Int, _ sign: Unicode.Scalar) -> Bool {
        let token = tokens[j]
        let written = UTF8.encode(sign)
        guard let written, token.first == written.first, token.count == written.count else { return false }
        return bytes[Int(token.start)..<Int(token.end)].elementsEqual(written)
    }

    /// A hyphen or the minus sign.
    func isMinus(_ j: Int) -> Bool { tokens[j].isSign("-") || isSign(j, "−") }

    /// An en dash, em dash or non-breaking hyphen.
    func isDash(_ j: Int) -> Bool {
        let token = tokens[j]
        let at = Int(token.start)
        // U+2010 to U+2015
        return token.count == 3 && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (0x90...0x95).contains(bytes[at + 2])
    }

    /// Whether token `j` is a hyphen glued on both sides.
    func isHyphen(_ j: Int) -> Bool {
        j > start && j + 1 < end && !tokens[j].spaceBefore && !tokens[j + 1].spaceBefore
            && (tokens[j].isSign("-") || isDash(j))
    }

    func isTimesSign(_ j: Int) -> Bool { isSign(j, "×") }

    /// An apostrophe, straight or curly.
    func isApostrophe(_ j: Int) -> Bool { tokens[j].isSign("'") || isSign(j, "’") }

    /// The sign of a cell's edge in a row of a table.
    func isBar(_ j: Int) -> Bool { j >= start && j < end && tokens[j].isSign("|") }
}
