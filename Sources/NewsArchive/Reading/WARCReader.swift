internal import Glibc
public import NewsModel

/// Reads a web archive record by record: plain or gzip, one member a record or one for all, from a file or a pipe.
///
/// Memory is bounded by one record. What is no record, or lies about its length, is rejected with its offset, and the next
/// record is found. Never fails as a whole: an input that cannot be read on ends with a rejection.
public final class WARCReader {
    /// Blocks longer than this are not kept, in bytes.
    public static let maximumBlock = 64 << 20
    /// The longest record head, in bytes.
    static let maximumHead = 64 << 10

    private let input: ArchiveBytes
    /// Logical name of the archive.
    private let name: String
    private let keepsBlocks: Bool
    private var isARC = false
    private var isDone = false
    private var waiting: [WARCEntry] = []
    /// Bytes that may still be read twice: in an archive whose every record lies about its length, all would be.
    private var rereadable = 1 << 30
    private var lastIsTruncated = false

    /// Reads a file, or standard input for `-`.
    public convenience init(path: String, keepsBlocks: Bool = true) throws(FileError) {
        guard path != "-" else {
            self.init(descriptor: 0, name: path, keepsBlocks: keepsBlocks)
            return
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        self.init(
            input: ArchiveBytes(descriptor: descriptor, path: path, owned: true), name: path, keepsBlocks: keepsBlocks)
    }

    /// Reads a file from the record on that begins at a stored offset; offsets are counted from there.
    public convenience init(path: String, from offset: Int) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else {
            let code = errno
            close(descriptor)
            throw FileError(path: path, operation: "seek", code: code)
        }
        self.init(
            input: ArchiveBytes(descriptor: descriptor, path: path, owned: true), name: path, keepsBlocks: true)
    }

    /// Reads from an open descriptor, which stays the caller's; `prefix` was read from it before. Without blocks, records
    /// come with their fields alone.
    /// `isARC` is for reading on in the middle of an ARC file, whose records tell their format only by the first one.
    public convenience init(
        descriptor: Int32, name: String, prefix: [UInt8] = [], keepsBlocks: Bool = true, isARC: Bool = false
    ) {
        let input = ArchiveBytes(descriptor: descriptor, path: name, prefix: prefix, owned: false)
        self.init(input: input, name: name, keepsBlocks: keepsBlocks)
        self.isARC = isARC
    }

    /// Reads an archive that is in memory.
    public convenience init(bytes: [UInt8], name: String, keepsBlocks: Bool = true) {
        self.init(
            input: ArchiveBytes(descriptor: nil, path: name, prefix: bytes, owned: false), name: name,
            keepsBlocks: keepsBlocks)
    }

    private init(input: ArchiveBytes, name: String, keepsBlocks: Bool) {
        self.input = input
        self.name = name
        self.keepsBlocks = keepsBlocks
    }

    /// The next record or rejection; nil at the end.
    public func next() -> WARCEntry? {
        while waiting.isEmpty, !isDone {
            read()
            if let offset = input.takeStray() {
                reject("no_record", "what stands between the compressed records is none", offset)
            }
        }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }

    // MARK: Records

    private func read() {
        skipLineEnds()
        let head = input.peek(9)
        guard !head.isEmpty else { return finish() }
        let (offset, isExact) = input.place
        if head.starts(with: "WARC/".utf8) {
            record(offset, isExact)
        } else if isARC || head.starts(with: "filedesc:".utf8) {
            arcRecord(offset, isExact)
        } else {
            reject("no_record", "here begins no record", offset)
            findRecord()
        }
    }

    private func record(_ offset: Int, _ isExact: Bool) {
        guard let head = takeHead() else {
            reject("bad_head", "the record's head does not end within \(Self.maximumHead) bytes", offset)
            return findRecord()
        }
        let fields = FieldReader.read(head).fields
        var record = WARCRecord(type: "", offset: offset, fields: fields, block: [])
        record.type = record.field("WARC-Type")?.lowercasedASCII ?? ""
        record.url = record.field("WARC-Target-URI").flatMap(Self.address)
        record.date = record.field("WARC-Date")
        record.recordID = record.field("WARC-Record-ID").map(Self.bare)
        guard let length = record.field("Content-Length").flatMap({ Int($0) }), length >= 0 else {
            reject("no_length", "the record says no length", offset)
            return findRecord()
        }
        body(&record, length, isExact)
    }

