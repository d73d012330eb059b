extension String {
    /// Without ASCII white space and controls at both ends.
    var trimmedASCII: String {
        var bytes = utf8[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes.count == utf8.count ? self : String(decoding: Array(bytes), as: UTF8.self)
    }
}
