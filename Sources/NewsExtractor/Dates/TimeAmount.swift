/// An amount of time: `3 years`, `several weeks`, `two and a half hours`, `4 years 3 months`.
struct TimeAmount: Sendable, Equatable {
    /// Whole units; nil where the text leaves the number open ("several").
    var whole: Int? {
        get { wholeOrNone < 0 ? nil : Int(wholeOrNone) }
        set { wholeOrNone = newValue.map { Int32(clamping: $0) } ?? -1 }
    }
    /// Digits behind the decimal point: 5 for a half, 25 for a quarter; 0 for none.
    var fraction: Int32 = 0
    var unit: TimeUnit
    /// Whether only business days count: "the next four business days".
    var isBusiness = false
    /// Whether an article counts it: "a decade" is a decade, "two decades" are twenty years.
    var isArticle = false
    private var wholeOrNone: Int32
    /// A smaller amount that is added: the month of "4 years 3 months".
    var rest: [Part] = []

    /// One more number with its unit.
    struct Part: Sendable, Equatable {
        var whole: Int
        var unit: TimeUnit
        /// Digits behind the decimal point, and how many there are: 5 and 2 for the hundredths of "1:43.05".
        var fraction: Int32 = 0
        var places: UInt8 = 0

        /// The decimals with their point; nothing where there are none.
        var decimals: String {
            guard places > 0 else { return "" }
            let digits = String(fraction)
            return "." + String(repeating: "0", count: max(0, Int(places) - digits.utf8.count)) + digits
        }
    }

    init(whole: Int?, fraction: Int32 = 0, unit: TimeUnit) {
        self.unit = unit
        self.fraction = fraction
        wholeOrNone = whole.map { Int32(clamping: $0) } ?? -1
    }

    /// One or an open number of a unit, as `dates/phrases` writes it: `1W`, `XTH`.
    init?(code: String) {
        guard let first = code.first, first == "1" || first == "X", let unit = TimeUnit(code: String(code.dropFirst()))
        else { return nil }
        self.init(whole: first == "1" ? 1 : nil, unit: unit)
        isArticle = first == "1"
    }

    /// TIMEX3 duration: `P3Y`, `PXW`, `PT1H30M`, `P2Y1M`; decades and centuries count in years.
    var value: String {
        var date = ""
        var clock = ""
        func add(_ text: String, _ unit: TimeUnit) {
            if unit.isClock { clock += text + unit.designator } else { date += text + unit.designator }
        }
        guard let whole else { return unit == .century || unit == .millennium ? "PXCE" : vague }
        let count = Self.times(whole, unit.factor)
        if isArticle, fraction == 0, rest.isEmpty, whole == 1, unit.factor >= 10 {
            return unit == .decade ? "P1DE" : unit == .century ? "P1CE" : "P10CE"
        }
        if fraction == 0 {
            var parts = rest[...]
            var sum = count
            // Two decades and three years are 23 years.
            if let first = parts.first, first.unit.designator == unit.designator, first.unit.isClock == unit.isClock {
                sum += Self.times(first.whole, first.unit.factor)
                parts = parts.dropFirst()
            }
            // 0:58.3 has no minutes.
            if sum > 0 || parts.isEmpty { add(String(sum), unit) }
            for part in parts {
                add(String(Self.times(part.whole, part.unit.factor)) + part.decimals, part.unit)
            }
        } else if fraction == 5, unit == .hour || unit == .minute {
            // An hour and a half is an hour and thirty minutes.
            if count > 0 { add(String(count), unit) }
            add("30", unit == .hour ? .minute : .second)
        } else if fraction == 5, count == 0, unit == .year {
            add("6", .month)
        } else {
            add(decimal(count), unit)
        }
        return "P" + date + (clock.isEmpty ? "" : "T" + clock)
    }

    /// An open number of the unit: `PXW`, `PTXM`.
    private var vague: String { unit.isClock ? "PTX" + unit.designator : "PX" + unit.designator }

    /// The count with its fraction, in units of the designator: 2.5 decades are 25 years.
    private func decimal(_ count: Int) -> String {
        var places = 0
        var scale = 1
        while scale <= Int(fraction) {
            scale *= 10
            places += 1
        }
        let part = Int(fraction) * unit.factor
        let behind = part % scale
        var text = String(count + part / scale)
        guard behind > 0 else { return text }
        var digits = String(behind)
        while digits.utf8.count < places { digits = "0" + digits }
        while digits.hasSuffix("0") { digits.removeLast() }
        text += "." + digits
        return text
    }

    private static func times(_ number: Int, _ factor: Int) -> Int {
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? number : product
    }

    /// All parts that count days or months, for moving a date; nil where the number is open or broken.
    var calendarShift: (months: Int, days: Int, seconds: Int)? {
        guard let whole, whole < 1_000_000 else { return nil }
        var months = 0
        var days = 0
        var seconds = 0
        func add(_ n: Int, _ unit: TimeUnit) {
            if let m = unit.months { months += n * m }
            if let d = unit.days { days += n * d }
            if let s = unit.seconds { seconds += n * s }
        }
        add(whole, unit)
        if fraction == 5 {
            if let m = unit.months, m % 2 == 0 { months += m / 2 }
            if let d = unit.days { days += d / 2 }
            if let s = unit.seconds { seconds += s / 2 }
        } else if fraction != 0 {
            return nil
        }
        for part in rest where part.whole < 1_000_000 { add(part.whole, part.unit) }
        return (months, days, seconds)
    }
}
