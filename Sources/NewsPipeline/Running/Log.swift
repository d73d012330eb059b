internal import Glibc

/// Messages for operators, on standard error: quiet when all is well, data never.
package struct Log: Sendable {
    /// How a message is written.
    package enum Format: String, CaseIterable, Sendable {
        /// For people: `gleaner: warning: …`.
        case text
        /// `level=warning msg="…" key=value`.
        case logfmt
        /// One object a line.
        case json
    }

    /// How much a message matters.
    package enum Level: String, Sendable {
        case info, warning, error
    }

    /// How messages are written.
    package let format: Format
    /// Whether `info` is written too.
    package let verbose: Bool

    /// A log to standard error.
    package init(format: Format = .text, verbose: Bool = false) {
        self.format = format
        self.verbose = verbose
    }

    /// Something an operator may want to know; written only when asked for.
    package func info(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        if verbose { write(.info, message, fields) }
    }

    /// Something is not as it should be, and the run goes on.
    package func warning(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write(.warning, message, fields)
    }

    /// Why the run ends.
    package func error(_ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
        write(.error, message, fields)
    }

    private func write(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String>) {
        var line: String
        switch format {
        case .text:
            line = "gleaner: \(level == .info ? "" : level.rawValue + ": ")\(message)"
            for (key, value) in fields { line += " (\(key): \(value))" }
        case .logfmt:
            line = "level=\(level.rawValue) msg=\(Self.quoted(message))"
            for (key, value) in fields { line += " \(key)=\(Self.bare(value) ? value : Self.quoted(value))" }
        case .json:
            line = "{\"level\":\"\(level.rawValue)\",\"msg\":\(Self.quoted(message))"
            for (key, value) in fields { line += ",\(Self.quoted(key)):\(Self.quoted(value))" }
            line += "}"
        }
        // One line an event, and nothing that a terminal obeys: messages quote what servers and files say.
        let bytes = line.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 } + [0x0A]
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }

    private static func bare(_ value: String) -> Bool {
        !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C }
    }

    /// A JSON string.
    private static func quoted(_ text: String) -> String {
        var out: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: out += [0x5C, byte]
            case 0x0A: out += [0x5C, 0x6E]
            case 0x09: out += [0x5C, 0x74]
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(0x22)
        return String(decoding: out, as: UTF8.self)
    }
}
