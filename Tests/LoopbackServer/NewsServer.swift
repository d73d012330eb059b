internal import Glibc
internal import Synchronization

/// A well-behaved web server for many hosts at once: every address of the loopback (127.0.0.1, 127.1.2.3 …) on one free port, with
/// connections that are kept open. Who asked whom is in the request.
package final class NewsServer: Sendable {
    /// What a client asks for.
    package struct Request: Sendable {
        /// The Host field.
        package var host: String
        package var path: String
        /// Request line and fields as sent.
        package var head: String
        /// Which connection it came over: 1 for the first.
        package var connection: Int

        /// The value of a field; nil where it is not there.
        package func field(_ name: String) -> String? {
            for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix(name.lowercased() + ":") {
                return String(line.dropFirst(name.utf8.count + 1)).trimmingSpaces
            }
            return nil
        }
    }

    /// The free port it listens on.
    package let port: Int
    private let listener: Int32
    private let answer: @Sendable (Request) -> [UInt8]
    private let accepted = Atomic<Int>(0)

    /// Starts at once; `answer` gives the whole response to a request, and may take its time.
    package init(answer: @escaping @Sendable (Request) -> [UInt8]) throws {
        self.answer = answer
        signal(SIGPIPE, SIG_IGN)
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var local = sockaddr_in()
        local.sin_family = sa_family_t(AF_INET)
        let bound = withUnsafePointer(to: &local) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, bound == 0, listen(socket, 512) == 0 else { throw MisbehavingServer.Failure.noSocket }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &local) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        listener = socket
        port = Int(UInt16(bigEndian: local.sin_port))
        Self.thread { [self] in serve() }
    }

    /// A response with its length.
    package static func response(
        _ body: String, status: String = "200 OK", type: String = "text/html; charset=utf-8", head: String = ""
    ) -> [UInt8] {
        Array(
            "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\(head)\r\n\(body)"
                .utf8)
    }

    /// Ends the server; connections end when their clients leave.
    package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func thread(_ body: @escaping @Sendable () -> Void) {
        final class Work: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        pthread_detach(thread)
    }

    private func serve() {
        while true {
            var peer = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let client = withUnsafeMutablePointer(to: &peer) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { accept(listener, $0, &length) }
            }
            if client < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                close(listener)
                return
            }
            // It listens everywhere; only this machine is answered.
            guard UInt32(bigEndian: peer.sin_addr.s_addr) >> 24 == 127 else {
                close(client)
                continue
            }
            let number = accepted.add(1, ordering: .relaxed).newValue
            Self.thread { [self] in
                converse(client, number)
                close(client)
            }
        }
    }

    private func converse(_ client: Int32, _ number: Int) {
        var one: Int32 = 1
        setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8192)
        while true {
            while !received.suffix(4).elementsEqual([13, 10, 13, 10]) {
                let n = recv(client, &buffer, buffer.count, 0)
                if n <= 0 { return }
                received += buffer[..<n]
            }
            let head = String(decoding: received, as: UTF8.self)
            received = []
            var request = Request(
                host: "", path: head.split(separator: " ").dropFirst().first.map(String.init) ?? "/", head: head,
                connection: number)
            request.host = request.field("host") ?? ""
            let response = answer(request)
            var sent = 0
            while sent < response.count {
                let n = response.withUnsafeBytes {
                    send(client, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
                }
                if n <= 0 { return }
                sent += n
            }
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }
}
