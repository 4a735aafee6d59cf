import Measurement

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a job is run: what it gives does not hang on it, but for what is not asked for.
public struct Execution: Sendable {
  /// What of a result is wanted. What is not is left out, which can save most of the time.
  public struct Parts: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: Int
    /// Creates a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What a figure consists of: patches, transitions, settlements; in a comparison the days around.
    public static let details = Parts(rawValue: 1)
    /// SHA-256 of every file, in the provenance.
    public static let digests = Parts(rawValue: 2)
    /// The land of a comparison as polygons.
    public static let pieces = Parts(rawValue: 4)

    /// All parts.
    public static let all: Parts = [.details, .digests, .pieces]
  }

  /// Threads at most; 1 or more.
  public var threads: Int
  /// The parts of the result that are made.
  public var parts: Parts
  /// Told how far it has come.
  public var progress: (any JobProgress)?

  /// Says how a job runs; without arguments, on all cores and with all parts.
  public init(threads: Int = Self.processorCount, parts: Parts = .all, progress: (any JobProgress)? = nil) {
    self.threads = max(1, threads)
    self.parts = parts
    self.progress = progress
  }

  /// The processors that the system has for us.
  public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  var wantsDigest: Bool { parts.contains(.digests) }

  /// The same with as many threads.
  func onThreads(_ threads: Int) -> Execution {
    Execution(threads: threads, parts: parts, progress: progress)
  }
}

/// Somebody who is told how far a job has come, from any thread.
public protocol JobProgress: Sendable {
  /// So many files are worked through from here on.
  func begin(total: Int)
  /// One more is done.
  func advance()
  /// All are done, or one failed.
  func end()
}

extension Execution {
  /// Maps numbers on all threads, and tells of each.
  ///
  /// - Parameter isTold: whether progress is told: what is gone through a second time is not.
  func mapInChunks<State, Output: Sendable>(
    count: Int, isTold: Bool = true, makeState: @Sendable @escaping () throws -> State,
    _ transform: @Sendable @escaping (inout State, Int) throws -> Output
  ) async throws -> [Output] {
    let progress = isTold ? progress : nil
    progress?.begin(total: count)
    defer { progress?.end() }
    return try await Measurement.mapInChunks(count: count, jobs: threads, makeState: makeState) {
      state, number in
      defer { progress?.advance() }
      return try transform(&state, number)
    }
  }
}
