import FrontLine
import GeoJSON
import GeoTypes
import Measurement
import Proximity

/// Goes through snapshots on all cores and makes the features of a layer of each.
struct ExportWalk: Sendable {
  /// Those that count have features.
  let inputs: WalkedInputs
  let layer: ExportLayer
  let territory: Territory
  /// Those of the status layer; nil for all.
  let statuses: Set<ControlStatus>?
  let earth: EarthModel
  let reading: SnapshotReader.Options
  let shaping: Shaping
  let border: StateBorder?
  /// Gaps of the territory narrower than this are no front.
  let gapMeters: Double
  let execution: Execution

  struct Outcome: Sendable {
    let file: MeasuredFile
    fileprivate let time: DatedInputs.Time?
    /// What was closed before the front was looked at.
    let closedGaps: (count: Int, squareKilometers: Double)
    let shapes: [ExportShape]
  }

  func outcomes() async throws -> [Outcome] {
    try await inputs.walked(reading, execution) { inputs, isTold in
      let skipped = layer.isCompared ? 0 : inputs.first
      return try await execution.mapInChunks(count: inputs.all.count - skipped, isTold: isTold) {
        try Worker(self, inputs)
      } _: { worker, number in
        return try worker.outcome(at: skipped + number)
      }
    } time: {
      $0.time
    }.outcomes
  }

  /// What one task works with.
  private struct Worker {
    let walk: ExportWalk
    let inputs: WalkedInputs
    let reader: SnapshotReader
    let surveyor: Surveyor
    let closer: GapCloser
    /// The snapshot that was seen last, and its index.
    var last: (index: Int, file: Provenance.File, land: Land)?

    init(_ walk: ExportWalk, _ inputs: WalkedInputs) throws {
      (self.walk, self.inputs) = (walk, inputs)
      reader = try SnapshotReader.reprojecting(walk.reading)
      surveyor = try Surveyor(earth: walk.earth)
      closer = GapCloser(limitMeters: walk.gapMeters)
    }

    mutating func outcome(at index: Int) throws -> Outcome {
      if walk.layer.isCompared, index > 0, last?.index != index - 1 {
        let loaded = try inputs.all[index - 1].read(with: reader, digest: false)
        let land = try surveyor.survey(loaded.snapshot).land(of: walk.territory)
        last = (index - 1, loaded.file, land)
      }
      let loaded = try inputs.all[index].read(with: reader, digest: walk.layer != .change)
      let survey = try surveyor.survey(loaded.snapshot)
      var shapes: [ExportShape] = []
      var straight: StraightLineChange?
      var closedGaps = (count: 0, squareKilometers: 0.0)
      switch walk.layer {
      case .status: shapes = try statuses(survey, loaded.file)
      case .frontLine:
        let land = try closer.close(survey.land(of: walk.territory), path: loaded.file.path)
        closedGaps = (land.gaps.count, land.squareKilometers)
        shapes = try front(land.land, loaded.file)
      case .change, .series:
        let land = try survey.land(of: walk.territory)
        if index >= inputs.first {
          let change = try last.map { try surveyor.change(from: $0.land, to: land) }
          straight = change?.straight
          shapes =
            walk.layer == .change
            ? try changes(change, loaded.file) : try series(land, change, loaded.file)
        }
        last = (index, loaded.file, land)
      }
      return Outcome(
        file: try MeasuredFile(
          loaded, survey, longEdges: Diagnostic(straight, walk.earth, path: loaded.file.path)),
        time: DatedInputs.Time(loaded, of: inputs.all[index]), closedGaps: closedGaps,
        shapes: shapes)
    }

    private func statuses(_ survey: Survey, _ file: Provenance.File) throws -> [ExportShape] {
      let parts = try survey.statusParts().filter { walk.statuses?.contains($0.status) ?? true }
      let shaped = try surveyor.shaped(parts.map(\.land), walk.shaping)
      return zip(parts, shaped).map { part, land in
        shape(land, file) {
          $0["status"] = .string(part.status.rawValue)
          $0["part"] = part.part.map { .string($0.rawValue) }
          $0["km2"] = .number(land.squareKilometers)
        }
      }
    }

    private func front(_ land: Land, _ file: Provenance.File) throws -> [ExportShape] {
      let front = try surveyor.shapedFront(
        of: land, without: walk.border, walk.shaping)
      var values = file.exportProperties
      values["territory"] = .string(walk.territory.name)
      values["km"] = .number(front.kilometers)
      return [ExportShape(geometry: .multiLineString(front.lines), values: values)]
    }

    private func changes(_ change: LandChange?, _ file: Provenance.File) throws -> [ExportShape] {
      guard let last, let change else { return [] }
      let patches = try surveyor.patches(of: change)
      let shaped = try surveyor.shaped(patches, walk.shaping)
      return zip(patches, shaped).map { patch, land in
        shape(land, file) {
          $0["kind"] = .string(patch.kind.rawValue)
          $0["km2"] = .number(land.squareKilometers)
          $0["before"] = last.file.date.map { .string($0.description) }
          $0["after"] = $0["date"]
          $0["territory"] = .string(walk.territory.name)
          $0["before_path"] = last.file.exportProperties["path"]
          $0["after_path"] = $0["path"]
        }
      }
    }

    private func series(_ land: Land, _ change: LandChange?, _ file: Provenance.File) throws -> [ExportShape]
    {
      let shaped = try surveyor.shaped([land], walk.shaping)
      return shaped.map { shapedLand in
        shape(shapedLand, file) {
          $0["territory"] = .string(walk.territory.name)
          $0["area_km2"] = .number(shapedLand.squareKilometers)
          if let previous = last?.file.date, let date = file.date {
            $0["previous_date"] = .string(previous.description)
            $0["gap_days"] = .integer(Int64(previous.daysBetween(date)))
          }
          guard let change, walk.shaping.clip == nil else { return }
          $0["gained_km2"] = .number(change.gainedSquareKilometers)
          $0["lost_km2"] = .number(change.lostSquareKilometers)
          $0["net_km2"] = .number(change.netSquareKilometers)
        }
      }
    }

    private func shape(
      _ land: ShapedLand, _ file: Provenance.File, _ add: (inout [String: JSONValue]) -> Void
    ) -> ExportShape {
      var values = file.exportProperties
      add(&values)
      var shape = ExportShape(geometry: .multiPolygon(MultiPolygon(land.polygons)), values: values)
      shape.loss = land.loss
      return shape
    }
  }
}

extension Provenance.File {
  /// The properties that say where a feature comes from.
  var exportProperties: [String: JSONValue] {
    [
      "date": date.map { .string($0.description) } ?? .null,
      "published_at": publishedAt.map { .string($0.description) } ?? .null,
      "source": .string(source.name),
      "path": .string(printable(path, limit: .max)),
      "sha256": sha256.map { .string($0) } ?? .null,
    ]
  }
}
