internal import SQLite
internal import Synchronization

/// Ends a statement that takes longer than any of ours, or that the user no longer waits for.
///
/// A file can be made so that a query of a few words runs for years. SQLite asks the clock every hundred thousand
/// steps. Waiting for the disk or for another program takes no steps, and is not counted.
final class StatementClock: Sendable {
  /// The limit for what one map needs, which takes milliseconds.
  static let usualLimit = Duration.seconds(120)
  /// The limit for checks, which look at every page of a large archive.
  static let limitOfChecks = Duration.seconds(3600)
  private static let steps: Int32 = 100_000

  private let limit: Duration
  private let isCancelled: @Sendable () -> Bool
  /// When the running statement was first asked about; nil if it has not been yet.
  private let beginning = Mutex<ContinuousClock.Instant?>(nil)

  init(limit: Duration = usualLimit, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    self.limit = limit
    self.isCancelled = isCancelled
  }

  /// Watches a connection, as long as it is open.
  func watch(_ database: SQLiteConnection) {
    database.watch(every: Self.steps, begins: { self.begin() }, isOver: { self.isOver })
  }

  private func begin() { beginning.withLock { $0 = nil } }

  private var isOver: Bool {
    if isCancelled() { return true }
    let now = ContinuousClock.now
    return beginning.withLock { beginning in
      guard let first = beginning else {
        beginning = now
        return false
      }
      return now - first > limit
    }
  }
}
