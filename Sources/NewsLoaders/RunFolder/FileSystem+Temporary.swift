internal import Glibc
internal import NewsModel

extension FileSystem {
    /// Calls `body` with a new folder of its own and removes it afterwards.
    package static func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((base + "/gleaner-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw FileError(path: base, operation: "create a folder in", code: errno)
        }
        let folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        let result = Result { try body(folder) }
        try removeFolder(folder)
        return try result.get()
    }
}
