internal import CLibPQ
internal import Glibc

/// A connection by libpq. What the address does not say comes from the environment (PGPASSFILE, PGSERVICE …), so that no
/// secret needs to stand in a configuration.
///
/// Not safe for use by several threads at once.
final class PostgreSQLConnection {
    /// What the server says when it refuses.
    struct Failure: Error, CustomStringConvertible {
        var description: String
        /// Whether a row came twice (SQLSTATE 23505).
        var isDuplicate = false
    }

    private let connection: OpaquePointer

    /// Connects to `postgresql://…`.
    init(_ address: String) throws(Failure) {
        guard let opened = PQconnectdb(address) else { throw Failure(description: "out of memory") }
        connection = opened
        guard PQstatus(opened) == CONNECTION_OK else {
            // The connection is freed by deinit, which runs for an object whose members are all there.
            throw Failure(description: Self.text(PQerrorMessage(opened)))
        }
        // Notices ("relation exists already") are nobody's news.
        PQsetNoticeProcessor(opened, { _, _ in }, nil)
    }

    deinit { PQfinish(connection) }

    /// Runs statements that give no rows.
    func execute(_ sql: String) throws(Failure) { PQclear(try result(PQexec(connection, sql))) }

    /// Runs one query with text parameters; rows of texts, nil for NULL.
    func rows(_ sql: String, _ parameters: [String?] = []) throws(Failure) -> [[String?]] {
        let copies = parameters.map { $0.map { strdup($0) } ?? nil }
        defer { for copy in copies { free(copy) } }
        let values = copies.map { UnsafePointer($0) }
        let result = try result(PQexecParams(connection, sql, Int32(values.count), nil, values, nil, nil, 0))
        defer { PQclear(result) }
        return (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { column in
                PQgetisnull(result, row, column) == 1 ? nil : Self.text(PQgetvalue(result, row, column))
            }
        }
    }

    /// Rows that the last command changed are of no interest; whether it succeeded is.
    private func result(_ result: OpaquePointer?) throws(Failure) -> OpaquePointer? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: return result
        default:
            let message = Self.text(PQresultErrorMessage(result))
            let state = Self.text(PQresultErrorField(result, CInt(UInt8(ascii: "C"))))
            PQclear(result)
            throw Failure(
                description: message.isEmpty ? Self.text(PQerrorMessage(connection)) : message,
                isDuplicate: state == "23505")
        }
    }

    // MARK: COPY

    /// Begins `COPY … FROM STDIN`.
    func beginCopy(_ sql: String) throws(Failure) { PQclear(try result(PQexec(connection, sql))) }

    /// Sends rows in COPY's text format.
    func copy(_ bytes: [UInt8]) throws(Failure) {
        guard !bytes.isEmpty else { return }
        let sent = bytes.withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { PQputCopyData(connection, $0.baseAddress, Int32($0.count)) }
        }
        if sent != 1 { throw Failure(description: Self.text(PQerrorMessage(connection))) }
    }

    /// Ends the COPY that was begun.
    func endCopy() throws(Failure) {
        guard PQputCopyEnd(connection, nil) == 1 else {
            throw Failure(description: Self.text(PQerrorMessage(connection)))
        }
        while let next = PQgetResult(connection) { PQclear(try result(next)) }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        let text = pointer.map { String(cString: $0) } ?? ""
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
