import Foundation
import NewsModel

/// The fixtures of the checkout that these tests were built from.
enum Fixtures {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// Folders of one kind that hold `input`, sorted by name: each is a case.
    static func cases(_ kind: String, with input: String) -> [String] {
        let folder = root.appendingPathComponent(kind)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).appendingPathComponent(input).path)
        }
    }

    /// Bytes of a file under `Fixtures/`; nil where there is none.
    static func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: root.appendingPathComponent(path))).map { Array($0) }
    }

    /// The input of a case as it was had, with what its `capture.json` says of it, where there is one.
    static func capture(_ folder: String, _ input: String) throws -> Capture {
        var entry = CaptureEntry(path: input)
        if let bytes = bytes(folder + "/capture.json") { entry = try captureEntry(bytes) }
        let path = folder + "/" + entry.path
        var capture = Capture(body: bytes(path) ?? [], source: ArticleSource(kind: "file", path: path))
        capture.url = entry.url
        capture.mediaType = entry.mediaType
        capture.charset = entry.charset
        capture.headers = entry.headers
        capture.observedAt = entry.observedAt
        return capture
    }

    /// The capture manifest beside a feed.
    static func manifest(_ path: String) throws -> [CaptureEntry] {
        try (bytes(path) ?? []).split(separator: UInt8(ascii: "\n")).map { try captureEntry(Array($0)) }
    }

    private static func captureEntry(_ line: [UInt8]) throws -> CaptureEntry {
        try line.withUnsafeBufferPointer { buffer throws(JSONError) in
            var cursor = JSONCursor(buffer)
            return try CaptureEntry(&cursor)
        }
    }

    /// One value as a line of its stream.
    static func line(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        writer.newline()
        return writer.bytes
    }
}
