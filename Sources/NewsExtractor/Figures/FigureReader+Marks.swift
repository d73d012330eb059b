internal import NewsLanguage
internal import NewsModel

/// Prime marks as units: feet and inches, minutes and seconds of arc.
extension FigureReader {
    /// "6'2\"": feet with the inches joined to them.
    private func isFeetAndInches(_ j: Int) -> Bool {
        tokens[j].isSign("'") && j + 2 < end && tokens[j + 1].kind == .number && tokens[j + 1].count <= 2
            && tokens[j + 2].isSign("\"") && !tokens[j + 2].spaceBefore
    }

    /// "a 3' (180\") field": the sixtieth in brackets tells that the marks are arc minutes and seconds.
    func arc(_ mark: Int, _ number: NumberReading, _ j: Int) -> Int? {
        if mark == lexicon.inch {
            guard let previous, previous.unit >= 0, previous.unit == lexicon.arcMinute,
                previous.next == number.first - 1, tokens[number.first - 1].isSign("(")
            else { return nil }
            return lexicon.arcSecond
        }
        guard j + 3 < end, tokens[j + 1].isSign("("), tokens[j + 2].kind == .number, tokens[j + 3].isSign("\""),
            let seconds = digitNumber(Int(tokens[j + 2].start), Int(tokens[j + 2].end)),
            let expected = number.value.multiplied(by: ExactDecimal(60)),
            ExactDecimal(significand: seconds.significand, exponent: -seconds.places) == expected
        else { return nil }
        return lexicon.arcMinute
    }

    /// "15’9″", "6’2”": an apostrophe between feet and the inches that have a mark of their own.
    private func isCurlyFoot(_ j: Int) -> Bool {
        // "a 12’ long sofa"
        if j + 1 < end, !tokens[j].spaceBefore, isSign(j, "’"), tokens[j + 1].spaceBefore,
            isCue(tokens[j + 1], .dimension)
        {
            return true
        }
        guard j + 2 < end, !tokens[j].spaceBefore, isSign(j, "’"), tokens[j + 1].kind == .number,
            tokens[j + 1].count <= 2, !tokens[j + 1].spaceBefore, !tokens[j + 2].spaceBefore
        else { return false }
        return tokens[j + 2].isSign("\"") || isSign(j + 2, "”") || isSign(j + 2, "″")
    }

    /// Feet and inches as prime marks: "30'", where no quotation is open.
    func primeMark(_ j: Int) -> Int? {
        let token = tokens[j]
        if isCurlyFoot(j) { return lexicon.foot }
        guard !token.spaceBefore, token.isSign("'") || token.isSign("\""),
            j + 1 >= end || tokens[j + 1].spaceBefore || tokens[j + 1].isSign(".") || tokens[j + 1].isSign(",")
                || tokens[j + 1].isSign(")") || isTimesSign(j + 1) || isDimension(j + 1) || isFeetAndInches(j)
        else {
            return nil
        }
        var open = false
        for k in max(start, j - 60)..<j where tokens[k].first == token.first && tokens[k].count == 1 { open.toggle() }
        return open ? nil : token.isSign("'") ? lexicon.foot : lexicon.inch
    }
}
