internal import NewsLanguage
internal import NewsModel

/// The index of the starter list, built once and read in place, so that starting costs nothing.
///
/// Little-endian: 24 bytes of header (`GKNW`, version, number of rows, slots of each of the three tables), the byte at which
/// each row begins in the list, then the tables: slots of a hash and a number, open addressing.
package struct KnownCompanyIndex: @unchecked Sendable {
    /// A table of the index.
    struct Slots {
        fileprivate let base: UnsafeRawPointer
        fileprivate let mask: Int

        /// The number under a hash.
        subscript(hash: UInt64) -> UInt32? {
            var i = Int(truncatingIfNeeded: hash) & mask
            while true {
                let key = base.loadUnaligned(fromByteOffset: i &* 12, as: UInt64.self)
                if key == hash { return base.loadUnaligned(fromByteOffset: i &* 12 &+ 8, as: UInt32.self) }
                if key == 0 { return nil }
                i = (i &+ 1) & mask
            }
        }
    }

    /// A longer name goes on behind this one.
    static let goesOn: UInt32 = 1
    /// The name is written in capitals only.
    static let capitals: UInt32 = 2
    /// No name ends here.
    private static let nobody = UInt32.max >> 2

    /// Row of the name that ends at an entry of ``names``.
    static func row(_ entry: UInt32) -> Int? { entry >> 2 == nobody ? nil : Int(entry >> 2) }

    /// `GKNW`
    private static let magic: UInt32 = 0x574E_4B47

    private let base: UnsafeRawPointer
    private let count: Int
    /// Names and aliases word by word: row, ``capitals``, ``goesOn``.
    let names: Slots
    /// Rows by ``CompanyNameKey/full(_:)``.
    let legalNames: Slots
    /// Rows by ``CompanyNameKey/listing(ticker:mic:)``.
    let listings: Slots

    /// Reads the index in `bytes`, which must outlive it; nil where there is none.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 24, let base = bytes.baseAddress, bytes.loadUnaligned(as: UInt32.self) == Self.magic else {
            return nil
        }
        let head = (2..<6).map { Int(bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        count = head[0]
        guard head[1...].allSatisfy({ $0 > 0 && $0 & ($0 - 1) == 0 }),
            bytes.count == 24 + count * 4 + head[1...].reduce(0, +) * 12
        else { return nil }
        self.base = base
        let first = 24 + count * 4
        names = Slots(base: base + first, mask: head[1] - 1)
        legalNames = Slots(base: base + (first + head[1] * 12), mask: head[2] - 1)
        listings = Slots(base: base + (first + (head[1] + head[2]) * 12), mask: head[3] - 1)
    }

    /// The byte at which a row begins in the list.
    func start(ofRow row: Int) -> Int? {
        guard row >= 0, row < count else { return nil }
        return Int(base.loadUnaligned(fromByteOffset: 24 + row * 4, as: UInt32.self))
    }

    /// The bytes of the index of the compiled-in list.
    package static func built() -> [UInt8] {
        let list = Table("companies/known")
        var starts: [Int] = []
        for i in list.bytes.indices where i == 0 || list.bytes[i - 1] == 0x0A {
            if list.bytes[i] != UInt8(ascii: "#"), list.bytes[i] != 0x0A { starts.append(i) }
        }
        var names: [(UInt64, UInt32)] = []
        var place: [UInt64: Int] = [:]
        func edit(_ hash: UInt64, _ change: (inout UInt32) -> Void) {
            if place[hash] == nil {
                place[hash] = names.count
                names.append((hash, nobody << 2))
            }
            if let at = place[hash] { change(&names[at].1) }
        }
        var legalNames: [(UInt64, UInt32)] = []
        var listings: [(UInt64, UInt32)] = []
        for (number, row) in list.rows.enumerated() {
            guard let company = CompanyRecord(row: row, header: CompanyRecord.columns) else { continue }
            for name in [company.name] + company.aliases {
                let tokens = TokenStream(name).tokens
                var hash: UInt64 = 0
                for (i, token) in tokens.enumerated() {
                    hash = i == 0 ? token.hash : WordHash.join(hash, token.hash)
                    edit(hash) { entry in
                        guard i == tokens.count - 1 else { return entry |= goesOn }
                        let isCapitals = name.utf8.allSatisfy { $0 < 0x61 || $0 > 0x7A }
                        entry = entry & goesOn | UInt32(number) << 2 | (isCapitals ? capitals : 0)
                    }
                }
                if LegalForms.suffixLength(tokens[...]) > 0 {
                    legalNames.append((CompanyNameKey.full(tokens[...]), UInt32(number)))
                }
            }
            if let ticker = company.ticker, let mic = company.mic {
                listings.append((CompanyNameKey.listing(ticker: ticker, mic: mic), UInt32(number)))
            }
        }
        var out: [UInt8] = []
        func put<T>(_ value: T) { withUnsafeBytes(of: value) { out += $0 } }
        let tables = [names, legalNames, listings].map(slots)
        put(magic)
        put(UInt32(1))
        put(UInt32(starts.count))
        for table in tables { put(UInt32(table.count)) }
        for start in starts { put(UInt32(start)) }
        for table in tables {
            for (hash, value) in table {
                put(hash)
                put(value)
            }
        }
        return out
    }

    /// Lays entries out by open addressing, half full at most; of two for one hash the later one wins.
    private static func slots(_ entries: [(UInt64, UInt32)]) -> [(UInt64, UInt32)] {
        var size = 8
        while size < entries.count * 2 + 2 { size *= 2 }
        var slots = [(UInt64, UInt32)](repeating: (0, 0), count: size)
        for (hash, value) in entries {
            var i = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[i].0 != 0 && slots[i].0 != hash { i = (i + 1) & (size - 1) }
            slots[i] = (hash, value)
        }
        return slots
    }
}
