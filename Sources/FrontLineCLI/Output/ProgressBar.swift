import FrontLineKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on standard error that tells how far long work has come.
final class ProgressBar: JobProgress {
  private let state = Mutex(State())

  private struct State {
    var total = 0
    var done = 0
    /// How many per cent were drawn last.
    var drawn = -1
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Where there is no more than one file to wait for no bar is drawn.
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

  /// Wipes the bar away: a message that follows has a line of its own, that of a failure too.
  func end() { if state.withLock({ $0.total > 1 }) { printRaw("\r\u{1B}[K") } }

  private func printRaw(_ text: String) {
    let bytes = Array(text.utf8)
    // A bar that can't be drawn is no failure.
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
