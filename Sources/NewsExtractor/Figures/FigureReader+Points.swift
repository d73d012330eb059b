internal import NewsLanguage

/// Parts of a point.
extension FigureReader {
    /// "cut its rate by a quarter point": a part of a point of what is told in percent. The nearest word that tells how it is
    /// quoted decides, since bonds and shares move by parts of a point of their price.
    func isOfPercentage(_ first: Int, _ point: Int) -> Bool {
        for distance in 1...24 {
            for k in [point + distance, first - distance] where k >= start && k < end {
                if tokens[k].isSign("%") { return true }
                guard tokens[k].kind == .word, let roles = lexicon.cues[tokens[k]] else { continue }
                if roles.contains(.percentage) { return true }
                if roles.contains(.quotedInPoints) { return false }
            }
        }
        return false
    }
}
