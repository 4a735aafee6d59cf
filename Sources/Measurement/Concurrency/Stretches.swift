import Synchronization

/// The numbers below a count, shared out among jobs in stretches of neighbours.
final class Stretches: Sendable {
  /// What each job has still to do.
  private let open: Mutex<[Range<Int>]>
  /// A stretch as long as this is divided when a job is idle. A series pays for a new stretch what five to ten of
  /// its snapshots cost, since nothing is known of the first.
  private static let shortestDivided = 16

  init(count: Int, jobs: Int) {
    open = Mutex([Range](dividing: count, into: jobs))
  }

  /// The next number for a job: of its own stretch, else the first of the later half of the longest that another
  /// has; nil where too little is left to be divided.
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
  /// The numbers below a count in so many stretches of neighbours, all nearly as long as each other.
  package init(dividing count: Int, into stretches: Int) {
    self = (0..<stretches).map { count * $0 / stretches..<count * ($0 + 1) / stretches }
  }

  /// The same for threads that have little to do for each number: several for each of them, lest one wait for another
  /// that has more to do, and none so short that a thread costs more than it takes away.
  package init(dividing count: Int, among threads: Int) {
    self.init(dividing: count, into: Swift.max(1, Swift.min(threads * 4, count / 256)))
  }
}
