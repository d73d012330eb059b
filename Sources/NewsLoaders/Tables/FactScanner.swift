internal import Glibc
internal import NewsModel

/// Takes a line of facts.jsonl apart in one pass over its bytes, without building its values.
///
/// Lines with the members of the contract, each at most once, are read here, with every check that databases need. Whatever
/// is unusual, and whatever is wrong, is left to ``FactLine``, which reads all of JSON and says what is wrong.
struct FactScanner {
    private let members = ScanPlan.facts.members
    private let shapes = ScanPlan.facts.shapes
    private let names = ScanPlan.facts.names
    private let widths = FactTables.children.map(\.columns.count)
    private let schema = Array(Fact.schema.utf8)
    private var line = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var at = 0
    private var ascii = true

    /// Reads a line into `rows`; false where the line is left to others.
    mutating func scan(_ line: UnsafeBufferPointer<UInt8>, into rows: inout FactRows) -> Bool {
        rows.removeAll()
        self.line = line
        at = 0
        ascii = true
        defer { self.line = UnsafeBufferPointer(start: nil, count: 0) }
        guard line.count < UInt32.max, object(ScanPlan.facts.root, -1, 0, &rows) else { return false }
        while at < line.count, line[at] == 0x20 || line[at] == 0x0D { at += 1 }
        return at == line.count && (ascii || UTF8Check.isValid(line))
    }

    // MARK: Structure

    private mutating func object(_ shape: Int, _ table: Int, _ base: Int, _ rows: inout FactRows) -> Bool {
        let first = shapes[shape].first
        let count = shapes[shape].count
        guard take(0x7B) else { return false }
        space()
        if take(0x7D) { return hasKeys(shape, table, base, rows) }
        var seen: UInt64 = 0
        var due = 0
        while true {
            space()
            guard take(0x22) else { return false }
            // Members mostly come in the plan's order; others are looked for from there on, round and round.
            var tries = 0
            while tries < count, !isName(first + due) {
                due = due + 1 == count ? 0 : due + 1
                tries += 1
            }
            if tries == count {
                guard skipMember(&rows) else { return false }
            } else {
                guard seen & (1 << UInt64(due)) == 0 else { return false }
                seen |= 1 << UInt64(due)
                at += members[first + due].nameCount + 1
                guard colon(), value(members[first + due], table, base, &rows) else { return false }
                due = due + 1 == count ? 0 : due + 1
            }
            space()
            if take(0x7D) { return hasKeys(shape, table, base, rows) }
            guard take(0x2C) else { return false }
        }
    }

    @inline(__always)
    private func isName(_ index: Int) -> Bool {
        let count = members[index].nameCount
        guard at + count < line.count, line[at + count] == 0x22, let base = line.baseAddress else { return false }
        return names.withUnsafeBufferPointer { names in
            names.baseAddress.map { memcmp($0 + members[index].nameStart, base + at, count) == 0 } ?? false
        }
    }

    @inline(__always)
    private mutating func colon() -> Bool {
        space()
        guard take(0x3A) else { return false }
        space()
        return true
    }

    /// Skips a member that no column takes, if its name is plain and its value neither an object nor an array.
    private mutating func skipMember(_ rows: inout FactRows) -> Bool {
        at -= 1
        guard let name = string(&rows), name.place == .line, colon(), at < line.count else { return false }
        switch line[at] {
        case 0x22: return string(&rows) != nil
        case UInt8(ascii: "n"): return word("null")
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        default: return number(point: true) != nil
        }
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at + count <= line.count, let base = line.baseAddress, memcmp(base + at, word.utf8Start, count) == 0
        else { return false }
        at += count
        return true
    }

    /// Whether the columns of a row that may not be empty are there.
    private func hasKeys(_ shape: Int, _ table: Int, _ base: Int, _ rows: FactRows) -> Bool {
        for key in shapes[shape].keys {
            let cell = table < 0 ? rows.fact[key] : rows.children[table][base + key]
            if cell.count == 0 { return false }
        }
        return true
    }

    private mutating func value(
        _ member: ScanPlan.Member, _ table: Int, _ base: Int, _ rows: inout FactRows
    ) -> Bool {
        guard at < line.count else { return false }
        if line[at] == UInt8(ascii: "n") { return member.target != .schema && word("null") }
        switch member.target {
        case .text, .key:
            guard let cell = string(&rows) else { return false }
            rows.set(table, base + member.index, cell)
        case .decimal:
            guard let cell = string(&rows), isDecimal(cell) else { return false }
            rows.set(table, base + member.index, cell)
        case .integer:
            guard let cell = number(point: false) else { return false }
            rows.set(table, base + member.index, cell)
        case .real:
            guard let cell = number(point: true) else { return false }
            rows.set(table, base + member.index, cell)
        case .object: return object(member.index, table, base, &rows)
        case .pair: return pair(member.index, table, base, &rows)
        case .rows: return array(member, &rows)
        case .schema:
            guard let cell = string(&rows), cell.place == .line, Int(cell.count) == schema.count else { return false }
            return line[Int(cell.start)..<Int(cell.start + cell.count)].elementsEqual(schema)
        }
        return true
    }

