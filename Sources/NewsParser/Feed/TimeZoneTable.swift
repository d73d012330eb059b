internal import NewsModel

/// Time zones that feeds name (`feed/time-zones`).
struct TimeZoneTable: Sendable {
    static let shared = TimeZoneTable()

    struct Zone: Sendable {
        var minutes: Int
        /// "eu", "us" or "-".
        var summerTime: String

        /// Minutes east of Greenwich on that day. The hour of the change itself is decided by local standard time.
        func offset(_ date: CalendarDate, hour: Int) -> Int {
            let isSummer: Bool
            switch summerTime {
            case "eu":
                // Last Sunday of March to last Sunday of October, at 1:00 UTC (Directive 2000/84/EC).
                let change = 1 + minutes / 60
                isSummer = Zone.between(date, hour, (3, nil, change), (10, nil, change + 1))
            case "us":
                // Second Sunday of March to first Sunday of November since 2007; before, April to October.
                isSummer =
                    date.year >= 2007
                    ? Zone.between(date, hour, (3, 2, 2), (11, 1, 2))
                    : Zone.between(date, hour, (4, 1, 2), (10, nil, 2))
            default: isSummer = false
            }
            return minutes + (isSummer ? 60 : 0)
        }

        /// Whether the hour lies between the n-th (nil: last) Sundays of two months.
        private static func between(
            _ date: CalendarDate, _ hour: Int, _ start: (Int, Int?, Int), _ end: (Int, Int?, Int)
        ) -> Bool {
            let now = date.dayNumber * 24 + hour
            return now >= sunday(date.year, start.0, start.1) * 24 + start.2
                && now < sunday(date.year, end.0, end.1) * 24 + end.2
        }

        private static func sunday(_ year: Int, _ month: Int, _ nth: Int?) -> Int {
            // The last Sunday of a month of 31 days is its only one from the 25th on.
            let from =
                CalendarDate(year: year, month: month, day: nth.map { ($0 - 1) * 7 + 1 } ?? 25)
                ?? CalendarDate(dayNumber: 0)
            return from.dayNumber + (7 - from.weekday)
        }
    }

    private let zones: HashedNames<Zone>

    private init() {
        zones = HashedNames(
            Table("feed/time-zones").rows.filter { $0.count >= 3 }.map {
                ($0[0], Zone(minutes: Int($0[1]) ?? 0, summerTime: $0[2]))
            })
    }

    /// The zone of that name; all are ASCII.
    func zone(_ bytes: [UInt8], _ name: Range<Int>) -> Zone? {
        bytes.withUnsafeBufferPointer { zones[HashedNames<Zone>.hash($0, name)] }
    }
}
