/// A run of digits with separators, read by the conventions of a language.
struct DigitNumber {
    var significand: Int128
    /// Digits behind the decimal point.
    var places: Int
    var digits: Int
    var grouped: Bool
    var leadingZero: Bool
    var hasPoint: Bool { places > 0 }

    /// Languages that part thousands with a period and decimals with a comma.
    static func usesDecimalComma(_ language: String?) -> Bool {
        guard let language else { return false }
        switch language.utf8.prefix(2).map({ $0 | 0x20 }) {
        case Array("de".utf8), Array("fr".utf8), Array("es".utf8), Array("it".utf8), Array("pt".utf8), Array("nl".utf8),
            Array("da".utf8),
            Array("sv".utf8), Array("nb".utf8), Array("no".utf8), Array("fi".utf8), Array("pl".utf8), Array("cs".utf8),
            Array("ru".utf8),
            Array("tr".utf8), Array("id".utf8), Array("ro".utf8), Array("hu".utf8), Array("el".utf8):
            return true
        default: return false
        }
    }

    /// Reads `[0-9.,]`; nil where the separators make no number (versions, lists) or digits are too many.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool) {
        var commas = 0
        var points = 0
        var lastComma = -1
        var lastPoint = -1
        significand = 0
        digits = 0
        for (i, b) in bytes.enumerated() {
            switch b {
            case UInt8(ascii: ","):
                commas += 1
                lastComma = i
            case UInt8(ascii: "."):
                points += 1
                lastPoint = i
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= 30 else { return nil }
                significand = significand * 10 + Int128(b - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        places = 0
        grouped = false
        leadingZero = bytes.count > 1 && bytes[0] == UInt8(ascii: "0") && commas + points == 0
        let n = bytes.count
        switch (commas, points) {
        case (0, 0): break
        case (_, 0):
            if !(decimalComma && commas == 1), Self.groupsFit(bytes, UInt8(ascii: ","), end: n) {
                grouped = true
            } else if commas == 1 {
                places = n - lastComma - 1
            } else {
                return nil
            }
        case (0, 1):
            if decimalComma, Self.groupsFit(bytes, UInt8(ascii: "."), end: n) {
                grouped = true
            } else {
                places = n - lastPoint - 1
            }
        case (0, _):
            guard Self.groupsFit(bytes, UInt8(ascii: "."), end: n) else { return nil }
            grouped = true
        case (_, 1) where lastPoint > lastComma:
            guard Self.groupsFit(bytes, UInt8(ascii: ","), end: lastPoint) else { return nil }
            grouped = true
            places = n - lastPoint - 1
        case (1, _) where lastComma > lastPoint:
            guard Self.groupsFit(bytes, UInt8(ascii: "."), end: lastComma) else { return nil }
            grouped = true
            places = n - lastComma - 1
        default: return nil
        }
    }

    /// Whether the separators stand where thousands (1,234,567) or lakhs and crores (12,34,567) are parted.
    private static func groupsFit(_ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8, end: Int) -> Bool {
        var run = 0
        var group = 0
        var pairs = false
        for i in 0...end {
            if i < end && bytes[i] != separator {
                run += 1
                continue
            }
            if group == 0 {
                guard run >= 1 && run <= 3 && bytes[0] != UInt8(ascii: "0") else { return false }
            } else if i == end {
                guard run == 3 else { return false }
            } else if run == 2 {
                pairs = true
            } else if run != 3 || pairs {
                return false
            }
            group += 1
            run = 0
        }
        return group > 1
    }
}
