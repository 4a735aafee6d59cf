import FrontLineFeeds
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A bar on standard error that shows how many maps were got, their bytes, and the time left.
final class FetchBar: FetchProgress {
  private let state = Mutex(State())

  private struct State {
    var total = 0
    var done = 0
    var began = 0.0
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  func begin(total: Int) { state.withLock { $0 = State(total: total, began: Self.seconds) } }

  func advance(bytes: Int) {
    state.withLock { state in
      guard state.total > 0 else { return }
      state.done += 1
      let filled = state.done * 30 / state.total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      let left = (Self.seconds - state.began) / Double(state.done) * Double(state.total - state.done)
      Self.write(
        "\r\u{1B}[K\(bar) \(state.done) of \(state.total), \(Self.size(bytes)), \(Self.duration(left)) left")
    }
  }

  /// Erases the bar, so that the next message has a line of its own.
  func end() { if state.withLock({ $0.done > 0 }) { Self.write("\r\u{1B}[K") } }

  static func size(_ bytes: Int) -> String {
    bytes < 10_000 ? "\(bytes) B" : bytes < 10_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000) MB"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 120 ? "\(whole) s" : whole < 7200 ? "\(whole / 60) min" : "\(whole / 3600) h"
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    // A bar that can't be drawn is no failure.
    _ = bytes.withUnsafeBytes { writeBytes(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

// By another name, since a method of the same one is in the way.
private func writeBytes(_ descriptor: CInt, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
