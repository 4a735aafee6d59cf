public import FrontLine

/// Something to be read and measured, as a value: what, on which earth, against what.
///
/// A job has the defaults of the command line. It is made in Swift, or from JSON; wherever it comes from, ``run(_:)``
/// gives the same result.
///
/// ```swift
/// let result = try await ChangeJob(before: "2025-01-02.geojson", after: "2025-08-03.geojson").run()
/// print(result.gained.squareKilometers, result.provenance.sentence(in: .english))
/// ```
public protocol Job: JobMembers, Codable, Hashable, Sendable {
  /// What the job gives.
  associatedtype Result: JobResult

  /// The word for it in JSON and on the command line.
  static var name: String { get }

  /// The job with the defaults of the command line.
  init()

  /// Throws a ``JobError`` of the kind `request` where the members contradict one another.
  ///
  /// No file is opened for it.
  func validate() throws(JobError)

  /// Reads and measures.
  ///
  /// Throws a ``JobError``, or what ``JobError/init(_:)`` makes one of.
  func run(_ execution: Execution) async throws -> Result
}

extension Job {
  /// Nothing contradicts itself, unless a job says so.
  public func validate() throws(JobError) {}

  /// Runs the job on all cores, with all parts of its result.
  public func run() async throws -> Result { try await run(Execution()) }
}

/// What a job comes to, with all that a reader needs to get it again.
public protocol JobResult: Sendable {
  /// What is to be known about the figures.
  var diagnostics: Diagnostics { get }
  /// What the figures rest on.
  var provenance: Provenance { get }
  /// Why parts of what was asked for were not done, where a job does the others; empty where all was.
  var undone: [JobError] { get }
}

extension JobResult {
  public var undone: [JobError] { [] }
}

/// An area.
public struct Area: Hashable, Sendable {
  /// The area in square metres.
  public let squareMeters: Double
  /// The area in km².
  public var squareKilometers: Double { squareMeters / 1e6 }
}
