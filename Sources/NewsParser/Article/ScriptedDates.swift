internal import NewsMarkup
internal import NewsModel

/// Dates that stand only in the data which a page hands to its scripts: pages that are built in the browser say there when
/// their story was published, and nowhere else.
enum ScriptedDates {
    /// Bytes of a page that are looked through.
    private static let limit = 2_000_000

    private static let names: [[UInt8]] = Table("markup/date_metas").rows.filter {
        $0.first == "script" && $0.count > 1
    }
    .map { Array("\"\($0[1])\"".utf8) }

    /// The value of the first name that the page has, where all its values name one day.
    static func published(_ page: [UInt8]) -> String? {
        var found: [(name: Int, value: String)] = []
        page.withUnsafeBufferPointer { bytes in
            let end = min(bytes.count, limit)
            var i = ByteScan.first(UInt8(ascii: "\""), in: bytes, from: 0, to: end)
            while i < end {
                if let k = names.firstIndex(where: { stands($0, bytes, i, end) }) {
                    i += names[k].count
                    if let value = value(bytes, &i, end) { found.append((k, value)) }
                } else {
                    i += 1
                }
                i = ByteScan.first(UInt8(ascii: "\""), in: bytes, from: i, to: end)
            }
        }
        guard !found.isEmpty else { return nil }
        for name in names.indices {
            let values = found.filter { $0.name == name }.map(\.value)
            let days = Set(values.compactMap { WrittenDate.first(in: $0, epochs: true)?.day })
            if let first = values.first, days.count == 1 { return first }
        }
        return nil
    }

    @inline(__always)
    private static func stands(_ name: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Bool {
        guard i + name.count < end, bytes[i + 1] == name[1] else { return false }
        for k in 2..<name.count where bytes[i + k] != name[k] { return false }
        return true
    }

    /// What stands behind a name and a colon: a string or a number.
    private static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ end: Int) -> String? {
        while i < end, bytes[i] <= 0x20 { i += 1 }
        guard i < end, bytes[i] == UInt8(ascii: ":") else { return nil }
        i += 1
        while i < end, bytes[i] <= 0x20 { i += 1 }
        if i < end, bytes[i] == UInt8(ascii: "\"") { i += 1 }
        let start = i
        while i < end, i - start < 40, bytes[i] != UInt8(ascii: "\""), bytes[i] != UInt8(ascii: ","),
            bytes[i] != UInt8(ascii: "}")
        { i += 1 }
        return i > start ? String(decoding: bytes[start..<i], as: UTF8.self) : nil
    }
}
