import EdgeChains
import GEOS
import GeoJSON
import GeoTypes
import Measurement

/// Repairs the polygons of one file, with one limit on the time of all.
struct Repairer {
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
    var actions: [String] = []
    let tidy = tidied(polygons, &actions)
    var mended = tidy
    var isRepair = false
    if !tidy.isEmpty, case .invalid(let reason, _) = try validity(of: tidy) {
      isRepair = true
      if let parted = parted(tidy) {
        mended = parted
        actions.append("split where it touches itself (\(reason.lowercased()))")
      } else if let bare = try validWithoutSpikes(tidy) {
        mended = bare
        actions.append("spikes removed (\(reason.lowercased()))")
      } else {
        mended = try made(valid: tidy, location: feature.location)
        actions.append("repaired by \(method.rawValue) (\(reason.lowercased()))")
      }
    } else {
      mended = tidy.map(\.rightHanded)
      if mended != tidy { actions.append("rings wound by the right-hand rule") }
    }
    if !actions.isEmpty {
      let changed = try area(of: mended) - area(of: polygons)
      report.add(
        RepairReport.Change(
          location: feature.location, what: actions.joined(separator: ", "),
          changedSquareKilometers: changed / 1e6,
          isRepair: isRepair))
    }
    return mended
  }

  /// Returns the land of a polygon whose rings only touch themselves or one another; nil for others. GEOS finds it
  /// invalid too, and takes gigabytes if thousands of edges meet in one point.
  private func parted(_ polygons: [Polygon]) -> [Polygon]? {
    guard polygons.count == 1, let boundary = SimpleBoundary(of: polygons[0]) else { return nil }
    return boundary.chain.polygons()
  }

  private func made(valid polygons: [Polygon], location: GeoJSONLocation) throws -> [Polygon] {
    try refuseBoundless(polygons, location: location)
    let bare = polygons.compactMap(\.withoutSpikes)
    let left = (deadline - .now) / .seconds(1)
    guard
      let valid = try BoundedRepair.polygons(
        bare, repairedBy: method == .structure ? .structure() : .linework, within: left)
    else {
      throw RepairError(
        kind: .tookTooLong, message: "repair by \(method.rawValue) takes longer than \(seconds) s",
        location: location,
        advice: method == .structure
          ? "allow more with \(.repairSeconds), or take the polygon out of the file"
          : "choose \(.repairMethod) structure, or allow more with \(.repairSeconds)")
    }
    return try checked(valid, madeOf: bare, location: location).map(\.rightHanded)
  }

  /// Returns the valid polygons, unless they lost land. After a repair by structure the land must be that of our own
  /// rule (``StructureRepair.land(of:)``), which is returned otherwise. After a repair by linework nothing
  /// may be left only if there was nothing.
  private func checked(
    _ valid: [Polygon], madeOf polygons: [Polygon], location: GeoJSONLocation
  ) throws -> [Polygon] {
    if method == .linework, !valid.isEmpty { return valid }
    let land = try StructureRepair(session: session).land(of: polygons)
    if try StructureRepair.areAlike(EdgeChain(boundariesOf: valid), land) { return valid }
    if method == .structure { return land.polygons() }
    throw RepairError(
      kind: .beyondRepair, message: "repair by linework leaves no land", location: location,
      advice: "choose \(.repairMethod) structure, which keeps what the exterior runs around")
  }

  /// Returns the polygons without their spikes if these were all that was wrong; nil otherwise.
  private func validWithoutSpikes(_ polygons: [Polygon]) throws -> [Polygon]? {
    let bare = polygons.compactMap(\.withoutSpikes)
    guard bare != polygons, !bare.isEmpty, case .valid = try validity(of: bare) else { return nil }
    return bare.map(\.rightHanded)
  }

  private func refuseBoundless(_ polygons: [Polygon], location: GeoJSONLocation) throws {
    do throws(RepairLimit.Exceeded) {
      for polygon in polygons { try RepairLimit.check(EdgeChain(boundariesOf: [polygon]).edges) }
    } catch {
      throw RepairError(
        kind: .beyondRepair, message: "its edges cross more than \(RepairLimit.meetings) times",
        location: location,
        advice: "correct it, or take it out of the file")
    }
  }

  private func validity(of polygons: [Polygon]) throws -> Validity {
    if polygons.count == 1 { return try GEOSGeometry(polygons[0], in: session).validity }
    return try GEOSGeometry(MultiPolygon(polygons), in: session).validity
  }

  /// Removes repeated positions, and rings that enclose nothing because they run back on themselves. A figure of
  /// eight may have no area and yet hold land.
  private func tidied(_ polygons: [Polygon], _ actions: inout [String]) -> [Polygon] {
    var (repeated, flat) = (0, 0)
    let tidy = polygons.compactMap { polygon -> Polygon? in
      let rings = polygon.rings.map { ring -> Ring in
        let distinct = ring.withoutRepeats
        repeated += ring.coordinates.count - distinct.coordinates.count
        return distinct
      }
      guard rings[0].enclosesLand else {
        flat += 1
        return nil
      }
      let holes = rings.dropFirst().filter(\.enclosesLand)
      flat += rings.count - 1 - holes.count
      return Polygon(exterior: rings[0], holes: Array(holes))
    }
    if repeated > 0 { actions.append("\(repeated) repeated positions removed") }
    if flat > 0 { actions.append("\(flat) rings of zero area removed") }
    return tidy
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
