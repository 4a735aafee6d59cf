import EdgeChains
import GEOS
public import GeoJSON
import GeoTypes

extension FileChecker {
  /// A clean text of the same map: RFC 7946, every polygon valid, all else as it stands.
  ///
  /// What is put right: invalid polygons and MultiPolygons, winding, open rings, repeated positions, rings without
  /// area, a `crs` that names WGS 84, a wrong `bbox`, missing `properties` and `geometry`, a byte order mark, the
  /// envelope. Overlaps between features stay: they are the publisher's word.
  ///
  /// Throws a ``RepairError`` where the result would not be clean, or where the time is up.
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
            kind: .beyondRepair, message: "it can't be measured", place: feature.place, advice: "\(error)")
        }
      }
      for rewrite in rewrites { repairer.report.add(RepairReport.Change(rewrite)) }
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
        place: fault.place, advice: fault.advice)
    }
    if let crs = examination.document.crs, !crs.isWGS84Degrees {
      throw RepairError(
        kind: .beyondRepair, message: "its crs is \(printable(crs.description)), not degrees on WGS 84",
        place: GeoJSONPlace(member: "crs"), advice: "reproject it with ogr2ogr -t_srs EPSG:4326 first")
    }
  }

  /// The result is checked as any file is: an error in it is one that no repair was for.
  private func refuseUnclean(_ clean: [UInt8], path: String) throws {
    let report = try check(try PaddedBytes(clean), path: path)
    let fault =
      report.findings.first { $0.severity == .error } ?? report.findings.first(where: \.isStillBroken)
    guard let fault else { return }
    throw RepairError(
      kind: .beyondRepair, message: "it can't be repaired without guessing: \(fault.message)",
      place: fault.place, advice: fault.consequence)
  }
}

extension CheckFinding {
  /// Positions that no one can tell the meaning of.
  fileprivate var isStillBroken: Bool {
    ["antimeridian", "hemisphere", "out-of-range", "self-intersection"].contains(rule)
  }
}

/// Mends the polygons of one file, with one bound on the time of all.
private struct Repairer {
  let method: CheckRepairMethod
  let terms: EdgeTerms
  let session: GEOSSession
  let seconds: Double
  let deadline: ContinuousClock.Instant
  var report: RepairReport

  init(method: CheckRepairMethod, seconds: Double, terms: EdgeTerms) throws(GEOSError) {
    session = try GEOSSession()
    self.method = method
    self.terms = terms
    self.seconds = seconds
    deadline = .now + .seconds(seconds)
    report = RepairReport(method: method)
  }

  mutating func mend(_ polygons: [Polygon], of feature: GeoJSONFeature) throws -> [Polygon] {
    var deeds: [String] = []
    let tidy = tidied(polygons, &deeds)
    var mended = tidy
    var isRepair = false
    if !tidy.isEmpty, case .invalid(let reason, _) = try validity(of: tidy) {
      try refuseBoundless(tidy, place: feature.place)
      let left = (deadline - .now) / .seconds(1)
      guard
        let valid = try BoundedRepair.polygons(
          tidy, repairedBy: method == .structure ? .structure() : .linework, within: left)
      else {
        throw RepairError(
          kind: .tookTooLong, message: "repair by \(method.rawValue) takes longer than \(seconds) s",
          place: feature.place,
          advice: "choose --repair-method structure, or allow more with --repair-seconds")
      }
      mended = valid.map(\.rightHanded)
      isRepair = true
      deeds.append("repaired by \(method.rawValue) (\(reason.lowercased()))")
    } else {
      mended = tidy.map(\.rightHanded)
      if mended != tidy { deeds.append("rings wound by the right-hand rule") }
    }
    if !deeds.isEmpty {
      let changed = try area(of: mended) - asWritten(polygons)
      report.add(
        RepairReport.Change(
          place: feature.place, what: deeds.joined(separator: ", "), changedSquareKilometers: changed / 1e6,
          isRepair: isRepair))
    }
    return mended
  }

  private func refuseBoundless(_ polygons: [Polygon], place: GeoJSONPlace) throws {
    do throws(RepairLimit.Exceeded) {
      for polygon in polygons { try RepairLimit.check(EdgeChain(boundariesOf: [polygon]).edges) }
    } catch {
      throw RepairError(
        kind: .beyondRepair, message: "its edges cross more than \(RepairLimit.meetings) times", place: place,
        advice: "correct it, or take it out of the file")
    }
  }

  private func validity(of polygons: [Polygon]) throws -> Validity {
    if polygons.count == 1 { return try GEOSGeometry(polygons[0], in: session).validity }
    return try GEOSGeometry(MultiPolygon(polygons), in: session).validity
  }

  /// Without repeated positions and rings that enclose nothing.
  private func tidied(_ polygons: [Polygon], _ deeds: inout [String]) -> [Polygon] {
    var (repeated, flat) = (0, 0)
    let tidy = polygons.compactMap { polygon -> Polygon? in
      let rings = polygon.rings.map { ring -> Ring in
        let distinct = ring.withoutRepeats
        repeated += ring.coordinates.count - distinct.coordinates.count
        return distinct
      }
      guard rings[0].doubledSignedArea != 0 || rings[0].crossesItself else {
        flat += 1
        return nil
      }
      let holes = rings.dropFirst().filter { $0.doubledSignedArea != 0 || $0.crossesItself }
      flat += rings.count - 1 - holes.count
      return Polygon(exterior: rings[0], holes: Array(holes))
    }
    if repeated > 0 { deeds.append("\(repeated) repeated positions removed") }
    if flat > 0 { deeds.append("\(flat) rings of zero area removed") }
    return tidy
  }

  /// Rings that run back on themselves have no area; a figure of eight may have none and yet hold land.
  private func asWritten(_ polygons: [Polygon]) throws -> Double {
    try terms.area(of: EdgeChain(boundariesOf: polygons))
  }

  private func area(of polygons: [Polygon]) throws -> Double {
    try terms.area(of: EdgeChain(boundariesOf: polygons))
  }
}

extension Ring {
  fileprivate var withoutRepeats: Ring {
    var kept: [Coordinate] = []
    kept.reserveCapacity(coordinates.count)
    for coordinate in coordinates where coordinate != kept.last { kept.append(coordinate) }
    return kept.count == coordinates.count ? self : Ring(kept)
  }
}

extension RepairReport.Change {
  init(_ rewrite: GeoJSONText.Rewrite) {
    func change(_ what: String, _ feature: Int? = nil) -> Self {
      Self(
        place: GeoJSONPlace(feature: feature), what: what, changedSquareKilometers: nil, isRepair: false)
    }
    switch rewrite {
    case .removedReferenceSystem: self = change("crs removed")
    case .removedBox(let feature): self = change("wrong bbox removed", feature)
    case .addedProperties(let feature): self = change("properties added: null", feature)
    case .addedGeometry(let feature): self = change("geometry added: null", feature)
    case .closedRings(let feature): self = change("open rings closed", feature)
    case .trimmedPositions(let feature):
      self = change("positions tidied: three numbers at most, rings closed in height", feature)
    case .unwrappedEnvelope:
      self = change("the map taken out of its envelope, whose members became the map's")
    case .removedByteOrderMark: self = change("byte order mark removed")
    }
  }
}
