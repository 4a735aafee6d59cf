import EdgeChains
import FrontLine
import GeoJSON
import GeoTypes
import Measurement

/// Checks whether polygons are valid, and if not, where and why.
extension CheckRun {
  mutating func checkPolygons(_ usable: [PlacedPolygon]) throws {
    for polygon in usable {
      let checked: CheckedPolygon
      do {
        checked = try surveyor.checker.check(polygon.polygon)
      } catch {
        list.add(
          CheckFinding(
            .error, .geometry, rule: "not-measurable",
            message: Wording(printable("it can't be measured: \(error)", limit: .max)),
            consequence: "area and change refuse the file", location: polygon.location,
            coordinate: polygon.polygon.exterior.coordinates.first))
        continue
      }
      parts.append(CheckedPart(polygon: polygon, checked: checked))
      if let repair = checked.repair {
        explain(repair, of: polygon)
      } else {
        checkSliver(checked, polygon)
      }
    }
  }

  /// Reports land of less than a thousandth of a square kilometre, which is a slip of the pen, not a holding.
  private mutating func checkSliver(_ checked: CheckedPolygon, _ polygon: PlacedPolygon) {
    let area = checked.squareMetersAsWritten
    guard area > 0, area < 1000 else { return }
    geometryWarning(
      "sliver", "a sliver of \(roundedForMessage(area)) m²",
      "it counts, but is probably a drawing error: remove it", location: polygon.location,
      coordinate: polygon.polygon.exterior.coordinates.first, squareKilometers: area / 1e6)
  }

  private mutating func explain(_ repair: PolygonRepair, of polygon: PlacedPolygon) {
    let changed = repair.changedSquareMeters / 1e6
    let consequence: Wording =
      "area and change repair the polygon by structure, which changes its area by "
      + "\(roundedForMessage(changed)) km² compared with its rings as written"
    let edges = PlacedEdges(polygon.polygon)
    let (meetings, count) = EdgeMeeting.all(among: edges.edges, limit: FindingList.limit)
    var known: Set<[Int]> = []
    for (index, meeting) in meetings.enumerated() {
      let (rule, message) = edges.explain(meeting)
      let isLast = index == meetings.count - 1
      // Of the parts that two rings have in common the first stands for all.
      let pair = edges.pair(meeting)
      if meeting.kind == .overlapping, pair[0] != pair[1], !known.insert(pair).inserted { continue }
      list.add(
        CheckFinding(
          .warning, .geometry, rule: rule, message: message, consequence: consequence,
          location: polygon.location(
            ring: edges.rings[meeting.first], position: edges.positions[meeting.first]),
          coordinate: meeting.location, squareKilometers: index == 0 ? changed : nil,
          occurrences: isLast ? 1 + count - meetings.count : 1))
    }
    // The rings of meetings that are not listed are not known.
    let holes =
      count > meetings.count
      ? 0
      : checkHoles(
        of: polygon, met: Set(meetings.filter { $0.kind != .touching }.map { edges.pair($0) }),
        touched: Set(meetings.map(\.location)), consequence)
    if meetings.isEmpty, holes == 0 {
      let reason = repair.reason.lowercased()
      geometryWarning(
        Self.rule(for: reason), "invalid polygon: \(printable(reason))", consequence,
        location: polygon.location(of: repair.location), coordinate: repair.location,
        squareKilometers: changed)
    }
  }

  /// Returns a name for programs for a fault that GEOS words.
  private static func rule(for reason: String) -> String {
    if reason.contains("hole lies outside") { return "hole-outside" }
    if reason.contains("nested") { return "nested-rings" }
    if reason.contains("duplicate") { return "duplicate-rings" }
    if reason.contains("disconnected") { return "interior-disconnected" }
    if reason.contains("too few") { return "too-few-points" }
    return "invalid-polygon"
  }
}

/// Returns a number for a message, with three significant digits or more.
func roundedForMessage(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return "0" }
  var scale = 1e6
  while abs(value) * scale < 1000, scale < 1e15 { scale *= 10 }
  return "\((value * scale).rounded() / scale)"
}

/// Returns metres for a message: to a millimetre, from one metre on to a decimetre, from ten on to a metre.
func metersForMessage(_ meters: Double) -> String {
  if meters < 0.0005 { return "less than 0.001" }
  let scale = meters < 1 ? 1000.0 : 10
  return meters < 10 ? "\((meters * scale).rounded() / scale)" : "\(Int(min(meters, 1e15).rounded()))"
}

extension PlacedPolygon {
  /// Returns the location of the ring and position that has the coordinate; of the polygon if none has it.
  fileprivate func location(of coordinate: Coordinate?) -> GeoJSONLocation {
    guard let coordinate else { return location }
    for (number, ring) in polygon.rings.enumerated().reversed() {
      if let position = ring.coordinates.firstIndex(of: coordinate) {
        return location(ring: number, position: position)
      }
    }
    return location
  }
}

/// The edges of a polygon's rings with their locations.
private struct PlacedEdges {
  var edges: [Edge] = []
  var rings: [Int] = []
  /// The index of the position that each edge begins with.
  var positions: [Int] = []
  private var lasts: [Int] = []

  init(_ polygon: Polygon) {
    for (number, ring) in polygon.rings.enumerated() {
      for (position, (start, end)) in zip(ring.coordinates, ring.coordinates.dropFirst()).enumerated()
      where start != end {
        edges.append(Edge(from: start, to: end))
        rings.append(number)
        positions.append(position)
      }
      lasts.append(edges.count - 1)
    }
  }

  /// Returns the two rings, the lower number first.
  func pair(_ meeting: EdgeMeeting) -> [Int] { [rings[meeting.first], rings[meeting.second]] }

  func explain(_ meeting: EdgeMeeting) -> (rule: String, message: Wording) {
    let (ring, other) = (rings[meeting.first], rings[meeting.second])
    let isSame = ring == other
    let pair =
      "its edges from position \(positions[meeting.first]) and from \(isSame ? "" : "ring \(other), position ")"
      + "\(positions[meeting.second])"
    switch meeting.kind {
    case .crossing:
      return isSame
        ? ("self-intersection", "self-intersection: the ring crosses itself, \(pair)")
        : ("rings-cross", "self-intersection: two rings of the polygon cross, \(pair)")
    case .touching:
      return isSame
        ? ("self-touch", "self-intersection: the ring touches itself, \(pair)")
        : ("rings-touch", "invalid polygon, and two of its rings touch here, \(pair)")
    case .overlapping:
      let first = ring == 0 ? 0 : lasts[ring - 1] + 1
      let areNeighbours =
        meeting.second == meeting.first + 1 || (meeting.first == first && meeting.second == lasts[ring])
      if isSame, areNeighbours {
        return ("spike", "a spike: the border runs out and back on itself, \(pair)")
      }
      return isSame
        ? ("edge-twice", "self-intersection: the ring runs twice along the same stretch, \(pair)")
        : ("rings-overlap", "self-intersection: two rings have a stretch in common, \(pair)")
    }
  }
}
