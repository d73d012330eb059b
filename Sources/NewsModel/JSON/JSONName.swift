/// The name of an object's member where it stands in the text: told apart byte by byte, without a string of its own.
///
/// In a `switch` a name is matched against literals: `case "doc_id":`. Valid until the member has been read.
struct JSONName {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    static func ~= (pattern: StaticString, name: JSONName) -> Bool {
        let n = pattern.utf8CodeUnitCount
        guard name.bytes.count == n else { return false }
        for i in 0..<n where name.bytes[i] != pattern.utf8Start[i] { return false }
        return true
    }
}
