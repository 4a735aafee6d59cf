import FrontLine
import Measurement

/// What one task compares pairs of snapshots with: each side has a surveyor that remembers its last snapshot.
struct ComparisonWorker {
  struct Side {
    let file: Provenance.File
    let survey: Survey
    let land: Land
  }

  struct Pair {
    let a: Side
    let b: Side
    let repairs: [Provenance.Repair]
  }

  let territory: Territory
  private let digest: Bool
  private let readerA: SnapshotReader
  private let readerB: SnapshotReader
  private let surveyorA: Surveyor
  private let surveyorB: Surveyor

  init(territory: Territory, earth: EarthModel, reading: SidesReading, digest: Bool) throws {
    self.territory = territory
    self.digest = digest
    readerA = try SnapshotReader.reprojecting(reading.a)
    readerB = try SnapshotReader.reprojecting(reading.b)
    surveyorA = try Surveyor(earth: earth)
    surveyorB = try Surveyor(earth: earth)
  }

  func date(ofA input: SnapshotInput) throws -> CalendarDate { try date(of: input, readerA) }
  func date(ofB input: SnapshotInput) throws -> CalendarDate { try date(of: input, readerB) }

  private func date(of input: SnapshotInput, _ reader: SnapshotReader) throws -> CalendarDate {
    try input.read(with: reader, digest: false).snapshot.requiredDate()
  }

  /// Reads and surveys both, and says what is to be known of them.
  func survey(_ a: SnapshotInput, _ b: SnapshotInput, _ diagnostics: inout Diagnostics) throws -> Pair {
    var repairs: [Provenance.Repair] = []
    func side(_ input: SnapshotInput, _ reader: SnapshotReader, _ surveyor: Surveyor) throws -> Side {
      let loaded = try input.read(with: reader, digest: digest)
      let survey = try surveyor.survey(loaded.snapshot)
      let file = try MeasuredFile(loaded, survey)
      diagnostics.add(file)
      repairs += file.repairs
      return Side(file: loaded.file, survey: survey, land: try survey.land(of: territory))
    }
    let sideA = try side(a, readerA, surveyorA)
    let sideB = try side(b, readerB, surveyorB)
    return Pair(a: sideA, b: sideB, repairs: repairs)
  }

  func comparison(_ pair: Pair, _ diagnostics: inout Diagnostics) throws -> LandComparison {
    let comparison = try ImpossibleFigure.inFile(pair.a.file.path) {
      try surveyorA.comparison(of: pair.a.land, with: pair.b.land)
    }
    if let longEdges = Diagnostic(
      comparison.straight, surveyorA.earth, gained: "what only A has", lost: "what only B has")
    {
      diagnostics.add(longEdges)
    }
    return comparison
  }

  func disagreements(_ pair: Pair, _ comparison: LandComparison) throws -> [Disagreement] {
    try pair.a.survey.disagreements(with: pair.b.survey, over: comparison, territory: territory)
  }

  func regions(
    _ pair: Pair, _ comparison: LandComparison, _ regions: LoadedRegions
  ) throws -> ComparisonRegions {
    let divider = RegionDivider(regions.measured, surveyor: surveyorA)
    return ComparisonRegions(
      map: regions.map, source: regions.source, a: try divider.divide(pair.a.land),
      b: try divider.divide(pair.b.land),
      agreed: try divider.divide(
        comparison.agreed, squareMeters: comparison.agreedSquareKilometers * 1e6),
      onlyA: try divider.divide(comparison.onlyA, squareMeters: comparison.onlyASquareKilometers * 1e6),
      onlyB: try divider.divide(comparison.onlyB, squareMeters: comparison.onlyBSquareKilometers * 1e6))
  }

  func pieces(_ pair: Pair, _ comparison: LandComparison) throws -> ComparisonPieces {
    ComparisonPieces(
      agreed: try surveyorA.measuredPolygons(of: comparison.agreed),
      onlyA: try surveyorA.measuredPolygons(of: comparison.onlyA),
      onlyB: try surveyorA.measuredPolygons(of: comparison.onlyB))
  }
}
