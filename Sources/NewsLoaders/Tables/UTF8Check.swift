/// Whether bytes are well-formed UTF-8 (Unicode, table 3-7).
enum UTF8Check {
    /// True for no bytes, too.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = 0
        while i < bytes.count {
            let lead = bytes[i]
            if lead < 0x80 {
                i += 1
                continue
            }
            let more: Int
            var lower: UInt8 = 0x80
            var upper: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: more = 1
            case 0xE0...0xEF:
                more = 2
                if lead == 0xE0 { lower = 0xA0 } else if lead == 0xED { upper = 0x9F }
            case 0xF0...0xF4:
                more = 3
                if lead == 0xF0 { lower = 0x90 } else if lead == 0xF4 { upper = 0x8F }
            default: return false
            }
            guard i + more < bytes.count, bytes[i + 1] >= lower, bytes[i + 1] <= upper else { return false }
            for k in 1..<more where bytes[i + 1 + k] & 0xC0 != 0x80 { return false }
            i += more + 1
        }
        return true
    }
}
