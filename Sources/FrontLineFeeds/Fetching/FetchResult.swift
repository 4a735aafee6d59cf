public import FrontLine
public import FrontLineArchive

/// What would be asked for.
public struct FetchPlan: Sendable {
  public struct Item: Hashable, Sendable {
    public let version: String
    public let date: CalendarDate?
    /// The addresses, without passwords.
    public let addresses: [String]
    /// Whether it is held, and would be asked for conditionally.
    public let isHeld: Bool
  }

  public let items: [Item]
  public let listedCount: Int
  public let heldCount: Int
  public let diagnostics: Diagnostics
}

/// What became of a run of fetching.
public struct FetchResult: Sendable {
  /// A version that could not be got, and why.
  public struct Failure: Hashable, Sendable {
    public let version: String
    /// In one line, safe to print.
    public let reason: String
  }

  /// The reason why a run ended before its end.
  public enum Ending: Hashable, Sendable {
    case requestsSpent(Int)
    case told(String)
  }

  /// The versions that the feed lists in the range.
  public internal(set) var listedCount = 0
  /// Those that were held before.
  public internal(set) var heldCount = 0
  /// The records of the files that were got, in their order.
  public internal(set) var got: [ArchivedDownload] = []
  /// The names of the versions that were got.
  public internal(set) var gotVersions: [String] = []
  /// The names of the versions that the source changed after it had published them.
  public internal(set) var revised: [String] = []
  /// Held versions that were asked for, and are as before.
  public internal(set) var confirmedCount = 0
  /// Days for which the source has no map.
  public internal(set) var absentCount = 0
  public internal(set) var failures: [Failure] = []
  /// Nil where the run came to its end.
  public internal(set) var ending: Ending?
  /// Versions that were not asked for, since the run ended before.
  public internal(set) var leftCount = 0
  public internal(set) var requestCount = 0
  public internal(set) var byteCount = 0
  /// How many answers did not count, by the kind of their fault.
  public internal(set) var faults: [(kind: String, count: Int)] = []
  public internal(set) var diagnostics = Diagnostics()

  /// Whether all is there that the feed lists in the range.
  public var isComplete: Bool { failures.isEmpty && leftCount == 0 && ending == nil }
}
