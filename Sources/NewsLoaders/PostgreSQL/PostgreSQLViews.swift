/// What analysts ask for, as views: the same as in SQLite, with numbers as NUMERIC.
enum PostgreSQLViews {
    /// Their names, in the order in which they build upon each other.
    static let names = [
        "current_documents", "current_facts", "confident_facts", "measures_over_time", "conflicts", "retractions",
        "witnesses", "signed_changes",
    ]

    static let definitions = """
        CREATE VIEW current_documents AS
        SELECT d.* FROM documents d WHERE d.status IN ('ok', 'gone', 'unsupported_language')
        AND d.rank = (SELECT max(rank) FROM documents x
            WHERE x.doc_id = d.doc_id AND x.status IN ('ok', 'gone', 'unsupported_language'));

        CREATE VIEW current_facts AS
        SELECT f.*, f.value AS number, f.low AS low_number, f.high AS high_number,
            (SELECT quote FROM evidence e WHERE e.fact_id = f.fact_id AND e.ordinal = 0) AS quote
        FROM facts f JOIN current_documents d ON d.doc_id = f.doc_id AND d.doc_version = f.doc_version AND d.status = 'ok';

        CREATE VIEW confident_facts AS SELECT * FROM current_facts WHERE confidence >= 0.8;

        CREATE VIEW measures_over_time AS
        SELECT subject_name, measure, statistic, unit, period_start, period_end, period, observed_at, value, number, bound,
            modality, confidence, fact_id, doc_id
        FROM current_facts WHERE period IS NOT NULL ORDER BY subject_name, measure, unit, period_start, observed_at;

        CREATE VIEW conflicts AS
        SELECT a.fact_key, a.subject_name, a.measure, a.unit, a.period, a.value AS value_a, b.value AS value_b,
            a.fact_id AS fact_a, b.fact_id AS fact_b, a.doc_id AS doc_a, b.doc_id AS doc_b
        FROM current_facts a JOIN current_facts b ON a.fact_key = b.fact_key AND a.fact_id < b.fact_id
        WHERE a.bound = '=' AND b.bound = '='
        AND abs(a.value - b.value) > 0.5 * power(10::numeric, -least(a.decimals, b.decimals)::numeric);

        CREATE VIEW retractions AS
        SELECT f.fact_id, f.doc_id, f.doc_version, f.subject_name, f.measure, f.value, f.low, f.high, f.unit, f.period,
            f.observed_at, d.status AS ended_by, d.observed_at AS ended_at, d.doc_version AS new_version
        FROM facts f JOIN current_documents d ON d.doc_id = f.doc_id
        WHERE d.status <> 'ok' OR d.doc_version <> f.doc_version;

        CREATE VIEW witnesses AS
        SELECT fact_key, min(subject_name) AS subject_name, min(measure) AS measure, value, low, high, bound,
            min(unit) AS unit, min(period) AS period, count(DISTINCT doc_id) AS documents,
            count(DISTINCT publisher) AS publishers, min(observed_at) AS first_observed
        FROM current_facts GROUP BY fact_key, value, low, high, bound;

        CREATE VIEW signed_changes AS
        SELECT f.*, CASE WHEN change = 'decrease' THEN -abs(number) WHEN change = 'increase' THEN abs(number) ELSE number END
            AS signed_number
        FROM current_facts f WHERE statistic = 'change';
        """
}