    /// Reads the block, and sees whether another record follows where the length says so.
    private func body(_ record: inout WARCRecord, _ length: Int, _ isExact: Bool) {
        guard length <= Self.maximumBlock else {
            record.isTruncated = input.skip(length) < length
            if keepsBlocks {
                reject(
                    "record_too_large", "the record has \(length) bytes, more than \(Self.maximumBlock)", record.offset)
            } else {
                emit(record, isExact)
            }
            return
        }
        record.block = input.take(length)
        record.isTruncated = record.block.count < length
        let ends = skipLineEnds()
        if record.isTruncated || (!isARC && !isRecordNext) {
            // The length is wrong, or the bytes after it are.
            if rereadable > 0, let inner = Self.embeddedRecord(record.block) {
                rereadable -= record.block.count - inner
                input.giveBack(Array(record.block[inner...]) + ends)
                return reject(
                    "wrong_length", "another record begins before the record's \(length) bytes end", record.offset)
            }
            // Two line ends stand where they should: what comes after them is no fault of this record.
            if !record.isTruncated && !ends.starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) {
                reject("wrong_length", "no record follows the record's \(length) bytes", record.offset)
                return findRecord()
            }
        }
        emit(record, isExact)
    }

    private func emit(_ record: WARCRecord, _ isExact: Bool) {
        var record = record
        if isExact, !record.isTruncated { record.length = input.storedEnd.map { $0 - record.offset } }
        if !keepsBlocks { record.block = [] }
        lastIsTruncated = record.isTruncated
        waiting.append(.record(record))
    }

    private var isRecordNext: Bool {
        let head = input.peek(5)
        return head.isEmpty || head.starts(with: "WARC/".utf8)
    }

    /// The record's head without its first line, through the empty line; nil where it is too long.
    private func takeHead() -> ArraySlice<UInt8>? {
        var wanted = 1024
        while true {
            // No more than is looked for: what lies behind would be read again for every record.
            let bytes = input.peek(wanted).prefix(wanted)
            guard let line = bytes.firstIndex(of: 0x0A) else {
                if bytes.count < wanted || wanted >= Self.maximumHead { return nil }
                wanted *= 2
                continue
            }
            // Another record that begins inside the head ends it: this one was cut off.
            let mark = Self.recordMark(bytes[line...], from: line + 1)
            let (_, end) = FieldReader.read(bytes[(line + 1)..<(mark ?? bytes.endIndex)])
            if mark != nil, end == nil { return nil }
            if let end, end - bytes.startIndex <= Self.maximumHead {
                let head = ArraySlice(Array(bytes[(line + 1)..<end]))
                input.drop(end - bytes.startIndex)
                return head
            }
            if bytes.count < wanted || wanted >= Self.maximumHead { return nil }
            wanted *= 2
        }
    }

    // MARK: ARC

    /// An ARC 1.0 record: one line of address, host, date, type and length, then the block.
    private func arcRecord(_ offset: Int, _ isExact: Bool) {
        isARC = true
        let bytes = input.peek(8192)
        guard let feed = bytes.firstIndex(of: 0x0A) else {
            reject("bad_head", "the record's head does not end", offset)
            input.drop(bytes.count)
            return
        }
        let line = String(decoding: bytes[..<feed], as: UTF8.self).trimmedASCII
        input.drop(feed + 1 - bytes.startIndex)
        let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        guard words.count >= 5, let length = Int(words[words.count - 1]), length >= 0 else {
            return reject("bad_head", "the line is no head of an ARC record", offset)
        }
        let isHeader = line.hasPrefix("filedesc:")
        let url = words.dropLast(4).joined(separator: "%20")
        var record = WARCRecord(type: isHeader ? "arc_header" : "response", offset: offset, fields: [], block: [])
        record.url = isHeader ? nil : url
        record.date = Self.arcDate(words[words.count - 3])
        record.fields = [
            WARCRecord.Field("Content-Type", isHeader ? "text/plain" : "application/http; msgtype=response")
        ]
        body(&record, length, isExact)
    }

    /// `20140216050221` as RFC 3339.
    private static func arcDate(_ digits: String) -> String? {
        let d = Array(digits.utf8)
        guard d.count >= 14, d.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: d[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    }

    // MARK: Finding on

    private func finish() {
        switch input.stop {
        case .damaged(let offset)?:
            // A record that was cut short says so itself.
            if !lastIsTruncated { reject("bad_gzip", "the compressed bytes are damaged", offset) }
            lastIsTruncated = false
            if !input.resume() { isDone = true }
        case .truncated(let offset)?:
            if !lastIsTruncated { reject("truncated", "the input ends inside a compressed record", offset) }
            isDone = true
        case .unreadable(let error)?:
            reject("unreadable", "\(error)", input.place.offset)
            isDone = true
        default: isDone = true
        }
    }

    @discardableResult
    private func skipLineEnds() -> [UInt8] {
        var skipped: [UInt8] = []
        while let b = input.peek(1).first, b == 0x0A || b == 0x0D {
            input.drop(1)
            // Enough to be given back; a megabyte of line ends need not be.
            if skipped.count < 64 { skipped.append(b) }
        }
        return skipped
    }

    /// Passes over bytes up to the next line that begins a record.
    private func findRecord() {
        var isFirst = true
        while true {
            let bytes = input.peek(4096)
            guard bytes.count > 8 else {
                input.drop(bytes.count)
                return
            }
            // What stood first was no record.
            if let found = Self.recordMark(bytes, from: bytes.startIndex + (isFirst ? 1 : 0)) {
                input.drop(found - bytes.startIndex)
                return
            }
            isFirst = false
            input.drop(bytes.count - 8)
        }
    }

    /// Index of a record that begins inside a block, behind a line end.
    private static func embeddedRecord(_ block: [UInt8]) -> Int? { recordMark(block[...], from: 1) }

    private static func recordMark(_ bytes: ArraySlice<UInt8>, from: Int) -> Int? {
        let mark = Array("WARC/1.".utf8)
        guard bytes.count >= mark.count else { return nil }
        return bytes.withUnsafeBufferPointer { p in
            var at = max(1, from - bytes.startIndex)
            while at + mark.count <= p.count {
                if p[at] == mark[0], p[at - 1] == 0x0A, (1..<mark.count).allSatisfy({ p[at + $0] == mark[$0] }) {
                    return bytes.startIndex + at
                }
                at += 1
            }
            return nil
        }
    }

    private func reject(_ code: String, _ message: String, _ offset: Int) {
        waiting.append(
            .rejected(
                Rejection(
                    input: "\(name)@\(offset)", stage: "archive", code: code,
                    message: message + ": take another copy of the archive, or fetch its pages again", source: name)
            ))
    }

    private static func bare(_ text: String) -> String {
        text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()).trimmedASCII : text
    }

    /// Some crawlers wrote brackets around addresses, or spaces into them.
    private static func address(_ text: String) -> String? {
        let address = bare(text).split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
        return address.isEmpty ? nil : address
    }
}
