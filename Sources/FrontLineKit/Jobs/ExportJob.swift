public import FrontLine
public import GeoJSON
public import GeoTypes
import Measurement
import Proximity

/// Layers for other programs: the features of snapshots, of their fronts, of what changed between them.
public struct ExportJob: Job {
  public static let name = "export"

  /// Files, folders or archives, or `-`; none: the embedded sample.
  public var inputs: [String] = []
  /// What the features are.
  public var layer = ExportLayer.status
  /// Of the status layer only these; nil: all.
  public var statuses: Set<ControlStatus>?
  /// Decimals of coordinates, to which polygons are rounded so that they stay valid; nil: as they are.
  public var decimals: Int?
  /// Vertices that lie no farther than this from the border are left out; borders in common stay so.
  public var simplifyMeters = 0.0
  /// The box to cut to, in degrees.
  public var box: Box?
  /// A file with the polygons to cut to.
  public var clip: String?
  /// Of the front line only.
  public var border: BorderInput?
  /// Gaps of the territory narrower than this are no front.
  public var gapMeters = GapCloser.defaultMeters
  /// The days that are exported.
  public var range = DateRange()
  /// How maps are read.
  public var reading = Reading()
  /// How land is measured.
  public var measuring = Measuring()

  /// Creates a job on the embedded sample.
  public init() {}

  /// Creates a job.
  public init(
    inputs: [String], layer: ExportLayer = .status, range: DateRange = .init(), reading: Reading = .init(),
    measuring: Measuring = .init()
  ) {
    self.inputs = inputs
    self.layer = layer
    self.range = range
    self.reading = reading
    self.measuring = measuring
  }

  public func validate() throws(JobError) {
    try range.validate()
    try GapCloser.validate(gapMeters)
    try border?.validate()
    if border != nil, layer != .frontLine {
      throw .request("\(.border) is of the front line: add \(.layer) front-line")
    }
    if layer == .change, inputs.count == 1, inputs.first == "-" {
      throw .request("a change needs two snapshots, and standard input holds one: name another")
    }
    if let decimals, !(0...15).contains(decimals) {
      throw .request("\(.precision) \(decimals) is not between 0 and 15")
    }
    if !(0...100_000).contains(simplifyMeters) {
      throw .request("\(.simplify) \(simplifyMeters) is not between 0 and 100000 metres")
    }
    if let box, !Box.wholeEarth.contains(box) {
      throw .request("\(.bbox) reaches beyond longitudes of ±180 or latitudes of ±90 degrees")
    }
  }

  public func run(_ execution: Execution) async throws -> ExportResult {
    try validate()
    var diagnostics = Diagnostics()
    let options = try reading.options()
    let inputs = try snapshots(options, &diagnostics)
    let shaping = try shaping(&diagnostics)
    let stateBorder = try border.map {
      try GeometryFile.stateBorder(
        $0, gapMeters: max(gapMeters, GapCloser.defaultMeters), &diagnostics)
    }
    let walk = ExportWalk(
      inputs: inputs, layer: layer, territory: measuring.territory, statuses: statuses,
      earth: measuring.earth, reading: options, shaping: shaping, border: stateBorder, gapMeters: gapMeters,
      execution: execution)
    let outcomes = try await walk.outcomes()
    var repairs: [Provenance.Repair] = []
    for outcome in outcomes {
      diagnostics.add(outcome.file)
      repairs += outcome.file.repairs
    }
    if layer.isCompared { try inputs.requireOneSource(among: outcomes.map(\.file.file)) }
    if layer.isCompared, let mixed = Diagnostic(mixedSourcesOf: outcomes.map(\.file.file)) {
      diagnostics.add(mixed)
    }
    let notices = diagnostics.notices
    let features = layer.features(of: outcomes.flatMap(\.shapes))
    let loss = outcomes.flatMap(\.shapes).reduce(into: RoundingLoss()) { $0 += $1.loss }
    if let vanished = Diagnostic(loss, decimals: decimals) { diagnostics.add(vanished) }
    if features.isEmpty {
      diagnostics.add(
        Diagnostic(
          .emptyLayer, path: nil, message: "there is nothing to export", advice: "the layer is empty"))
    }
    return ExportResult(
      layer: layer, features: features, diagnostics: diagnostics,
      provenance: Provenance(
        files: outcomes.map(\.file.file), territory: measuring.territory, earth: measuring.earth,
        denominator: measuring.denominator, repairs: repairs, notices: notices, gaps: gaps(of: outcomes),
        statement: ExportStatement(layer: layer, featureCount: features.count)))
  }

