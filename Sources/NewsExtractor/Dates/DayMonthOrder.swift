internal import NewsLanguage

/// How a document writes dates of three numbers, told from those that can be read only one way.
struct DayMonthOrder: Sendable {
    /// Whether `5/12/2019` is 5 December.
    var dayFirst: Bool
    /// Whether the document itself showed it.
    var isCertain: Bool

    /// Month first, as most English newsrooms with slashes write.
    static let standard = DayMonthOrder(dayFirst: false, isCertain: false)

    /// What the dates of a document show: a number above 12 settles which side the day is on.
    struct Evidence: Sendable {
        private var dayFirst = 0
        private var monthFirst = 0

        /// Looks at every `a/b/c` of a stretch.
        mutating func add(_ stretch: TextStretch) {
            let tokens = stretch.stream.tokens
            let bytes = stretch.stream.bytes
            let range = stretch.tokens
            let end = min(range.upperBound, tokens.count - 4)
            var i = range.lowerBound
            while i < end {
                guard tokens[i].kind == .number, tokens[i + 1].isSign("/"), tokens[i + 2].kind == .number,
                    tokens[i + 3].isSign("/"), tokens[i + 4].kind == .number, let a = number(tokens[i], bytes),
                    let b = number(tokens[i + 2], bytes)
                else {
                    i += 1
                    continue
                }
                if a > 12 && a <= 31 && b <= 12 { dayFirst += 1 }
                if b > 12 && b <= 31 && a <= 12 { monthFirst += 1 }
                i += 4
            }
        }

        /// The order of the document. Where it shows nothing, English and unknown languages put the month first, all others the
        /// day.
        func order(language: String?) -> DayMonthOrder {
            if dayFirst != monthFirst { return DayMonthOrder(dayFirst: dayFirst > monthFirst, isCertain: true) }
            let english = language.map { $0.hasPrefix("en") } ?? true
            let british =
                language.map { $0.hasPrefix("en-") && !$0.hasPrefix("en-US") && !$0.hasPrefix("en-us") } ?? false
            return DayMonthOrder(dayFirst: !english || british, isCertain: false)
        }
    }

    private static func number(_ token: Token, _ bytes: [UInt8]) -> Int? {
        guard token.count <= 2 else { return nil }
        var value = 0
        for at in Int(token.start)..<Int(token.end) {
            guard bytes[at] >= 0x30 && bytes[at] <= 0x39 else { return nil }
            value = value * 10 + Int(bytes[at] - 0x30)
        }
        return value
    }
}
