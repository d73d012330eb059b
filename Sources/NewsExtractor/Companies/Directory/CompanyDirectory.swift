public import Foundation
internal import NewsLanguage

/// Companies with their identifiers, found by name or symbol: what `gleaner companies import` writes and linking reads.
///
/// The file is a compact index that is searched where it lies: little-endian, 24 bytes of header (`GCMP`, version, number of
/// companies, number of keys, two spare words), keys of 12 bytes sorted by hash (hash, company), offsets of the companies'
/// rows, rows of tab-separated fields.
public struct CompanyDirectory: Sendable {
    private let bytes: Data
    /// Number of companies.
    public let count: Int
    private let keys: Int
    private var offsets: Int { 24 + keys * 12 }
    private var rows: Int { offsets + (count + 1) * 4 }

    private static let magic: UInt32 = 0x504D_4347

    /// Why an index cannot be used.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        case notAnIndex
        case otherVersion(Int)

        /// One sentence for a person.
        public var description: String {
            switch self {
            case .notAnIndex: "the file is no index of companies: write one with gleaner companies import"
            case .otherVersion(let version):
                "the index of companies has version \(version), not 1: import the lists again"
            }
        }
    }

    /// Whether `bytes` begin as an index does.
    static func isIndex(_ bytes: Data) -> Bool { bytes.count >= 4 && word(bytes, 0) == magic }

    /// Reads an index.
    public init(_ bytes: Data) throws(Failure) {
        guard bytes.count >= 24, Self.word(bytes, 0) == Self.magic else { throw .notAnIndex }
        guard Self.word(bytes, 4) == 1 else { throw .otherVersion(Int(Self.word(bytes, 4))) }
        count = Int(Self.word(bytes, 8))
        keys = Int(Self.word(bytes, 12))
        self.bytes = bytes
        guard bytes.count >= rows, bytes.count >= rows + Int(Self.word(bytes, offsets + count * 4)) else {
            throw .notAnIndex
        }
    }

    /// Builds the index of some companies.
    public init(_ companies: [CompanyRecord]) {
        var entries: [(hash: UInt64, company: UInt32)] = []
        var rows: [UInt8] = []
        var offsets: [UInt32] = []
        for (number, company) in companies.enumerated() {
            offsets.append(UInt32(truncatingIfNeeded: rows.count))
            rows += Array(company.row.utf8)
            var own: Set<UInt64> = []
            for name in [company.name] + company.aliases {
                let tokens = TokenStream(name).tokens[...]
                guard !tokens.isEmpty else { continue }
                own.insert(CompanyNameKey.full(tokens))
                own.insert(CompanyNameKey.short(tokens))
            }
            if let ticker = company.ticker, let mic = company.mic {
                own.insert(CompanyNameKey.listing(ticker: ticker, mic: mic))
            }
            for hash in own { entries.append((hash, UInt32(number))) }
        }
        offsets.append(UInt32(truncatingIfNeeded: rows.count))
        entries.sort { ($0.hash, $0.company) < ($1.hash, $1.company) }
        var data = Data()
        func put<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
        }
        put(Self.magic)
        put(UInt32(1))
        put(UInt32(companies.count))
        put(UInt32(entries.count))
        put(UInt64(0))
        for entry in entries {
            put(entry.hash)
            put(entry.company)
        }
        for offset in offsets { put(offset) }
        data.append(contentsOf: rows)
        bytes = data
        count = companies.count
        keys = entries.count
    }

    /// The bytes to keep in a file.
    public var data: Data { bytes }

    /// Companies under a hash of ``CompanyNameKey``, in the order of the lists.
    func companies(_ hash: UInt64) -> [CompanyRecord] {
        var low = 0
        var high = keys
        while low < high {
            let middle = (low + high) / 2
            if key(middle) < hash { low = middle + 1 } else { high = middle }
        }
        var found: [CompanyRecord] = []
        while low < keys, key(low) == hash, found.count < 8 {
            if let company = company(Int(Self.word(bytes, 24 + low * 12 + 8))) { found.append(company) }
            low += 1
        }
        return found
    }

    private func key(_ index: Int) -> UInt64 {
        UInt64(Self.word(bytes, 24 + index * 12)) | UInt64(Self.word(bytes, 24 + index * 12 + 4)) << 32
    }

    private func company(_ number: Int) -> CompanyRecord? {
        guard number < count else { return nil }
        let start = rows + Int(Self.word(bytes, offsets + number * 4))
        let end = rows + Int(Self.word(bytes, offsets + number * 4 + 4))
        guard start <= end, end <= bytes.count else { return nil }
        let row = String(decoding: bytes[bytes.startIndex + start..<bytes.startIndex + end], as: UTF8.self)
        return CompanyRecord(
            row: row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init),
            header: CompanyRecord.columns)
    }

    private static func word(_ bytes: Data, _ offset: Int) -> UInt32 {
        guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
        return bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) }
    }
}
