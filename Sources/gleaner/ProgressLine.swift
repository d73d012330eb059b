internal import Glibc
internal import NewsPipeline

/// A line that counts along, on a terminal only.
final class ProgressLine {
    private let shown = isatty(2) == 1
    private var last = 0.0
    private var width = 0

    /// Shows the counts, ten times a second at most.
    func show(_ tally: RunTally) {
        guard shown, WallClock.seconds - last > 0.1 else { return }
        last = WallClock.seconds
        write("\(tally)")
    }

    /// Takes the line away.
    func clear() {
        if shown && width > 0 { write("") }
    }

    private func write(_ text: String) {
        let padded =
            "\r" + text + String(repeating: " ", count: max(0, width - text.utf8.count)) + (text.isEmpty ? "\r" : "")
        width = text.utf8.count
        let bytes = Array(padded.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
    }
}
