/// Numbers out of checked digits.
enum DecimalDigits {
    /// A whole number of at most eighteen digits, or what Swift reads.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
        var i = 0
        var value: Int64 = 0
        let negative = bytes.first == 0x2D
        if negative { i = 1 }
        guard bytes.count <= 18 else { return Int64(String(decoding: bytes, as: UTF8.self)) ?? 0 }
        while i < bytes.count {
            value = value * 10 + Int64(bytes[i] &- 0x30)
            i += 1
        }
        return negative ? -value : value
    }

    /// A number of at most fifteen digits, exactly rounded by one division of exact numbers; others as Swift reads them.
    static func real(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        var i = 0
        var significand: Int64 = 0
        var power = 0
        let negative = bytes.first == 0x2D
        if negative { i = 1 }
        guard bytes.count <= 15 else { return general(bytes) }
        var point = false
        while i < bytes.count {
            if bytes[i] == 0x2E, !point {
                point = true
            } else if bytes[i] &- 0x30 <= 9 {
                significand = significand * 10 + Int64(bytes[i] - 0x30)
                if point { power += 1 }
            } else {
                return general(bytes)
            }
            i += 1
        }
        let value = Double(significand) / powers[power]
        return negative ? -value : value
    }

    private static func general(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        Double(String(decoding: bytes, as: UTF8.self)) ?? 0
    }

    private static let powers: [Double] = (0..<16).map { exponent in
        var power = 1.0
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
