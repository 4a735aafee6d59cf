import Synchronization

/// The numbers below a count, shared out among jobs in chunks of consecutive numbers.
final class Chunks: Sendable {
  /// The numbers that each job has still to do.
  private let open: Mutex<[Range<Int>]>
  /// The shortest chunk that is divided when a job is idle. In a series a new chunk costs as much as five to ten
  /// snapshots, since nothing is known of its first.
  private static let shortestDivided = 16

  init(count: Int, jobs: Int) {
    open = Mutex([Range](dividing: count, into: jobs))
  }

  /// Returns the next number for a job: from its own chunk, else the first of the later half of the longest that
  /// another job has. Nil if that is too short to be divided.
  func next(for job: Int) -> Int? {
    open.withLock { open in
      if open[job].isEmpty {
        guard let other = open.indices.max(by: { open[$0].count < open[$1].count }),
          open[other].count >= Self.shortestDivided
        else { return nil }
        let middle = (open[other].lowerBound + open[other].upperBound) / 2
        open[job] = middle..<open[other].upperBound
        open[other] = open[other].lowerBound..<middle
      }
      let number = open[job].lowerBound
      open[job] = number + 1..<open[job].upperBound
      return number
    }
  }
}

extension [Range<Int>] {
  /// Divides the numbers below a count into chunks of consecutive numbers, all of nearly the same length.
  package init(dividing count: Int, into chunks: Int) {
    self = (0..<chunks).map { count * $0 / chunks..<count * ($0 + 1) / chunks }
  }

  /// Divides the numbers below a count among threads that have little to do for each. Each thread has several
  /// chunks, lest one wait for another that has more to do. None is so short that a thread costs more than it
  /// saves.
  package init(dividing count: Int, among threads: Int) {
    self.init(dividing: count, into: Swift.max(1, Swift.min(threads * 4, count / 256)))
  }
}
