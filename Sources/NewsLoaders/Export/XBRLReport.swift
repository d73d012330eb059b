internal import NewsModel

/// Facts as an xBRL-JSON 1.0 report (Open Information Model): numbers as four concepts, words as members of typed axes.
///
/// A range is two numbers, one for each end. Instants are midnights: the end of 2023 is 2024-01-01T00:00:00.
package struct XBRLReport {
    /// Name under which the report looks for its taxonomy, beside itself.
    package static let taxonomyName = "gleaner-facts.xsd"
    /// The taxonomy: concepts and axes.
    package static var taxonomy: [UInt8] { Array(Table("schemas/" + taxonomyName).bytes) }

    /// Identifiers of the facts so far: a report may have each only once.
    private let written = SeenIdentifiers()
    private var isFirst = true

    /// An empty report.
    package init() {}

    /// What stands before the facts.
    package var head: [UInt8] {
        var w = JSONWriter()
        w.object { w in
            w.key("documentInfo")
            w.object { w in
                w.string("documentType", "https://xbrl.org/2021/xbrl-json")
                w.key("namespaces")
                w.object { w in
                    for (prefix, name) in Self.namespaces {
                        w.key(text: prefix)
                        w.string(name)
                    }
                }
                w.key("taxonomy")
                w.array([Self.taxonomyName]) { w, name in w.string(name) }
            }
        }
        return Array(w.bytes.dropLast()) + Array(",\"facts\":{".utf8)
    }

    /// What stands behind the facts.
    package var tail: [UInt8] { Array("\n}}\n".utf8) }

    private static let concepts = "https://gleaner.example/xbrl/facts/1"
    private static let namespaces = [
        ("xbrl", "https://xbrl.org/2021"), ("g", concepts), ("iso4217", "http://www.xbrl.org/2003/iso4217"),
        ("ucum", "http://unitsofmeasure.org"), ("lei", "http://standard.iso.org/iso/17442"),
        ("cik", "http://www.sec.gov/CIK"), ("subject", concepts + "/subject"),
    ]

    /// The members that a line of facts.jsonl adds; none where its fact was there already.
    package mutating func members(_ line: [UInt8]) throws -> [UInt8] {
        let fact = XBRLFact(try FactLine(line))
        var out: [UInt8] = []
        for number in fact.numbers {
            guard try written.insert(number.id) else { continue }
            var w = JSONWriter()
            w.key(text: number.id)
            w.object { w in fact.write(number, to: &w) }
            out += isFirst ? [0x0A] : [UInt8(ascii: ","), 0x0A]
            isFirst = false
            out += w.bytes
        }
        return out
    }
}
