/// Named fields as WARC and HTTP write them: `Name: value`, folded lines, any line end.
enum FieldReader {
    /// Reads fields up to an empty line; `end` is the index behind it, nil where no empty line comes.
    static func read(_ bytes: ArraySlice<UInt8>) -> (fields: [WARCRecord.Field], end: Int?) {
        var fields: [WARCRecord.Field] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            guard let feed = bytes[at...].firstIndex(of: 0x0A) else { break }
            var line = bytes[at..<feed]
            at = feed + 1
            while let last = line.last, last == 0x0D { line.removeLast() }
            if line.isEmpty { return (fields, at) }
            if let first = line.first, first == 0x20 || first == 0x09, let last = fields.indices.last {
                fields[last].value += " " + text(line)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                fields.append(WARCRecord.Field(text(line[..<colon]), text(line[(colon + 1)...])))
            }
            // A line without colon says nothing; servers write such.
        }
        return (fields, nil)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).trimmedASCII
    }
}
