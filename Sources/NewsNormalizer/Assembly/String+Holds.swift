extension String {
    /// Whether the bytes of `words` stand in it.
    ///
    /// `contains` asks for canonical equivalence, builds a searcher of its own for every call, and took a tenth of all normalizing.
    func holds(_ words: String) -> Bool {
        var text = self
        var words = words
        return text.withUTF8 { text in words.withUTF8 { Self.holds(text, $0) } }
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ words: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = words.first else { return true }
        guard text.count >= words.count else { return false }
        for i in 0...text.count - words.count where text[i] == first {
            if text[i..<i + words.count].elementsEqual(words) { return true }
        }
        return false
    }
}
