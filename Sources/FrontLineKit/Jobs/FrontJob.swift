public import FrontLine
import GeoJSON
public import GeoTypes
import Measurement
public import Proximity

/// The front line: its length, its course, and how it moved between two snapshots.
public struct FrontJob: Job {
  public static let name = "front"

  /// A snapshot; nil, as ``after`` then is: the first and the last of the embedded sample.
  public var before: String?
  /// A later one; nil: the front of one snapshot.
  public var after: String?
  /// The file of the state border, along which there is no front; nil for none.
  public var border: BorderInput?
  /// Gaps of the territory narrower than this are closed.
  public var gapMeters = GapCloser.defaultMeters
  /// The box in which displacement is measured, in degrees; nil: everywhere.
  public var sector: Box?
  /// The step along the earlier front.
  public var stepMeters = 250.0
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    before: String?, after: String? = nil, border: BorderInput? = nil,
    gapMeters: Double = GapCloser.defaultMeters, sector: Box? = nil, stepMeters: Double = 250,
    reading: Reading = .init(), measuring: Measuring = .init()
  ) {
    self.before = before
    self.after = after
    self.border = border
    self.gapMeters = gapMeters
    self.sector = sector
    self.stepMeters = stepMeters
    self.reading = reading
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try GapCloser.validate(gapMeters)
    try border?.validate()
    if before == nil, after != nil { throw SnapshotInputs.oneOfTwo }
    if !(10...100_000).contains(stepMeters) {
      throw .request("\(.step) \(stepMeters) is not between 10 and 100000 metres")
    }
    if sector != nil, before != nil, after == nil {
      throw .request("\(.sector) is of displacement, which needs two snapshots: name the later one too")
    }
  }

  public func run(_ execution: Execution) async throws -> FrontResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try reading.options()
    let files = try await SnapshotInputs.read(try inputs(options, &diagnostics), options, execution)
    let surveyor = try Surveyor(earth: measuring.earth)
    let stateBorder = try border.map { border in
      // Between its own polygons gaps are closed in any case: borders between oblasts are no state border.
      try GeometryFile.stateBorder(
        border, gapMeters: max(gapMeters, GapCloser.defaultMeters), &diagnostics)
    }
    if stateBorder == nil {
      diagnostics.add(
        Diagnostic(
          .noBorder, severity: .notice, path: nil, message: "no \(.border) is named",
          advice: "the front is the whole outline of the territory, coast and state border in it"))
    }

    var sides: [FrontResult.Side] = []
    var lands: [Land] = []
    var gaps = Provenance.Gaps(belowMeters: gapMeters)
    let closer = GapCloser(limitMeters: gapMeters)
    var repairs: [Provenance.Repair] = []
    for loaded in files {
      let survey = try surveyor.survey(loaded.snapshot)
      let path = loaded.file.path
      let closed = try closer.close(survey.land(of: measuring.territory), path: path)
      gaps.add(closed)
      let file = try MeasuredFile(loaded, survey)
      diagnostics.add(file)
      repairs += file.repairs
      do throws(FrontLimit.Exceeded) {
        sides.append(.init(file: loaded.file, front: try closed.land.front(without: stateBorder)))
      } catch {
        throw JobError(.badData, "\(displayName(ofPath: path)): \(error)")
      }
      lands.append(closed.land)
    }
    if let border, let front = sides.last?.front, let coarse = Diagnostic(front, along: border) {
      diagnostics.add(coarse)
    }
    if let mixed = Diagnostic(mixedSourcesOf: sides.map(\.file)) { diagnostics.add(mixed) }
    var displacement: FrontDisplacement?
    if sides.count == 2 {
      displacement = try FrontDisplacement(
        from: sides[0].front, lands[0], to: sides[1].front, lands[1], sector: sector, stepMeters: stepMeters)
      if displacement == nil {
        diagnostics.add(
          Diagnostic(
            .noFront, path: nil,
            message: "there is no front to follow\(sector == nil ? "" : " in the sector")"))
      }
    }
    // Of many days the sentence tells the first and the last.
    let ends = sides.count > 2 ? [sides[0], sides[sides.count - 1]] : sides
    return FrontResult(
      sides: sides, border: border, sector: sector, displacement: displacement, diagnostics: diagnostics,
      provenance: Provenance(
        files: sides.map(\.file), territory: measuring.territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: diagnostics.notices, gaps: gaps,
        statement: FrontStatement(
          dates: ends.map(\.file.date), kilometers: ends.map(\.front.kilometers),
          isWithoutBorder: border != nil, meanDisplacementKilometers: displacement?.meanKilometers,
          isSector: sector != nil)))
  }

  private func inputs(
    _ options: SnapshotReader.Options, _ diagnostics: inout Diagnostics
  ) throws -> [SnapshotInput] {
    if let before, after == nil {
      let (inputs, notices) = try SnapshotInputs.resolve([before], options)
      diagnostics.add(notices)
      guard inputs.count == 1 else { throw SnapshotInputs.several(inputs, in: before) }
      return try inputs[0].maps(options, digest: true)
    }
    let (first, second) = try SnapshotInputs.pair(before, after, SidesReading(both: options), &diagnostics)
    return [first, second]
  }
}

/// The front of a snapshot, or of two and how it moved.
public struct FrontResult: JobResult {
  /// The front of one snapshot.
  public struct Side: Sendable {
    /// The file of the snapshot.
    public let file: Provenance.File
    /// The front.
    public let front: Front

    package init(file: Provenance.File, front: Front) {
      self.file = file
      self.front = front
    }
  }

  /// One, the earlier and the later, or all days of a file that holds several.
  public let sides: [Side]
  /// The state border and coast that were left out.
  public let border: BorderInput?
  /// The box in which displacement was measured; nil for the whole front.
  public let sector: Box?
  /// Nil for one snapshot, and where the sector holds nothing of the earlier front.
  public let displacement: FrontDisplacement?
  public let diagnostics: Diagnostics
  public let provenance: Provenance
}

extension BorderInput {
  func validate() throws(JobError) {
    if !(10...50_000).contains(toleranceMeters) {
      throw .request("\(.borderTolerance) \(toleranceMeters) is not between 10 and 50000 metres")
    }
  }
}
