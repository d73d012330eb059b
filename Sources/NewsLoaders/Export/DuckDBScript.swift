/// Statements that make DuckDB read a run's folder: every column has its declared type, so that nothing is guessed (a guess
/// from the first thousand lines makes 1.5 a 2).
public enum DuckDBScript {
    /// Tables, a load of a folder of lines, and the view of current facts.
    public static func text(folder: String) -> String { text(folders: [folder]) }

    /// Tables, a load of the lines of all these folders, and the view of current facts.
    public static func text(folders: [String]) -> String {
        let facts = FactTables.facts.columns
        let definitions = facts.map { "    \"\($0.name)\" \(type($0.kind))" }.joined(separator: ",\n")
        let values = facts.map { expression($0) }.joined(separator: ", ")
        return """
            CREATE TABLE IF NOT EXISTS documents (
                doc_id VARCHAR, doc_version VARCHAR, observed_at TIMESTAMPTZ, url VARCHAR, status VARCHAR, reason VARCHAR,
                n_facts BIGINT, sketch VARCHAR, program VARCHAR);
            CREATE TABLE IF NOT EXISTS facts (
            \(definitions));
            CREATE TABLE IF NOT EXISTS evidence (
                fact_id VARCHAR, ordinal BIGINT, quote VARCHAR, "start" BIGINT, "end" BIGINT, block BIGINT);

            INSERT INTO documents SELECT doc_id, doc_version, observed_at, url, status, reason, n_facts, sketch, program
            FROM read_json(\(files(.documents, of: folders)), format = 'newline_delimited', columns = {
                doc_id: 'VARCHAR', doc_version: 'VARCHAR', observed_at: 'TIMESTAMPTZ', url: 'VARCHAR', status: 'VARCHAR',
                reason: 'VARCHAR', n_facts: 'BIGINT', sketch: 'VARCHAR', program: 'VARCHAR'});
            INSERT INTO facts SELECT \(values)
            FROM read_json(\(files(.facts, of: folders)), format = 'newline_delimited', maximum_object_size = 134217728, columns = {
                \(members.map { "\"\($0.0)\": '\($0.1)'" }.joined(separator: ", "))});
            INSERT INTO evidence SELECT fact_id, i - 1, evidence[i].quote, evidence[i]."start", evidence[i]."end", evidence[i].block
            FROM (SELECT fact_id, evidence, unnest(range(1, len(evidence) + 1)) AS i
                FROM read_json(\(files(.facts, of: folders)), format = 'newline_delimited', maximum_object_size = 134217728,
                    columns = {fact_id: 'VARCHAR', evidence: '\(evidence)'}));

            CREATE OR REPLACE VIEW current_facts AS
            SELECT f.*, TRY_CAST(f.value AS DOUBLE) AS number FROM facts f
            JOIN (SELECT doc_id, arg_max(doc_version, observed_at) AS doc_version, arg_max(status, observed_at) AS status
                FROM documents WHERE status IN ('ok', 'gone', 'unsupported_language') GROUP BY doc_id) d
            USING (doc_id, doc_version) WHERE d.status = 'ok';

            """
    }

    private static let identifiers =
        "STRUCT(lei VARCHAR, isin VARCHAR, ticker VARCHAR, mic VARCHAR, cik VARCHAR, wikidata VARCHAR, watch VARCHAR)"
    private static let evidence =
        "STRUCT(quote VARCHAR, \"start\" BIGINT, \"end\" BIGINT, figure BIGINT[], subject BIGINT[], period BIGINT[], block BIGINT)[]"

    /// The members of a line of facts.jsonl that columns come from, with their types.
    private static var members: [(String, String)] {
        var members: [(String, String)] = []
        for column in FactTables.facts.columns {
            let name = String(column.path.prefix { $0 != "." })
            guard !members.contains(where: { $0.0 == name }) else { continue }
            let type =
                switch name {
                case "subject": "STRUCT(name VARCHAR, text VARCHAR, kind VARCHAR, id \(identifiers), basis VARCHAR)"
                case "compared_with": "STRUCT(text VARCHAR, period VARCHAR)"
                case "attributed_to": "STRUCT(name VARCHAR, text VARCHAR, kind VARCHAR)"
                default: Self.type(column.kind)
                }
            members.append((name, type))
        }
        return members
    }

    private static func type(_ kind: LoadColumn.Kind) -> String {
        switch kind {
        // Exact numbers stay text, as in the stream; the view adds them as DOUBLE.
        case .text, .key, .decimal: "VARCHAR"
        case .integer: "BIGINT"
        case .real: "DOUBLE"
        }
    }

    private static func expression(_ column: LoadColumn) -> String {
        column.path.split(separator: ".").map { "\"\($0)\"" }.joined(separator: ".")
    }

    /// The files of a stream in all folders: a name, or a list of names.
    private static func files(_ stream: RunFolderWriter.Stream, of folders: [String]) -> String {
        let names = folders.map { quoted($0 + "/" + stream.fileName) }
        return names.count == 1 ? names[0] : "[" + names.joined(separator: ", ") + "]"
    }

    private static func quoted(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            out.unicodeScalars.append(contentsOf: character == "'" ? ["'", "'"] : [character])
        }
        return "'" + out + "'"
    }
}
