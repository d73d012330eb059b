import Foundation
import Testing

/// Expected output beside a fixture's input.
///
/// Tests compare; `GLEANER_GOLDEN=rewrite` (`make golden`) writes what the program says now instead, to be read before it is committed.
enum Golden {
    static let rewriting = ProcessInfo.processInfo.environment["GLEANER_GOLDEN"] == "rewrite"

    /// Compares `actual` with the file at `path` under `Fixtures/`; nil expects that there is no such file.
    static func check(_ path: String, _ actual: [UInt8]?, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = Fixtures.root.appendingPathComponent(path)
        if rewriting {
            if let actual {
                try Data(actual).write(to: file)
            } else if FileManager.default.fileExists(atPath: file.path) {
                try FileManager.default.removeItem(at: file)
            }
            return
        }
        let expected = Fixtures.bytes(path)
        guard expected != actual else { return }
        Issue.record("\(path) differs: \(difference(expected, actual))", sourceLocation: sourceLocation)
    }

    /// The first line where two outputs part, shortened to where it happens.
    private static func difference(_ expected: [UInt8]?, _ actual: [UInt8]?) -> String {
        guard let expected else { return "it is not there (`make golden` writes it)" }
        guard let actual else { return "nothing is said any more" }
        let old = expected.split(separator: UInt8(ascii: "\n"))
        let new = actual.split(separator: UInt8(ascii: "\n"))
        for index in 0..<max(old.count, new.count)
        where index >= old.count || index >= new.count || old[index] != new[index] {
            let was = index < old.count ? Array(old[index]) : Array("(no line)".utf8)
            let now = index < new.count ? Array(new[index]) : Array("(no line)".utf8)
            let common = zip(was, now).prefix { $0 == $1 }.count
            let from = max(0, common - 40)
            return """
                line \(index + 1), byte \(common)
                  expected …\(String(decoding: was[min(from, was.count)...].prefix(200), as: UTF8.self))
                  actual   …\(String(decoding: now[min(from, now.count)...].prefix(200), as: UTF8.self))
                """
        }
        return "only line ends"
    }
}