    private mutating func array(_ member: ScanPlan.Member, _ rows: inout FactRows) -> Bool {
        guard take(0x5B) else { return false }
        space()
        if take(0x5D) { return true }
        while true {
            let base = rows.children[member.table].count
            for _ in 0..<widths[member.table] { rows.children[member.table].append(.null) }
            space()
            guard object(member.index, member.table, base, &rows) else { return false }
            space()
            if take(0x5D) { return true }
            guard take(0x2C) else { return false }
        }
    }

    private mutating func pair(_ index: Int, _ table: Int, _ base: Int, _ rows: inout FactRows) -> Bool {
        guard take(0x5B) else { return false }
        space()
        guard let first = number(point: false) else { return false }
        space()
        guard take(0x2C) else { return false }
        space()
        guard let second = number(point: false) else { return false }
        space()
        rows.set(table, base + index, first)
        rows.set(table, base + index + 1, second)
        return take(0x5D)
    }

    @inline(__always)
    private mutating func take(_ sign: UInt8) -> Bool {
        guard at < line.count, line[at] == sign else { return false }
        at += 1
        return true
    }

    @inline(__always)
    private mutating func space() { while at < line.count, line[at] == 0x20 { at += 1 } }

    // MARK: Scalars

    /// Digits with a sign and, if asked for, a point among them; few enough to be exact.
    private mutating func number(point: Bool) -> FactRows.Cell? {
        let start = at
        if at < line.count, line[at] == 0x2D { at += 1 }
        let digits = at
        var points = 0
        while at < line.count {
            if line[at] == 0x2E, point, points == 0, at > digits { points = 1 } else if line[at] &- 0x30 > 9 { break }
            at += 1
        }
        guard at - digits > points, at - digits <= 16, line[at - 1] != 0x2E else { return nil }
        return FactRows.Cell(start: UInt32(start), count: UInt32(at - start), place: .line)
    }

    /// Plain decimals of a length that fits in any case.
    private func isDecimal(_ cell: FactRows.Cell) -> Bool {
        guard cell.place == .line, cell.count > 0, cell.count <= 32 else { return false }
        let end = Int(cell.start + cell.count)
        var i = Int(cell.start)
        if line[i] == 0x2D { i += 1 }
        let first = i
        var point = -1
        while i < end {
            if line[i] == 0x2E, point < 0, i > first { point = i } else if line[i] &- 0x30 > 9 { return false }
            i += 1
        }
        return end > first && point != end - 1
    }

    private mutating func string(_ rows: inout FactRows) -> FactRows.Cell? {
        guard take(0x22), let base = line.baseAddress else { return nil }
        let start = at
        // Eight bytes at once while none is a quote, a backslash or a control character.
        while at + 8 <= line.count {
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            let quotes = word ^ 0x2222_2222_2222_2222
            let slashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
            let ones: UInt64 = 0x0101_0101_0101_0101
            let found =
                ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
                | ((word &- 0x2020_2020_2020_2020) & ~word)
            if found & 0x8080_8080_8080_8080 != 0 { break }
            if word & 0x8080_8080_8080_8080 != 0 { ascii = false }
            at += 8
        }
        while at < line.count {
            let byte = line[at]
            if byte == 0x22 {
                at += 1
                return FactRows.Cell(start: UInt32(start), count: UInt32(at - 1 - start), place: .line)
            }
            if byte == 0x5C { return escaped(from: start, &rows) }
            if byte < 0x20 { return nil }
            if byte >= 0x80 { ascii = false }
            at += 1
        }
        return nil
    }

    /// Goes on in a string at its first backslash.
    private mutating func escaped(from start: Int, _ rows: inout FactRows) -> FactRows.Cell? {
        let old = rows.extra.count
        rows.extra.append(contentsOf: UnsafeBufferPointer(rebasing: line[start..<at]))
        while at < line.count {
            let byte = line[at]
            at += 1
            switch byte {
            case 0x22:
                return FactRows.Cell(
                    start: UInt32(old), count: UInt32(rows.extra.count - old), place: .extra)
            case 0x5C: guard escape(&rows.extra) else { return nil }
            case 0..<0x20: return nil
            default:
                if byte >= 0x80 { ascii = false }
                rows.extra.append(byte)
            }
        }
        return nil
    }

    /// Reads what stands behind a backslash. U+0000 and halves of surrogate pairs have no place in a database.
    private mutating func escape(_ out: inout [UInt8]) -> Bool {
        guard at < line.count else { return false }
        let sign = line[at]
        at += 1
        switch sign {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(sign)
        case UInt8(ascii: "u"):
            guard var code = hex4(), code != 0 else { return false }
            if code >= 0xD800, code < 0xDC00, take(0x5C), take(UInt8(ascii: "u")), let low = hex4(), low >= 0xDC00,
                low < 0xE000
            {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { return false }
            guard let encoded = UTF8.encode(scalar) else { return false }
            out.append(contentsOf: encoded)
        default: return false
        }
        return true
    }

    private mutating func hex4() -> UInt32? {
        defer { at += 4 }
        return HexDigits.four(line, at: at)
    }
}
