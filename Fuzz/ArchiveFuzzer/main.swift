import CFuzzDriver
import NewsArchive
import NewsModel

/// Any bytes as an archive: records with offsets inside it and captures within the limits, or rejections; never a crash.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let reader = WARCReader(bytes: bytes, name: "archive")
    while let entry = reader.next() {
        guard case .record(let record) = entry else { continue }
        precondition(record.offset >= 0 && record.offset + (record.length ?? 0) <= bytes.count, "a record lies outside the archive")
        if let capture = try? record.capture(archive: "archive") {
            precondition(capture.body.count <= WARCRecord.maximumBody, "a body exceeds the limit")
        }
    }
    return 0
}

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) }
