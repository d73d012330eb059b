import Foundation

/// A PostgreSQL server of one's own on loopback, in a temporary folder; stopped with its last user.
final class PostgreSQLServer {
    /// Folder of the server's programs; nil where PostgreSQL is not installed.
    static let programs: String? = {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return versions.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }.last.map { "\(root)/\($0)/bin" }
            .flatMap { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") ? $0 : nil }
    }()

    struct Trouble: Error { var message: String }

    private let programs: String
    private let folder: String
    private var port = 0
    private var server = Process()

    /// The address of the database that every server has.
    var address: String { "postgresql://postgres@127.0.0.1:\(port)/postgres" }

    init() throws {
        guard let programs = Self.programs else { throw Trouble(message: "PostgreSQL is not installed") }
        self.programs = programs
        folder = "/tmp/gleaner-postgresql-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0 { try Self.run(["chown", "postgres", folder]) }
        try Self.run(
            Self.asServer([
                "\(programs)/initdb", "-D", "\(folder)/data", "-A", "trust", "-U", "postgres", "-E", "UTF8",
                "--locale=C", "-N",
            ]))
        // A port that was free may be another test's by the time the server wants it: then it ends at once.
        for _ in 0..<5 where try isUp(on: Self.freePort()) { return }
        throw Trouble(message: "the server does not answer")
    }

    /// Starts the server; false where it ends before it answers.
    private func isUp(on port: Int) throws -> Bool {
        self.port = port
        server = Process()
        // Not by pg_ctl: a server in the background would keep the pipes open by which a child is waited for.
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments = Self.asServer([
            "\(programs)/postgres", "-D", "\(folder)/data", "-p", "\(port)", "-k", folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
        ])
        server.currentDirectoryURL = URL(filePath: "/tmp")
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        try server.run()
        for _ in 0..<600 where server.isRunning {
            if (try? Self.run(["\(programs)/pg_isready", "-q", "-h", "127.0.0.1", "-p", "\(port)"])) != nil {
                return server.isRunning
            }
            usleep(100_000)
        }
        stop()
        return false
    }

    private func stop() {
        guard server.isRunning else { return }
        kill(server.processIdentifier, SIGQUIT)
        server.waitUntilExit()
    }

    /// A port of the loopback on which nobody listens now.
    private static func freePort() -> Int {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var local = sockaddr_in()
        local.sin_family = sa_family_t(AF_INET)
        local.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &local) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                if bind(socket, $0, length) == 0 { getsockname(socket, $0, &length) }
            }
        }
        return Int(UInt16(bigEndian: local.sin_port))
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// An empty database of that name; its address.
    func database(_ name: String) throws -> String {
        try Self.run(["psql", "-q", address, "-c", "CREATE DATABASE \(name)"])
        return "postgresql://postgres@127.0.0.1:\(port)/\(name)"
    }

    /// Rows of a query, a line each.
    static func rows(_ address: String, _ sql: String) throws -> [String] {
        try run(["psql", "-At", address, "-c", sql]).split(separator: "\n").map(String.init)
    }

    /// The server refuses to run as root.
    private static func asServer(_ words: [String]) -> [String] {
        getuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + words : words
    }

    @discardableResult
    private static func run(_ words: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = URL(filePath: "/tmp")
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Trouble(message: "\(words[0]) ended with \(process.terminationStatus)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
