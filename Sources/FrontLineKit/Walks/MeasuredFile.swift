import FrontLine
import Measurement

/// What remains of a snapshot when it has been measured and its polygons are gone: what is said about it.
struct MeasuredFile: Sendable {
  let file: Provenance.File
  /// What the reader, the repairs and the overlaps give occasion to say.
  let diagnostics: Diagnostics
  let repairs: [Provenance.Repair]
  /// What is said once of all files, or of a file that holds several maps.
  fileprivate let once: [Diagnostic]

  /// - Parameter overlaps: The overlaps of polygons within a feature, where a figure depends on them.
  init(
    _ loaded: LoadedSnapshot, _ survey: Survey, overlaps: [FeatureOverlap] = [], longEdges: Diagnostic? = nil
  ) throws {
    let areas = try loaded.snapshot.unknownKinds.map { kinds in
      try kinds.kinds.map { try survey.land(ofFeatures: Set($0.features)).squareKilometers }
    }
    self.init(
      loaded, repairs: survey.repairs, overlaps: overlaps, earth: try survey.earthCaution(),
      longEdges: longEdges, areasOfUnknownKinds: areas)
  }

  /// - Parameter longEdges: That it matters what line the borders of a change are.
  init(
    _ loaded: LoadedSnapshot, repairs: [FeatureRepair], overlaps: [FeatureOverlap] = [], earth: EarthCaution?,
    longEdges: Diagnostic? = nil, areasOfUnknownKinds: [Double]? = nil
  ) {
    let path = loaded.file.path
    file = loaded.file
    var diagnostics = loaded.diagnostics
    if let kinds = loaded.snapshot.unknownKinds {
      diagnostics.add(Diagnostic(kinds, squareKilometers: areasOfUnknownKinds, path: path))
    }
    diagnostics.add(repairs.map { Diagnostic($0, path: path) })
    diagnostics.add(overlaps.map { Diagnostic($0, path: path) })
    if let longEdges { diagnostics.add(longEdges) }
    self.diagnostics = diagnostics
    self.repairs = repairs.map { Provenance.Repair(path: path, repair: $0) }
    once = [loaded.noticeOfFile, earth.map { Diagnostic($0) }].compactMap(\.self)
  }

  /// The warnings about this file alone.
  var warnings: [Diagnostic] { Diagnostics(of: self).warnings }
}

extension Diagnostics {
  fileprivate init(of file: MeasuredFile) {
    self.init()
    add(file)
  }

  /// Adds what is said about a file, and unless it has been said, what is said once.
  mutating func add(_ file: MeasuredFile) {
    add(file.diagnostics)
    for diagnostic in file.once { addOnce(diagnostic) }
  }
}
