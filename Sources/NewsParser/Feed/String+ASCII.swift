extension String {
    /// Without ASCII white space and controls at both ends.
    var trimmedASCII: String {
        var copy = self
        return copy.withUTF8 { bytes in
            let range = HTMLBytes.trimmed(bytes, 0..<bytes.count)
            return range.count == bytes.count ? self : String(decoding: bytes[range], as: UTF8.self)
        }
    }

    /// Whether the bytes of a word stand in it.
    func contains(ascii word: StaticString) -> Bool {
        var copy = self
        return copy.withUTF8 { HTMLBytes.find(word, $0, 0) != nil }
    }
}
