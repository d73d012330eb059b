/// Bytes that one writer puts one after the other.
///
/// An array asks at every append who else holds it; in loops that append a million short runs that is most of the cost.
package struct OutputBytes: ~Copyable, @unchecked Sendable {
    /// Room for sixteen bytes more than `capacity`, so that whole chunks can be written.
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var written = 0

    /// How many have been written.
    package var count: Int {
        written
    }

    package init(capacity: Int = 1024) {
        memory = .allocate(capacity: capacity + 16)
        self.capacity = capacity
    }

    deinit { memory.deallocate() }

    /// What has been written; valid until the next byte is.
    package var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: memory, count: written)
    }

    /// Forgets everything behind the first `length` bytes, and keeps the memory.
    @inline(__always)
    package mutating func truncate(to length: Int = 0) { written = min(written, max(0, length)) }

    @inline(__always)
    package mutating func reserve(_ more: Int) { if capacity &- written < more { grow(more) } }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(written + more, capacity * 2)
        let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 16)
        wider.update(from: memory, count: written)
        memory.deallocate()
        memory = wider
    }

    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        memory[written] = byte
        written &+= 1
    }

    @inline(__always)
    package mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        guard let source = run.baseAddress, run.count > 0 else { return }
        reserve(run.count)
        Self.copy(source, run.count, to: memory + written)
        written &+= run.count
    }

    @inline(__always)
    package mutating func append(_ word: StaticString) {
        append(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Where a run of text ends that is taken over as it is.
    package enum Stop {
        /// ``ByteScan/isMarkup(_:)``.
        case markup
        /// ``ByteScan/isReferenceOrControl(_:)``.
        case referenceOrControl
        /// ``ByteScan/isEscapedInHTML(_:)``.
        case escapedInHTML
    }

    /// Appends `text[start..<end]` up to the first byte of a class and gives that byte's index, or `end`.
    package mutating func append(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, until stop: Stop
    ) -> Int {
        // Each class is compiled into a loop of its own.
        switch stop {
        case .markup: append(text, start, end, ByteScan.isMarkup)
        case .referenceOrControl: append(text, start, end, ByteScan.isReferenceOrControl)
        case .escapedInHTML: append(text, start, end, ByteScan.isEscapedInHTML)
        }
    }

    @inline(__always)
    private mutating func append(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ isStop: (ByteScan.Chunk) -> ByteScan.Hits
    ) -> Int {
        guard start < end else { return end }
        reserve(end - start)
        let stop = ByteScan.copy(text, from: start, to: end, into: memory + written, until: isStop)
        written &+= stop - start
        return stop
    }

    /// Short runs by two loads that may overlap; a call costs more than they do.
    @inline(__always)
    static func copy(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<UInt8>) {
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
