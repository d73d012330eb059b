internal import NewsLoaders
internal import NewsModel

/// One item.
final class SingleItem: ItemSource {
    private var content: InputItem.Content?

    init(_ content: InputItem.Content) { self.content = content }

    func next() -> ItemStep? {
        defer { content = nil }
        return content.map(ItemStep.item)
    }
}

/// Everything in a folder, in byte order of the names, folders inside it included; hidden names and links to folders are
/// left out. Of a finished run's folder the articles are read, not what was made from them; pages that a manifest in the
/// folder describes are read as it describes them, once.
final class FolderItems: ItemSource {
    private let folder: String
    private let opener: InputOpener
    private let depth: Int
    private var names: [String] = []
    private var index = 0
    private var failure: InputItem.Content?
    /// Names in the folder that a manifest in it names.
    private var described: Set<String> = []

    init(_ folder: String, opener: InputOpener, depth: Int) {
        self.folder = folder
        self.opener = opener
        self.depth = depth
        guard depth < opener.limits.depth else {
            failure = opener.rejection(folder, "too_deep", "folders are nested deeper than \(opener.limits.depth)")
            return
        }
        do throws(FileError) {
            let all = try FileSystem.names(in: folder)
            let articles = RunFolderWriter.Stream.articles.fileName
            names =
                all.contains(RunFolderWriter.manifestName) && all.contains(articles)
                ? all.filter { $0 == articles || FileSystem.isFolder(folder + "/" + $0) } : all
            described = try Self.described(names, in: folder)
        } catch {
            failure = opener.rejection(folder, "unreadable", "\(error): check its rights")
        }
    }

    private static func described(_ names: [String], in folder: String) throws(FileError) -> Set<String> {
        var described: Set<String> = []
        for name in names where name.hasSuffix(".json") || name.hasSuffix(".jsonl") {
            let path = folder + "/" + name
            guard FileSystem.size(path) != nil else { continue }
            guard InputKind(of: try FileSystem.read(path, limit: InputKind.sample)) == .manifest else { continue }
            let reader = try LineReader(path: path)
            while let line = try reader.next() {
                guard case .bytes(let bytes) = line, let value = try? JSONValue(parsing: bytes) else { continue }
                if let page = value["path"]?.string { described.insert(page) }
            }
        }
        return described
    }

    func next() -> ItemStep? {
        if let content = failure {
            failure = nil
            return .item(content)
        }
        while index < names.count {
            let name = names[index]
            index += 1
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            if name.hasPrefix(".") || described.contains(name) || opener.excluded.contains(path)
                || (FileSystem.isLink(path) && FileSystem.isFolder(path))
            {
                continue
            }
            return .source(opener.open(path, depth: depth + 1).source)
        }
        return nil
    }
}

/// The pages that the lines of a capture manifest name.
final class ManifestItems: ItemSource {
    private let reader: LineReader
    private let file: OpenFile
    private let opener: InputOpener
    private let folder: String

    init(_ file: OpenFile, prefix: [UInt8], opener: InputOpener) {
        self.file = file
        self.opener = opener
        reader = LineReader(descriptor: file.descriptor, path: file.path, prefix: prefix, limit: opener.limits.line)
        folder = file.path.lastIndex(of: "/").map { String(file.path[...$0]) } ?? ""
    }

    func next() -> ItemStep? {
        JSONLine.next(reader, file.path, stage: "capture") { (cursor: inout JSONCursor) throws(JSONError) in
            let entry = try CaptureEntry(&cursor)
            return .source(
                opener.open(entry.path.hasPrefix("/") ? entry.path : folder + entry.path, entry: entry).source)
        }
    }
}

/// The articles of a JSON-lines file.
final class ArticleItems: ItemSource {
    private let reader: LineReader
    private let file: OpenFile
    private let name: String

    init(_ file: OpenFile, prefix: [UInt8], name: String, limits: InputLimits) {
        self.file = file
        self.name = name
        reader = LineReader(descriptor: file.descriptor, path: file.path, prefix: prefix, limit: limits.line)
    }

    func next() -> ItemStep? {
        JSONLine.next(reader, name, stage: "parse") { (cursor: inout JSONCursor) throws(JSONError) in
            .item(.article(try Article(&cursor)))
        }
    }
}

/// The next line of a stream of JSON-lines, read as something; a bad line is a rejection with its number.
enum JSONLine {
    static func next(
        _ reader: LineReader, _ name: String, stage: String, _ body: (inout JSONCursor) throws(JSONError) -> ItemStep
    ) -> ItemStep? {
        func rejected(_ input: String, _ code: String, _ message: String) -> ItemStep {
            .item(.rejected(Rejection(input: input, stage: stage, code: code, message: message)))
        }
        do {
            while let line = try reader.next() {
                guard case .bytes(let bytes) = line else {
                    return rejected(
                        "\(name):\(reader.number)", "line_too_long", "the line is too long: split the document")
                }
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                do throws(JSONError) {
                    return try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
                        var cursor = JSONCursor(buffer)
                        let step = try body(&cursor)
                        try cursor.end()
                        return step
                    }
                } catch {
                    return rejected("\(name):\(reader.number)", "bad_json", "\(error): mend or remove the line")
                }
            }
            return nil
        } catch {
            return rejected(name, "unreadable", "\(error): check the disk")
        }
    }
}
