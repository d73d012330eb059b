internal import Glibc
internal import NewsModel

/// The bytes of an archive file or of standard input, unpacked where they are gzip, in bounded memory.
///
/// Knows for every unpacked byte at which stored offset its gzip member begins, which is what makes a record findable
/// again. Stops where the stored bytes are damaged, and goes on at the next member when told to.
final class ArchiveBytes {
    /// Why no more bytes come.
    enum Stop: Equatable {
        case end
        /// A member is cut short by the end of the input.
        case truncated(offset: Int)
        /// A member cannot be unpacked.
        case damaged(offset: Int)
        case unreadable(FileError)
    }

    private let descriptor: Int32?
    private let path: String
    private let owned: Bool

    private var raw: [UInt8]
    private var rawStart = 0
    private var rawEnd = 0
    /// Stored offset of `raw[0]`.
    private var rawBase = 0
    private var rawAtEnd = false

    private var inflater: Inflater?
    private var isGzip: Bool?
    private var memberOffset = 0
    /// Stored offset behind the last whole member.
    private var memberEnd = 0
    private var isInMember = false
    /// Stored offset of bytes between members that are neither a member nor padding.
    private var strayOffset: Int?
    /// Behind a damage the rest of its member is passed over; it was told of already.
    private var isResuming = false
    /// Unpacked position and stored offset of the members that matter still.
    private var members: [(position: Int, offset: Int)] = []

    /// Unpacked bytes that were not taken yet, from `start` on.
    private var pending: [UInt8] = []
    private var start = 0
    /// Unpacked position of `pending[start]`.
    private(set) var position = 0
    private(set) var stop: Stop?

    /// Reads from a descriptor; `prefix` was read from it before, and is all there is without one.
    init(descriptor: Int32?, path: String, prefix: [UInt8] = [], owned: Bool) {
        self.descriptor = descriptor
        self.path = path
        self.owned = owned
        raw = prefix
        rawEnd = prefix.count
        rawAtEnd = descriptor == nil
        if raw.count < 65_536 { raw += [UInt8](repeating: 0, count: 65_536 - raw.count) }
    }

    deinit { if owned, let descriptor { close(descriptor) } }

    // MARK: Taking

    /// The bytes at hand, at least `count` of them unless the input stops before.
    func peek(_ count: Int) -> ArraySlice<UInt8> {
        while pending.count - start < count, fill() {}
        return pending[start...]
    }

    func drop(_ count: Int) {
        let count = min(count, pending.count - start)
        start += count
        position += count
        if start == pending.count {
            pending.removeAll(keepingCapacity: pending.capacity <= 1 << 20)
            start = 0
        } else if start > 1 << 18, start > pending.count / 2 {
            pending.removeSubrange(..<start)
            start = 0
        }
    }

    /// Takes `count` bytes, fewer where the input stops.
    func take(_ count: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(min(count, 1 << 20))
        while out.count < count {
            let some = peek(1).prefix(count - out.count)
            if some.isEmpty { break }
            out += some
            drop(some.count)
        }
        return out
    }

    /// Passes over `count` bytes; how many there were.
    func skip(_ count: Int) -> Int {
        var passed = 0
        while passed < count {
            let some = peek(1).prefix(count - passed).count
            if some == 0 { break }
            drop(some)
            passed += some
        }
        return passed
    }

    /// Gives back bytes that were taken last.
    func giveBack(_ bytes: [UInt8]) {
        pending.replaceSubrange(..<start, with: bytes)
        start = 0
        position -= bytes.count
    }

    // MARK: Offsets

    /// Where the next byte is stored, and whether a record that begins with it can be cut out of the file: in gzip only at
    /// the start of a member.
    var place: (offset: Int, isExact: Bool) {
        guard isGzip == true else { return (position, true) }
        while members.count > 1, members[1].position <= position { members.removeFirst() }
        guard let member = members.first else { return (0, false) }
        return (member.offset, member.position == position)
    }

    /// Stored bytes up to here, where the last member is finished and nothing of it is left; nil elsewhere.
    var storedEnd: Int? {
        if isGzip != true { return position }
        // The end of a member shows only when more is asked for.
        if peek(1).isEmpty, stop == .end { return memberEnd }
        return members.first { $0.position == position }?.offset
    }

