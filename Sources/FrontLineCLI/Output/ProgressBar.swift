import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on standard error that tells how far long work has come.
final class ProgressBar: Sendable {
  private let total: Int
  /// How much is done, and how many tenths of a per cent were drawn last.
  private let state = Mutex((done: 0, drawn: -1))

  init(total: Int) { self.total = max(1, total) }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  func advance() {
    state.withLock { state in
      state.done += 1
      let share = state.done * 100 / total
      guard share != state.drawn else { return }
      state.drawn = share
      let width = 30
      let filled = share * width / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      printRaw("\r\(bar) \(state.done) of \(total)")
    }
  }

  /// Wipes the bar away.
  func finish() { printRaw("\r\u{1B}[K") }

  private func printRaw(_ text: String) {
    let bytes = Array(text.utf8)
    // A bar that can't be drawn is no failure.
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
