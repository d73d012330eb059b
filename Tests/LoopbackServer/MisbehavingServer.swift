internal import Glibc

/// A web server over raw sockets on a free port of the loopback: it sends exactly the bytes a test wants, as slowly or as
/// wrongly as it wants, and counts who asked.
package final class MisbehavingServer: @unchecked Sendable {
    /// One step of an answer.
    package enum Step: Sendable {
        case send(String)
        case bytes([UInt8])
        case pause(milliseconds: Int)
        /// Sends the bytes again and again until the client leaves.
        case forever([UInt8], pause: Int)
        /// Closes with a TCP reset.
        case reset
    }

    /// The free port it listens on.
    package let port: Int
    private let listener: Int32
    private let answer: @Sendable (_ request: String) -> [Step]
    private var thread = pthread_t()

    /// Starts at once; `answer` says what to send for a request.
    package init(address: String = "127.0.0.1", answer: @escaping @Sendable (_ request: String) -> [Step]) throws {
        self.answer = answer
        signal(SIGPIPE, SIG_IGN)
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var local = sockaddr_in()
        local.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, address, &local.sin_addr)
        let bound = withUnsafePointer(to: &local) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, bound == 0, listen(socket, 16) == 0 else { throw Failure.noSocket }
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &local) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        listener = socket
        port = Int(UInt16(bigEndian: local.sin_port))
        let me = Unmanaged.passRetained(self)
        pthread_create(
            &thread, nil,
            { context in
                Unmanaged<MisbehavingServer>.fromOpaque(context!).takeRetainedValue().serve()
                return nil
            }, me.toOpaque())
    }

    package enum Failure: Error { case noSocket }

    /// A URL of this server.
    package func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Ends the server's thread.
    package func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func serve() {
        while true {
            let client = accept(listener, nil, nil)
            if client < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                // Closed here and nowhere else: a number freed by another thread could be the next server's socket.
                close(listener)
                return
            }
            handle(client)
        }
    }

    private func handle(_ client: Int32) {
        defer { close(client) }
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
            let n = recv(client, &buffer, buffer.count, 0)
            if n <= 0 { return }
            request += buffer[..<n]
        }
        for step in answer(String(decoding: request, as: UTF8.self)) {
            switch step {
            case .send(let text): if !push(client, Array(text.utf8)) { return }
            case .bytes(let bytes): if !push(client, bytes) { return }
            case .pause(let milliseconds): usleep(UInt32(milliseconds) * 1000)
            case .forever(let bytes, let pause):
                while push(client, bytes) { if pause > 0 { usleep(UInt32(pause) * 1000) } }
                return
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
                return
            }
        }
    }

    private func push(_ client: Int32, _ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let n = bytes.withUnsafeBytes { send(client, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL)) }
            if n <= 0 { return false }
            sent += n
        }
        return true
    }
}