  private func gaps(of outcomes: [ExportWalk.Outcome]) -> Provenance.Gaps? {
    guard layer == .frontLine else { return nil }
    return outcomes.reduce(into: Provenance.Gaps(belowMeters: gapMeters)) { gaps, outcome in
      gaps.add(count: outcome.closedGaps.count, squareKilometers: outcome.closedGaps.squareKilometers)
    }
  }

  private func shaping(_ diagnostics: inout Diagnostics) throws -> Shaping {
    var region = box.map { ClipRegion($0) }
    if let clip {
      let own = try GeometryFile(clip, .polygons, &diagnostics).clipRegion()
      region = try region.map { try $0.intersection(own) } ?? own
    }
    return Shaping(clip: region, toleranceMeters: simplifyMeters, decimals: decimals)
  }

  /// The snapshots in order.
  private func snapshots(
    _ options: SnapshotReader.Options, _ diagnostics: inout Diagnostics
  ) throws -> WalkedInputs {
    if range.isOpen, layer == .status || layer == .frontLine {
      let (inputs, notices) = try SnapshotInputs.resolve(inputs, options)
      diagnostics.add(notices)
      return WalkedInputs(inputs)
    }
    if range.isOpen, layer == .change, inputs.count == 2, !inputs.contains(where: LayerSet.isDirectory) {
      let (before, after) = try SnapshotInputs.pair(
        inputs[0], inputs[1], SidesReading(both: options), &diagnostics)
      return WalkedInputs([before, after], first: 1)
    }
    let dated = try DatedInputs(inputs, range, options, &diagnostics)
    if layer == .change, dated.inputs.count < 2 { throw SnapshotInputs.oneOfTwo }
    return WalkedInputs(dated, needsPredecessor: layer == .change)
  }
}

extension Diagnostic.Code {
  /// A layer has no features.
  public static let emptyLayer = Self("emptyLayer")
}

/// The features of one layer.
public struct ExportResult: JobResult {
  /// What the features are.
  public let layer: ExportLayer
  /// The features, with their figures as properties.
  public let features: [GeoJSONFeature]
  public let diagnostics: Diagnostics
  public let provenance: Provenance

  package init(
    layer: ExportLayer, features: [GeoJSONFeature], diagnostics: Diagnostics = .init(), provenance: Provenance
  ) {
    self.layer = layer
    self.features = features
    self.diagnostics = diagnostics
    self.provenance = provenance
  }
}

extension ExportLayer {
  /// The shapes as features with the properties of the layer; one without a geometry is left out.
  ///
  /// Properties that the layer's fields don't have are left out, those that are missing are null.
  package func features(of shapes: [ExportShape]) -> [GeoJSONFeature] {
    var features: [GeoJSONFeature] = []
    for shape in shapes where !shape.geometry.box.isEmpty {
      features.append(
        GeoJSONFeature(
          geometry: shape.geometry,
          properties: JSONObject(fields.map { ($0.name, shape.values[$0.name] ?? .null) }),
          index: features.count))
    }
    return features
  }
}

/// A feature before it is one of a layer.
package struct ExportShape: Sendable {
  let geometry: Geometry
  /// The properties by name.
  let values: [String: JSONValue]
  var loss = RoundingLoss()

  package init(geometry: Geometry, values: [String: JSONValue]) {
    self.geometry = geometry
    self.values = values
  }
}
