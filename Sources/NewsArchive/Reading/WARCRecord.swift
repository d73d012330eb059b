public import NewsModel

/// One record of a web archive (ISO 28500: WARC 1.0 and 1.1; older drafts and ARC files give the same).
public struct WARCRecord: Equatable, Sendable {
    /// One named field of a record or of an HTTP message, as written.
    public struct Field: Equatable, Sendable {
        /// As written.
        public var name: String
        /// As written, without the white space around it.
        public var value: String
        /// A named field.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// warcinfo | response | resource | request | metadata | revisit | conversion | continuation, or what else is written.
    public var type: String
    /// WARC-Target-URI without brackets, spaces escaped; nil for records that have none.
    public var url: String?
    /// WARC-Date, as written.
    public var date: String?
    /// WARC-Record-ID without brackets.
    public var recordID: String?
    /// Byte offset in the stored file at which the record, or the gzip member that holds it, begins.
    public var offset: Int
    /// Stored bytes of the record; nil where it cannot be cut out alone (several records in one gzip member).
    public var length: Int?
    /// All fields, in order.
    public var fields: [Field]
    /// The record's content; empty where it was passed over.
    public var block: [UInt8]
    /// The input ends, or is damaged, inside the record.
    public var isTruncated = false

    /// The first field of that name, in any case; trimmed.
    public func field(_ name: String) -> String? { fields.first { $0.name.equalsIgnoringCase(name) }?.value }
}

/// What a reader finds next.
public enum WARCEntry: Equatable, Sendable {
    case record(WARCRecord)
    /// Something that is no record, with its offset in ``Rejection/input`` (`FILE@offset`); reading goes on behind it.
    case rejected(Rejection)
}

extension String {
    /// Equal but for the case of ASCII letters.
    func equalsIgnoringCase(_ other: String) -> Bool {
        utf8.count == other.utf8.count
            && zip(utf8, other.utf8).allSatisfy {
                $0 == $1 || ($0 | 0x20 == $1 | 0x20 && $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
            }
    }

    /// Without ASCII white space at both ends.
    var trimmedASCII: String {
        var bytes = utf8[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes.count == utf8.count ? self : String(decoding: Array(bytes), as: UTF8.self)
    }

    /// ASCII capitals made small.
    var lowercasedASCII: String {
        String(decoding: utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
