/// The tables facts are loaded into; the same in every database.
enum FactTables {
    private static func identifiers(_ prefix: String, _ path: String) -> [LoadColumn] {
        ["lei", "isin", "ticker", "mic", "cik", "wikidata"].map { LoadColumn(prefix + $0, path: path + $0) }
    }

    /// One row a fact.
    static let facts = LoadTable(
        "facts",
        [
            LoadColumn("fact_id", .key), LoadColumn("fact_key"), LoadColumn("type", .key), LoadColumn("doc_id", .key),
            LoadColumn("doc_version", .key), LoadColumn("observed_at"), LoadColumn("url"), LoadColumn("title"),
            LoadColumn("publisher"), LoadColumn("published"), LoadColumn("language"),
            LoadColumn("subject_name", path: "subject.name"), LoadColumn("subject_text", path: "subject.text"),
            LoadColumn("subject_kind", path: "subject.kind"), LoadColumn("subject_basis", path: "subject.basis"),
        ] + identifiers("subject_", "subject.id.") + [
            LoadColumn("measure"), LoadColumn("measure_id"), LoadColumn("statistic"), LoadColumn("value", .decimal),
            LoadColumn("low", .decimal), LoadColumn("high", .decimal), LoadColumn("bound"),
            LoadColumn("decimals", .integer), LoadColumn("unit"), LoadColumn("unit_name"), LoadColumn("unit_basis"),
            LoadColumn("change"), LoadColumn("compared_with", path: "compared_with.text"),
            LoadColumn("compared_with_period", path: "compared_with.period"), LoadColumn("period"),
            LoadColumn("period_start"), LoadColumn("period_end"), LoadColumn("period_kind"), LoadColumn("period_text"),
            LoadColumn("period_calendar"), LoadColumn("period_basis"), LoadColumn("modality"),
            LoadColumn("attributed_to", path: "attributed_to.name"),
            LoadColumn("attributed_to_text", path: "attributed_to.text"),
            LoadColumn("attributed_to_kind", path: "attributed_to.kind"), LoadColumn("fact_group", path: "group"),
            LoadColumn("restates"), LoadColumn("confidence", .real), LoadColumn("rule"),
            LoadColumn("subject_watch", path: "subject.id.watch", isOriginal: false),
        ])

    /// Where a fact's document says it; offsets are code points of the document's text.
    static let evidence = LoadTable(
        "evidence",
        [
            LoadColumn("quote", .key), LoadColumn("start", .integer), LoadColumn("end", .integer),
            LoadColumn("figure_start", .integer, path: "figure.0"),
            LoadColumn("figure_end", .integer, path: "figure.1"),
            LoadColumn("subject_start", .integer, path: "subject.0"),
            LoadColumn("subject_end", .integer, path: "subject.1"),
            LoadColumn("period_start", .integer, path: "period.0"),
            LoadColumn("period_end", .integer, path: "period.1"),
            LoadColumn("block", .integer),
        ])

    /// What narrows a fact.
    static let qualifiers = LoadTable("qualifiers", [LoadColumn("name", .key), LoadColumn("value")])

    /// Who else takes part in a fact.
    static let participants = LoadTable(
        "participants",
        [LoadColumn("role", .key), LoadColumn("name"), LoadColumn("kind")] + identifiers("", "id.")
            + [LoadColumn("watch", path: "id.watch", isOriginal: false)])

    /// The tables that hold several rows a fact, each row under (fact_id, ordinal).
    static let children = [evidence, qualifiers, participants]
}