    /// Goes on behind a damage; false where there is nothing more.
    func resume() -> Bool {
        guard case .damaged? = stop else { return false }
        position += pending.count - start
        pending.removeAll()
        start = 0
        stop = nil
        return true
    }

    /// Stored offset of bytes that are no member and were passed over since this was asked last; nil where there were none.
    func takeStray() -> Int? {
        defer { strayOffset = nil }
        return strayOffset
    }

    // MARK: Filling

    private func fill() -> Bool {
        guard stop == nil else { return false }
        guard rawStart < rawEnd || refill() else {
            if isInMember { stop = stop ?? .truncated(offset: memberOffset) }
            stop = stop ?? .end
            return false
        }
        if isGzip == nil { isGzip = rawEnd - rawStart >= 2 && raw[rawStart] == 0x1F && raw[rawStart + 1] == 0x8B }
        if isGzip == true { return unpack() }
        pending += raw[rawStart..<rawEnd]
        rawStart = rawEnd
        return true
    }

    private func refill() -> Bool {
        guard !rawAtEnd, let descriptor else { return false }
        rawBase += rawEnd
        rawStart = 0
        rawEnd = 0
        while true {
            let n = raw.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if n < 0 {
                if errno == EINTR { continue }
                stop = .unreadable(FileError(path: path, operation: "read", code: errno))
            }
            if n <= 0 {
                rawAtEnd = true
                return false
            }
            rawEnd = n
            return true
        }
    }

    /// Unpacks some more, whatever that takes of the stored bytes.
    private func unpack() -> Bool {
        while true {
            guard rawStart < rawEnd || refill() else {
                if isInMember { stop = stop ?? .truncated(offset: memberOffset) }
                stop = stop ?? .end
                return false
            }
            if !isInMember {
                // Zeros between members are padding of tapes and blocks; anything else is passed over and noted.
                guard let next = nextMember() else { continue }
                rawStart = next
                memberOffset = rawBase + rawStart
                members.append((position + pending.count - start, memberOffset))
                if let inflater { inflater.reset() } else { inflater = Inflater(.gzip) }
                isInMember = true
            }
            guard let inflater else {
                stop = .damaged(offset: memberOffset)
                return false
            }
            let before = pending.count
            let result = inflater.step(raw[rawStart..<rawEnd], into: &pending)
            rawStart += result.consumed
            switch result.state {
            case .more: if pending.count > before { return true }
            case .finished:
                isInMember = false
                memberEnd = rawBase + rawStart
                if pending.count > before { return true }
            case .failed:
                isInMember = false
                isResuming = true
                // The next member is looked for behind the start of this one.
                if rawBase + rawStart <= memberOffset { rawStart += 1 }
                stop = .damaged(offset: memberOffset)
                return pending.count > before
            }
        }
    }

    /// Index in `raw` of the next member's start; nil where the bytes at hand have none, which are then passed over.
    private func nextMember() -> Int? {
        var index = rawStart
        while index < rawEnd {
            if raw[index] == 0x1F {
                // The mark may be cut by the end of the buffer.
                if index + 3 > rawEnd, !rawAtEnd {
                    keep(from: index)
                    index = 0
                }
                if index + 3 <= rawEnd, raw[index + 1] == 0x8B, raw[index + 2] == 8 {
                    isResuming = false
                    return index
                }
            }
            if raw[index] != 0, !isResuming, strayOffset == nil { strayOffset = rawBase + index }
            index += 1
        }
        rawStart = rawEnd
        return nil
    }

    /// Moves what is left to the front and fills the rest of the buffer.
    private func keep(from index: Int) {
        let left = Array(raw[index..<rawEnd])
        rawBase += index
        raw.replaceSubrange(0..<left.count, with: left)
        rawStart = 0
        rawEnd = left.count
        guard let descriptor else { return }
        while rawEnd < 3 {
            let n = raw.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress.map { $0 + rawEnd }, $0.count - rawEnd)
            }
            if n < 0, errno == EINTR { continue }
            if n <= 0 {
                rawAtEnd = true
                return
            }
            rawEnd += n
        }
    }
}
