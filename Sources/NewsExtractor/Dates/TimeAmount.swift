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
    private var wholeOrNone: Int32
    /// A smaller amount that is added: the month of "4 years 3 months".
    var rest: [Part] = []

    /// One more number with its unit.
    struct Part: Sendable, Equatable {
        var whole: Int
        var unit: TimeUnit
    }

    init(whole: Int?, fraction: Int32 = 0, unit: TimeUnit) {
        self.unit = unit
        self.fraction = fraction
        wholeOrNone = whole.map { Int32(clamping: $0) } ?? -1
    }

    /// TIMEX3 duration: `P3Y`, `PXW`, `PT1H30M`, `P2Y1M`.
    var value: String {
        var date = ""
        var clock = ""
        func add(_ text: String, _ unit: TimeUnit) {
            if unit.isClock { clock += text + unit.designator } else { date += text + unit.designator }
        }
        if let whole {
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: unit.factor)
            let count = overflow ? whole : scaled
            if fraction == 5, unit == .hour || unit == .minute {
                // An hour and a half is an hour and thirty minutes.
                if count > 0 { add(String(count), unit) }
                add("30", unit == .hour ? .minute : .second)
            } else if fraction == 5, count == 0, unit == .year {
                add("6", .month)
            } else if fraction == 5, count == 0, unit == .decade || unit == .century {
                add(unit == .decade ? "5" : "50", .year)
            } else {
                add(String(count) + (fraction == 0 ? "" : "." + String(fraction)), unit)
            }
        } else {
            add("X", unit)
        }
        for part in rest { add(String(part.whole), part.unit) }
        return "P" + date + (clock.isEmpty ? "" : "T" + clock)
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
