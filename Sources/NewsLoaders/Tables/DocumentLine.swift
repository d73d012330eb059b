package import NewsModel

/// One line of documents.jsonl.
package enum DocumentLine {
    /// Reads and checks a line.
    package static func read(_ line: [UInt8]) throws(JSONError) -> Document {
        try LineCheck.escapes(line)
        return try line.withUnsafeBufferPointer { buffer throws(JSONError) in
            var cursor = JSONCursor(buffer)
            let document = try Document(&cursor)
            try cursor.end()
            return document
        }
    }
}
