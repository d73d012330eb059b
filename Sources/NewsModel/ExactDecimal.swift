/// An exact decimal number, `significand × 10^exponent`, of up to 36 significant digits.
///
/// Numbers that carry meaning never pass through binary floating point: a loader that guesses types would turn 1.5 into 2.
/// Equality and hashing are numeric: 1.50 equals 1.5; the written precision is kept beside the number (see `decimals`).
public struct ExactDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// All digits as one signed integer, without trailing zeros (0 has exponent 0).
    public let significand: Int128
    /// Power of ten the significand is multiplied by.
    public let exponent: Int

    /// The most significant digits a value may have.
    public static let maximumDigits = 36
    /// The largest magnitude of an exponent, so that printing a value stays short.
    public static let maximumExponent = 60

    /// Builds the number and drops trailing zeros of the significand.
    public init(significand: Int128, exponent: Int = 0) {
        var s = significand
        var e = exponent
        if s == 0 {
            e = 0
        } else {
            while s % 10 == 0 {
                s /= 10
                e += 1
            }
        }
        self.significand = s
        self.exponent = e
    }

    /// A whole number.
    public init(_ value: Int) { self.init(significand: Int128(value)) }

    /// Reads `[-+]digits[.digits][e[-+]digits]`; nil where the text is no such number or has more digits than fit.
    public init?(_ text: String) {
        var significand: Int128 = 0
        var exponent = 0
        var digits = 0
        var seenDigit = false
        var seenPoint = false
        var negative = false
        var bytes = Array(text.utf8)[...]
        if let first = bytes.first, first == 0x2D || first == 0x2B {
            negative = first == 0x2D
            bytes = bytes.dropFirst()
        }
        while let b = bytes.first {
            if b >= 0x30 && b <= 0x39 {
                seenDigit = true
                if digits > 0 || b != 0x30 { digits += 1 }
                guard digits <= Self.maximumDigits else { return nil }
                significand = significand * 10 + Int128(b - 0x30)
                if seenPoint { exponent -= 1 }
            } else if b == 0x2E && !seenPoint {
                seenPoint = true
            } else {
                break
            }
            bytes = bytes.dropFirst()
        }
        guard seenDigit else { return nil }
        if let b = bytes.first {
            guard b == 0x65 || b == 0x45, let power = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)) else {
                return nil
            }
            guard abs(power) <= Self.maximumExponent else { return nil }
            exponent += power
        }
        self.init(significand: negative ? -significand : significand, exponent: exponent)
    }

    /// Zero.
    public static let zero = ExactDecimal(significand: 0)

    /// The value multiplied by `10^power`.
    public func scaled(by power: Int) -> ExactDecimal {
        ExactDecimal(significand: significand, exponent: exponent + power)
    }

    /// Exact product; nil where it has too many digits.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
        return overflow ? nil : ExactDecimal(significand: product, exponent: exponent + other.exponent)
    }

    /// Exact sum; nil where it has too many digits.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (a, b, e) = Self.aligned(self, other) else { return nil }
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : ExactDecimal(significand: sum, exponent: e)
    }

    /// The quotient rounded half away from zero to `places` decimals; nil for a zero divisor or too many digits.
    public func divided(by other: ExactDecimal, places: Int) -> ExactDecimal? {
        guard other.significand != 0 else { return nil }
        let shift = exponent - other.exponent + places
        var numerator = significand
        var denominator = other.significand
        for _ in 0..<abs(shift) {
            let (grown, overflow) = (shift > 0 ? numerator : denominator).multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            if shift > 0 { numerator = grown } else { denominator = grown }
        }
        let (q, r) = numerator.quotientAndRemainder(dividingBy: denominator)
        let up = r.magnitude >= denominator.magnitude - r.magnitude && r != 0
        let negative = (numerator < 0) != (denominator < 0)
        return ExactDecimal(significand: up ? (negative ? q - 1 : q + 1) : q, exponent: -places)
    }

    /// The value with the opposite sign.
    public var negated: ExactDecimal { ExactDecimal(significand: -significand, exponent: exponent) }
    /// The value without its sign.
    public var magnitude: ExactDecimal { significand < 0 ? negated : self }

    /// Numeric order, exact.
    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
        if let (x, y, _) = aligned(a, b) { return x < y }
        return a.approximate < b.approximate
    }

    /// The nearest double; for confidence features and comparisons, never for output.
    public var approximate: Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= 10 }
        return exponent < 0 ? Double(significand) / power : Double(significand) * power
    }

    /// Plain decimal notation without exponent: "3200000000", "-0.63".
    public var description: String {
        let digits = String(significand.magnitude)
        let sign = significand < 0 ? "-" : ""
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: significand == 0 ? 0 : exponent) }
        let point = digits.utf8.count + exponent
        if point > 0 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
        return sign + "0." + String(repeating: "0", count: -point) + digits
    }

    private static func aligned(_ a: ExactDecimal, _ b: ExactDecimal) -> (Int128, Int128, Int)? {
        let low = min(a.exponent, b.exponent)
        func raised(_ d: ExactDecimal) -> Int128? {
            var s = d.significand
            for _ in 0..<(d.exponent - low) {
                let (grown, overflow) = s.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                s = grown
            }
            return s
        }
        guard let x = raised(a), let y = raised(b) else { return nil }
        return (x, y, low)
    }
}
