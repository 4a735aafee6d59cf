import FrontLineKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on standard error that shows the progress of a job.
final class ProgressBar: JobProgress {
  private let state = Mutex(State())

  private struct State {
    var total = 0
    var done = 0
    /// The percentage that was drawn last.
    var drawn = -1
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Starts a bar; a single file has none.
  func begin(total: Int) { state.withLock { $0 = State(total: total) } }

  func advance() {
    state.withLock { state in
      guard state.total > 1 else { return }
      state.done += 1
      let share = state.done * 100 / state.total
      guard share != state.drawn else { return }
      state.drawn = share
      let width = 30
      let filled = share * width / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      printRaw("\r\(bar) \(state.done) of \(state.total)")
    }
  }

  /// Erases the bar, so that the next message, also that of a failure, has a line of its own.
  func end() { if state.withLock({ $0.total > 1 }) { printRaw("\r\u{1B}[K") } }

  private func printRaw(_ text: String) {
    let bytes = Array(text.utf8)
    // A bar that can't be drawn is no failure.
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
