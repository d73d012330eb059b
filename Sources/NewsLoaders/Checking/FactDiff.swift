internal import NewsModel

/// What changed between two sets of facts: the same figure of the same document version read otherwise, the same question
/// answered by another number, facts that are new, facts that are gone.
package struct FactDiff {
    /// One difference.
    package enum Change: Equatable, Sendable {
        case added(String)
        case lost(String)
        /// The slots that differ, each with its old and new value.
        case changed(String, slots: [Slot])
    }

    /// A slot with its two values.
    package struct Slot: Equatable, Sendable {
        /// Name of the slot, as the stream has it.
        package var name: String
        /// Its value before; empty where it had none.
        package var old: String
        /// Its value now; empty where it has none.
        package var new: String
    }

    /// Differences in the order of the new facts, then what was lost in the order of the old ones.
    package private(set) var changes: [Change] = []
    /// Facts that are equal in every slot.
    package private(set) var equal = 0
    /// Lines that are no facts, as "file:number": they were not compared.
    package private(set) var unreadable: [String] = []

    /// Slots that say when and where, not what: they are not compared.
    private static let circumstances: Set<String> = [
        "schema", "fact_id", "fact_key", "doc_version", "observed_at", "url", "title", "publisher", "published",
        "group", "restates",
    ]

    /// Compares the facts of two folders or files.
    package init(old: String, new: String) throws {
        var known = try Self.read(old, &unreadable)
        let fresh = try Self.read(new, &unreadable)
        var byQuestion: [String: [Int]] = [:]
        var byID: [String: Int] = [:]
        for (i, fact) in known.enumerated() {
            byID[fact.id] = i
            byQuestion[fact.question, default: []].append(i)
        }
        // The same figure is the surest sign; facts of an edited text have only their question in common.
        var unmatched: [Int] = []
        var pairs: [Int: Int] = [:]
        for (i, fact) in fresh.enumerated() {
            if let match = byID[fact.id], !known[match].taken {
                known[match].taken = true
                pairs[i] = match
            } else {
                unmatched.append(i)
            }
        }
        for i in unmatched {
            guard let match = byQuestion[fresh[i].question]?.first(where: { !known[$0].taken }) else { continue }
            known[match].taken = true
            pairs[i] = match
        }
        for (i, fact) in fresh.enumerated() {
            guard let match = pairs[i] else {
                changes.append(.added(fact.summary))
                continue
            }
            let slots = Self.differences(known[match].slots, fact.slots)
            if slots.isEmpty { equal += 1 } else { changes.append(.changed(fact.summary, slots: slots)) }
        }
        for fact in known where !fact.taken { changes.append(.lost(fact.summary)) }
    }

    /// How often each slot changed, most often first.
    package var changedSlots: [(name: String, count: Int)] {
        var counts: [String: Int] = [:]
        for case .changed(_, let slots) in changes { for slot in slots { counts[slot.name, default: 0] += 1 } }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    // MARK: Facts

    private struct Compared {
        var id: String
        var question: String
        var summary: String
        var slots: [(String, String)]
        var taken = false
    }

    private static func read(_ path: String, _ unreadable: inout [String]) throws -> [Compared] {
        let isFolder = FileSystem.isFolder(path)
        let files =
            isFolder ? try RunFolders.all(in: path).map { $0 + "/" + RunFolderWriter.Stream.facts.fileName } : [path]
        var facts: [Compared] = []
        // A finished run may have no facts; a file that was named must be there.
        for file in files where !isFolder || FileSystem.exists(file) {
            let reader = try LineReader(path: file)
            while let line = try reader.next() {
                if case .bytes(let bytes) = line {
                    if bytes.isEmpty { continue }
                    if let value = try? JSONValue(parsing: bytes), let fact = compared(value) {
                        facts.append(fact)
                        continue
                    }
                }
                unreadable.append("\(file):\(reader.number)")
            }
        }
        return facts
    }

    private static func compared(_ fact: JSONValue) -> Compared? {
        guard let members = fact.object, let id = fact["fact_id"]?.string else { return nil }
        var slots: [(String, String)] = []
        for (name, value) in members where !circumstances.contains(name) { flatten(name, value, into: &slots) }
        let parts = [
            fact["subject"]?["name"]?.string ?? "?", fact["measure"]?.string ?? "?",
            fact["value"]?.string ?? "\(fact["low"]?.string ?? "")..\(fact["high"]?.string ?? "")",
            fact["unit"]?.string ?? "",
            fact["period"]?.string ?? "-",
        ]
        return Compared(
            id: id, question: (fact["doc_id"]?.string ?? "") + " " + (fact["fact_key"]?.string ?? ""),
            summary: parts.joined(separator: " | "), slots: slots)
    }

    /// One slot a value that is no object and no list of objects.
    private static func flatten(_ name: String, _ value: JSONValue, into slots: inout [(String, String)]) {
        if let members = value.object {
            for (inner, value) in members { flatten(name + "." + inner, value, into: &slots) }
            return
        }
        if let elements = value.array, elements.contains(where: { $0.object != nil }) {
            for (i, element) in elements.enumerated() { flatten("\(name).\(i)", element, into: &slots) }
            return
        }
        var writer = JSONWriter()
        writer.value(value)
        slots.append((name, value.string ?? String(decoding: writer.bytes, as: UTF8.self)))
    }

    private static func differences(_ old: [(String, String)], _ new: [(String, String)]) -> [Slot] {
        let before = Dictionary(old, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new, uniquingKeysWith: { first, _ in first })
        let names = new.map(\.0) + old.map(\.0).filter { after[$0] == nil }
        return names.compactMap { name in
            let (a, b) = (before[name] ?? "", after[name] ?? "")
            return a == b ? nil : Slot(name: name, old: a, new: b)
        }
    }
}
