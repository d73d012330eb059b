/// Bytes that one writer puts one after the other.
///
/// An array asks at every append who else holds it; in loops that append a million short runs that is most of the cost.
/// Public as ``ByteScan`` is: for the compiler.
public struct OutputBytes: ~Copyable, @unchecked Sendable {
    /// Room for sixteen bytes more than `capacity`, so that whole chunks can be written.
    @usableFromInline var memory: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var written = 0

    /// How many have been written.
    @inlinable public var count: Int { written }

    /// Nothing yet, with room for so many bytes.
    public init(capacity: Int = 1024) {
        memory = .allocate(capacity: capacity + 16)
        self.capacity = capacity
    }

    deinit { memory.deallocate() }

    /// What has been written; valid until the next byte is.
    @inlinable public var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: memory, count: written)
    }

    /// Forgets everything behind the first `length` bytes, and keeps the memory.
    @inlinable @inline(__always)
    public mutating func truncate(to length: Int = 0) { written = min(written, max(0, length)) }

    /// Makes room for so many bytes more.
    @inlinable @inline(__always)
    public mutating func reserve(_ more: Int) { if capacity &- written < more { grow(more) } }

    @usableFromInline @inline(never)
    mutating func grow(_ more: Int) {
        capacity = max(written + more, capacity * 2)
        let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 16)
        wider.update(from: memory, count: written)
        memory.deallocate()
        memory = wider
    }

    /// Appends one byte.
    @inlinable @inline(__always)
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        memory[written] = byte
        written &+= 1
    }

    /// Appends a run as it is.
    @inlinable @inline(__always)
    public mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        guard let source = run.baseAddress, run.count > 0 else { return }
        reserve(run.count)
        Self.copy(source, run.count, to: memory + written)
        written &+= run.count
    }

    /// Appends the bytes of a literal.
    @inlinable @inline(__always)
    public mutating func append(_ word: StaticString) {
        append(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Appends `text[start..<end]` up to the first byte of a class and gives that byte's index, or `end`.
    @inlinable @inline(__always)
    public mutating func append(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
        until isStop: (ByteScan.Chunk) -> ByteScan.Hits
    ) -> Int {
        guard start < end else { return end }
        reserve(end &- start)
        let stop = ByteScan.copy(text, from: start, to: end, into: memory + written, until: isStop)
        written &+= stop &- start
        return stop
    }

    /// Appends a word by whole chunks: the memory has room for one more than is counted.
    @inlinable @inline(__always)
    public mutating func append(_ word: PaddedBytes) {
        reserve(word.count)
        let (source, target) = (UnsafeRawPointer(word.start), UnsafeMutableRawPointer(memory + written))
        var at = 0
        repeat {
            target.storeBytes(
                of: source.loadUnaligned(fromByteOffset: at, as: ByteScan.Chunk.self), toByteOffset: at,
                as: ByteScan.Chunk.self)
            at &+= 16
        } while at < word.count
        written &+= word.count
    }

    /// Short runs by two loads that may overlap; a call costs more than they do.
    @inlinable @inline(__always)
    public static func copy(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<UInt8>) {
        let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
        if count > 32 {
            target.update(from: source, count: count)
        } else if count >= 16 {
            let (head, tail) = (
                from.loadUnaligned(as: ByteScan.Chunk.self),
                from.loadUnaligned(fromByteOffset: count - 16, as: ByteScan.Chunk.self)
            )
            to.storeBytes(of: head, as: ByteScan.Chunk.self)
            to.storeBytes(of: tail, toByteOffset: count - 16, as: ByteScan.Chunk.self)
        } else if count >= 8 {
            let (head, tail) = (
                from.loadUnaligned(as: UInt64.self), from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            )
            to.storeBytes(of: head, as: UInt64.self)
            to.storeBytes(of: tail, toByteOffset: count - 8, as: UInt64.self)
        } else if count >= 4 {
            let (head, tail) = (
                from.loadUnaligned(as: UInt32.self), from.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            )
            to.storeBytes(of: head, as: UInt32.self)
            to.storeBytes(of: tail, toByteOffset: count - 4, as: UInt32.self)
        } else {
            for index in 0..<count { target[index] = source[index] }
        }
    }
}

/// A word that is written often, with zeros behind it: copied by whole chunks it costs two instructions and no question about its length.
///
/// Its memory is never given back: such words live as long as the program.
public struct PaddedBytes: @unchecked Sendable {
    @usableFromInline let start: UnsafePointer<UInt8>
    /// Its length without the zeros.
    public let count: Int

    /// A word's UTF-8.
    public init(_ text: String) {
        let size = (text.utf8.count / 16 + 1) * 16
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        memory.initialize(repeating: 0, count: size)
        for (index, byte) in text.utf8.enumerated() { memory[index] = byte }
        start = UnsafePointer(memory)
        count = text.utf8.count
    }
}
