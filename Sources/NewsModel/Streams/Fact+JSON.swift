/// `gleaner.fact/1`: how a fact is written. Its evidence quotes the article's text, so writing needs both.
extension Fact {
    /// Name of the stream.
    public static let schema = "gleaner.fact/1"

    /// Writes one object of the stream; `text` is the article's text.
    public func write(to w: inout JSONWriter, text: String, map: CodePointMap) {
        var text = text
        text.withUTF8 { write(to: &w, bytes: $0, map: map) }
    }

    private func write(to w: inout JSONWriter, bytes: UnsafeBufferPointer<UInt8>, map: CodePointMap) {
        w.object { w in
            writeIdentity(to: &w)
            writeQuantity(to: &w)
            writeCircumstances(to: &w)
            w.key("evidence")
            w.array(evidence) { w, e in
                w.object { w in
                    w.key("quote")
                    w.string(utf8: UnsafeBufferPointer(rebasing: bytes[e.range.start..<e.range.end]))
                    w.range(e.range, map)
                    w.key("figure")
                    w.pair(e.figure, map)
                    w.key("subject")
                    w.pair(e.subject, map)
                    w.key("period")
                    w.pair(e.period, map)
                    w.integer("block", e.block)
                }
            }
        }
    }

    private func writeIdentity(to w: inout JSONWriter) {
        w.string("schema", Self.schema)
        w.string("fact_id", factID)
        w.string("fact_key", factKey)
        w.string("type", type)
        w.string("doc_id", docID)
        w.string("doc_version", docVersion)
        w.string("observed_at", observedAt)
        w.string("url", url)
        w.string("title", title)
        w.string("publisher", publisher)
        w.string("published", published)
        w.string("language", language)
        w.key("subject")
        w.object { w in
            w.string("name", subject.name)
            w.string("text", subject.text)
            w.string("kind", subject.kind)
            w.key("id")
            if let id = subject.id { id.write(to: &w) } else { w.null() }
            w.string("basis", subject.basis)
        }
    }

    private func writeQuantity(to w: inout JSONWriter) {
        w.string("measure", measure)
        w.string("measure_id", measureID)
        w.string("statistic", statistic)
        w.decimal("value", value)
        w.decimal("low", low)
        w.decimal("high", high)
        w.string("bound", bound.rawValue)
        w.integer("decimals", decimals)
        w.string("unit", unit)
        w.string("unit_name", unitName)
        w.string("unit_basis", unitBasis)
        w.string("change", change?.rawValue)
        w.key("compared_with")
        if let comparedWith {
            w.object { w in
                w.string("text", comparedWith.text)
                w.string("period", comparedWith.period)
            }
        } else {
            w.null()
        }
        w.string("period", period.value)
        w.string("period_start", period.start)
        w.string("period_end", period.end)
        w.string("period_kind", period.kind)
        w.string("period_text", period.text)
        w.string("period_calendar", period.calendar)
        w.string("period_basis", period.basis)
    }

    private func writeCircumstances(to w: inout JSONWriter) {
        w.string("modality", modality)
        w.key("qualifiers")
        w.array(qualifiers) { w, q in
            w.object { w in
                w.string("name", q.name)
                w.string("value", q.value)
            }
        }
        w.key("participants")
        w.array(participants) { w, p in
            w.object { w in
                w.string("role", p.role)
                w.string("name", p.name)
                w.string("kind", p.kind)
                w.key("id")
                if let id = p.id { id.write(to: &w) } else { w.null() }
            }
        }
        w.key("attributed_to")
        if let attributedTo {
            w.object { w in
                w.string("name", attributedTo.name)
                w.string("text", attributedTo.text)
                w.string("kind", attributedTo.kind)
            }
        } else {
            w.null()
        }
        w.string("group", group)
        w.string("restates", restates)
        w.probability("confidence", confidence)
        w.string("rule", rule)
    }
}
