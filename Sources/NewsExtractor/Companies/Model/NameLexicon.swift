internal import NewsLanguage

/// What is known of words and names without context, read in place from compiled-in bytes: word clusters, and whether a word
/// or phrase is a company, place or person name.
///
/// Open addressing over entries of eight bytes: upper half of the ``WordHash``, then cluster numbers and marks.
/// The layout is little-endian: 16 bytes of header (`GLEX`, version, number of slots, number of clusters), one byte a fine
/// cluster giving its coarse one, padding to eight, slots.
package struct NameLexicon: @unchecked Sendable {
    /// Marks of a word or phrase.
    package struct Marks: OptionSet, Sendable {
        /// One bit a mark, twelve in all: the upper bits of an ``Entry``.
        package let rawValue: UInt32
        /// The marks of these bits.
        package init(rawValue: UInt32) { self.rawValue = rawValue }
        /// Begins a longer phrase of the lexicon.
        package static let goesOn = Marks(rawValue: 1)
        /// Is a company's whole name, legal form aside.
        package static let company = Marks(rawValue: 2)
        /// Is a country or a country's division.
        package static let country = Marks(rawValue: 4)
        /// Is a town.
        package static let town = Marks(rawValue: 8)
        /// Is a first name.
        package static let firstName = Marks(rawValue: 16)
        /// Is one of the more frequent family names.
        package static let familyName = Marks(rawValue: 32)
        /// Is a family name at all.
        package static let rareFamilyName = Marks(rawValue: 64)
        /// Begins the name of a company.
        package static let companyStart = Marks(rawValue: 128)
        /// Stands inside or at the end of many companies' names.
        package static let companyPart = Marks(rawValue: 256)
        /// No name by itself: pronouns, articles, weekdays.
        package static let neverName = Marks(rawValue: 512)
        /// Is a name of the starter list.
        package static let wellKnown = Marks(rawValue: 1024)
        /// Is a common word too.
        package static let common = Marks(rawValue: 2048)
    }

    /// What the lexicon knows of a word: nothing where `bits` is 0.
    package struct Entry: Sendable {
        /// As stored: ten bits each for ``cluster`` and ``casedCluster``, then ``marks``.
        package var bits: UInt32
        /// The entry that is stored so; 0 for an unknown word.
        package init(bits: UInt32) { self.bits = bits }
        /// Cluster of the lower-case form, from 1; 0 where unknown.
        package var cluster: Int { Int(bits & 0x3FF) }
        /// Cluster of the capitalised form.
        var casedCluster: Int { Int(bits >> 10 & 0x3FF) }
        /// What kinds of names it is, or is part of.
        package var marks: Marks { Marks(rawValue: bits >> 20) }
    }

    private let slots: UnsafeRawPointer
    private let coarse: UnsafeRawPointer
    private let clusters: Int
    private let mask: Int

    /// Reads the lexicon in `bytes`, which must outlive it; nil where they are none.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 16, let base = bytes.baseAddress, bytes.loadUnaligned(as: UInt32.self) == Self.magic else {
            return nil
        }
        let count = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        clusters = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        let start = 16 + (clusters + 7) / 8 * 8
        guard count > 0, count & (count - 1) == 0, bytes.count >= start + count * 8 else { return nil }
        mask = count - 1
        coarse = base + 16
        slots = base + start
    }

    /// `GLEX`
    package static let magic: UInt32 = 0x5845_4C47

    /// What is known of the word or phrase with that hash.
    @inline(__always)
    package subscript(hash: UInt64) -> Entry {
        let print = UInt32(truncatingIfNeeded: hash >> 32) | 1
        var i = Int(truncatingIfNeeded: hash) & mask
        while true {
            let key = slots.loadUnaligned(fromByteOffset: i &* 8, as: UInt32.self)
            if key == print { return Entry(bits: slots.loadUnaligned(fromByteOffset: i &* 8 &+ 4, as: UInt32.self)) }
            if key == 0 { return Entry(bits: 0) }
            i = (i &+ 1) & mask
        }
    }

    /// The coarse cluster of a fine one.
    @inline(__always)
    func coarseCluster(_ cluster: Int) -> UInt8 {
        cluster < clusters ? coarse.load(fromByteOffset: cluster, as: UInt8.self) : 0
    }
}
