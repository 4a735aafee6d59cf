import EdgeChains
import FrontLine
import GEOS
public import GeoJSON
import GeoTypes
import Measurement

extension FileChecker {
  /// Returns a clean text of the same map: RFC 7946, every polygon valid, all else unchanged.
  ///
  /// It repairs invalid polygons and MultiPolygons, winding, open rings, repeated positions, rings without area, a
  /// `crs` that names WGS 84, a wrong `bbox`, missing `properties` and `geometry`, a byte order mark, and the
  /// envelope. Overlaps between features stay: they are the publisher's statement.
  ///
  /// Throws a ``RepairError`` if the result would not be clean, or if the time is up.
  public func repair(
    _ bytes: borrowing PaddedBytes, path: String, method: CheckRepairMethod = .structure,
    withinSeconds seconds: Double = 30
  ) throws -> (bytes: [UInt8], report: RepairReport) {
    let repaired = try reader.examine(bytes) { examination, text in
      try refuseHopeless(examination)
      var repairer = try Repairer(
        method: method, seconds: seconds, terms: EdgeTerms(earth))
      let (clean, rewrites) = try text.rewritten(examination.document) { feature, polygons in
        do {
          return try repairer.mend(polygons, of: feature)
        } catch let error as EarthError {
          throw RepairError(
            kind: .beyondRepair, message: "it can't be measured", location: feature.location,
            advice: "\(error)")
        }
      }
      for rewrite in rewrites {
        try refuseWideGap(rewrite)
        repairer.report.add(RepairReport.Change(rewrite))
      }
      return (bytes: clean, report: repairer.report)
    }
    try refuseUnclean(repaired.bytes, path: path)
    return repaired
  }

  private func refuseHopeless(_ examination: GeoJSONExamination) throws {
    let mendable: Set = ["ring-open", "bbox-form", "geometry-missing", "ring-open-in-height"]
    let fault = examination.faults.first { fault in
      fault.severity == .error && !mendable.contains(fault.rule)
    }
    if let fault {
      throw RepairError(
        kind: .beyondRepair, message: "it can't be repaired without guessing: \(fault.message)",
        location: fault.location, advice: Wording(fault.advice))
    }
    if let crs = examination.document.crs, !crs.isWGS84Degrees {
      throw RepairError(
        kind: .beyondRepair, message: "its crs is \(printable(crs.description)), not degrees on WGS 84",
        location: GeoJSONLocation(member: "crs"), advice: "reproject it with ogr2ogr -t_srs EPSG:4326 first")
    }
  }

  /// Refuses a ring whose ends lie far apart. If only the last position of a ring is missing, the ring ends near its
  /// start: three positions close over at most twice the longer of two edges. A ring whose ends are farther apart may
  /// lack half of its positions.
  private func refuseWideGap(_ rewrite: GeoJSONText.Rewrite) throws(RepairError) {
    guard case .closedRings(let feature, let gap) = rewrite, gap > 2 else { return }
    throw RepairError(
      kind: .beyondRepair,
      message:
        "a ring is open, and the gap between its ends is \(roundedForMessage((gap * 10).rounded() / 10)) times "
        + "the longest distance from a position to the next",
      location: GeoJSONLocation(feature: feature),
      advice: "check whether the file was cut short; if it was not, close the ring yourself")
  }

  /// Checks the result as any file is checked: no repair exists for an error that is left in it.
  private func refuseUnclean(_ clean: [UInt8], path: String) throws {
    let report = try check(try PaddedBytes(clean), path: path)
    let fault =
      report.findings.first { $0.severity == .error } ?? report.findings.first(where: \.isStillBroken)
    guard let fault else { return }
    throw RepairError(
      kind: .beyondRepair, message: "it can't be repaired without guessing: \(fault.message)",
      location: fault.location, advice: fault.consequence)
  }
}

extension CheckFinding {
  /// Whether no one can tell what the positions mean.
  fileprivate var isStillBroken: Bool {
    ["antimeridian", "hemisphere", "out-of-range", "self-intersection"].contains(rule)
  }
}

extension RepairReport.Change {
  init(_ rewrite: GeoJSONText.Rewrite) {
    func change(_ what: String, _ feature: Int? = nil) -> Self {
      Self(
        location: GeoJSONLocation(feature: feature), what: what, changedSquareKilometers: nil, isRepair: false
      )
    }
    switch rewrite {
    case .removedReferenceSystem: self = change("crs removed")
    case .removedBox(let feature): self = change("wrong bbox removed", feature)
    case .removedRepeated(let member, let feature):
      self = change("repeated member \"\(printable(member))\" removed, of which the last was read", feature)
    case .addedProperties(let feature): self = change("properties added: null", feature)
    case .addedGeometry(let feature): self = change("geometry added: null", feature)
    case .closedRings(let feature, _): self = change("open rings closed", feature)
    case .droppedHeights(let feature): self = change("heights removed from rings with new positions", feature)
    case .trimmedPositions(let feature):
      self = change("positions tidied: three numbers at most, rings closed in height", feature)
    case .unwrappedEnvelope:
      self = change("map taken out of its envelope, whose members were added to it")
    case .removedByteOrderMark: self = change("byte order mark removed")
    }
  }
}
