public import FrontLine
public import FrontLineArchive

/// What would be asked for.
public struct FetchPlan: Sendable {
  /// A version that is missing.
  public struct Item: Hashable, Sendable {
    /// The name of the version at the source.
    public let version: String
    /// The day of the version, where its name tells it.
    public let date: CalendarDate?
    /// The addresses, without passwords.
    public let addresses: [String]
    /// Whether it is held, and would be asked for conditionally.
    public let isHeld: Bool
  }

  /// The versions that are missing, in the order of time.
  public let items: [Item]
  /// The number of versions that the source lists.
  public let listedCount: Int
  /// The number of them that are held already.
  public let heldCount: Int
  /// What is to be known.
  public let diagnostics: Diagnostics
}

/// What became of a run of fetching.
public struct FetchResult: Sendable {
  /// A version that could not be downloaded, and why.
  public struct Failure: Hashable, Sendable {
    /// The name of the version at the source.
    public let version: String
    /// In one line, safe to print.
    public let reason: String
  }

  /// The reason why a run ended before its end.
  public enum Ending: Hashable, Sendable {
    /// As many requests were made as are allowed.
    case requestsSpent(Int)
    /// The source said to stop, in these words.
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
  /// The versions that could not be downloaded.
  public internal(set) var failures: [Failure] = []
  /// Nil where the run came to its end.
  public internal(set) var ending: Ending?
  /// Versions that were not asked for, since the run ended before.
  public internal(set) var leftCount = 0
  /// The number of requests that were made.
  public internal(set) var requestCount = 0
  /// The number of bytes that came.
  public internal(set) var byteCount = 0
  /// How many answers did not count, by the kind of their fault.
  public internal(set) var faults: [(kind: String, count: Int)] = []
  /// What is to be known.
  public internal(set) var diagnostics = Diagnostics()

  /// Whether all is there that the feed lists in the range.
  public var isComplete: Bool { failures.isEmpty && leftCount == 0 && ending == nil }
}
