import Foundation
import GEOS
import GEOSOracle
import GeoTypes

/// One case of the overlay suite: two geometries, an operation, and what should come of it.
struct OverlayCase: Decodable {
  var name: String
  var op: String
  var a: String
  var b: String?
  var expected_wkt: String?
  var expected_number: Double?
  var precision: Double?
  var variant: String
  var tolerance: Double?
  var tolerance_kind: String?

  enum Verdict: Equatable {
    /// The expected vertices, in canonical order.
    case exact
    /// The expected set of points.
    case topological
    /// The expected vertices within 1e-9, or the expected area within 1e-6, of their size.
    case close
    case wrong(String)

    var isRight: Bool { if case .wrong = self { false } else { true } }

    var word: String {
      switch self {
      case .exact: "exact"
      case .topological: "topological"
      case .close: "close"
      case .wrong: "wrong"
      }
    }
  }

  static func all(in file: URL) throws -> [OverlayCase] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(OverlayCase.self, from: $0)
    }
  }

  func verdict(in session: GEOSSession) -> Verdict {
    do throws(GEOSError) { return try compute(session) } catch { return .wrong("\(error)") }
  }

  private func compute(_ session: GEOSSession) throws(GEOSError) -> Verdict {
    let first = try read(a, session)
    let second: GEOSGeometry? = if let b { try read(b, session) } else { nil }
    switch (op, second) {
    case ("unionarea", _): return judge(try first.unaryUnion().area)
    case ("unionlength", _): return judge(try first.unaryUnion().length)
    case ("unaryunion", _): return try judge(try first.unaryUnion(gridSize: precision), session)
    case ("areatest", let second?): return try identities(first, second)
    case (_, let second?):
      guard let result = try overlay(op, first, second) else { return .wrong("unknown operation \(op)") }
      return try judge(result, session)
    case (_, nil): return .wrong("no second geometry")
    }
  }

  private func overlay(
    _ op: String,
    _ first: GEOSGeometry,
    _ second: GEOSGeometry
  ) throws(GEOSError) -> GEOSGeometry? {
    switch op {
    case "union": try first.union(second, gridSize: precision)
    case "intersection": try first.intersection(second, gridSize: precision)
    case "difference": try first.subtracting(second, gridSize: precision)
    case "symdifference": try first.symmetricDifference(second, gridSize: precision)
    default: nil
    }
  }

  /// Where the whole case has a fixed precision, its inputs are rounded too; where the overlay snaps and rounds
  /// (variants ending in `sr`) they are not.
  private func read(_ text: String, _ session: GEOSSession) throws(GEOSError) -> GEOSGeometry {
    let geometry = try GEOSGeometry(wkt: text, in: session)
    guard let grid = precision, grid > 0, !variant.hasSuffix("sr") else { return geometry }
    return try GEOSGeometry(
      try geometry.geometry.mapped {
        Coordinate(x: ($0.x / grid + 0.5).rounded(.down) * grid, y: ($0.y / grid + 0.5).rounded(.down) * grid)
      },
      in: session
    )
  }

  private func judge(_ number: Double) -> Verdict {
    guard let expected = expected_number else { return .wrong("no number is expected") }
    let near = abs(number - expected) <= 1e-6 * max(1, abs(expected))
    return near || Self.relative(number, expected) < 1e-4 ? .close : .wrong("\(number), not \(expected)")
  }

  /// Whether the areas of the five overlays add up.
  private func identities(_ a: GEOSGeometry, _ b: GEOSGeometry) throws(GEOSError) -> Verdict {
    let common = try a.intersection(b, gridSize: precision).area
    let onlyA = try a.subtracting(b, gridSize: precision).area
    let onlyB = try b.subtracting(a, gridSize: precision).area
    let either = try a.symmetricDifference(b, gridSize: precision).area
    let union = try a.union(b, gridSize: precision).area
    let areas = (a: try a.area, b: try b.area)
    var miss = max(
      abs(areas.a - common - onlyA),
      abs(areas.b - common - onlyB),
      abs(either - onlyA - onlyB),
      abs(union - common - either)
    )
    if tolerance_kind?.hasPrefix("rel") == true { miss /= max(areas.a + areas.b, 1e-300) }
    return miss <= tolerance ?? 1e-6 ? .close : .wrong("the areas miss each other by \(miss)")
  }

  private func judge(_ result: GEOSGeometry, _ session: GEOSSession) throws(GEOSError) -> Verdict {
    guard let text = expected_wkt else { return .wrong("nothing is expected") }
    let expected = try GEOSGeometry(wkt: text, in: session)
    let (found, wanted) = (try result.normalized(), try expected.normalized())
    if try found.equalsExact(wanted) { return .exact }
    if try result.isEmpty, try expected.isEmpty {
      return try result.type == expected.type ? .exact : .topological
    }
    // Collections can't be compared as sets of points; that is no verdict.
    if (try? result.equals(expected)) == true { return .topological }
    let box = try expected.box
    let size = box.isEmpty ? 1 : [box.minX, box.minY, box.maxX, box.maxY].map(abs).max() ?? 1
    if try found.equalsExact(wanted, tolerance: 1e-9 * max(size, 1e-300)) { return .close }
    let areal: Set<GEOSGeometryType> = [.polygon, .multiPolygon]
    if try areal.contains(result.type), try areal.contains(expected.type),
      Self.relative(try result.area, try expected.area) < 1e-6,
      let difference = try? result.symmetricDifference(expected).area,
      difference <= 1e-6 * (try expected.area)
    {
      return .close
    }
    return .wrong("got \(result)")
  }

  private static func relative(_ a: Double, _ b: Double) -> Double {
    let size = max(abs(a), abs(b))
    return size == 0 ? 0 : abs(a - b) / size
  }
}

extension Geometry {
  /// The geometry with every coordinate replaced.
  func mapped(_ change: (Coordinate) -> Coordinate) -> Geometry {
    func ring(_ ring: Ring) -> Ring { Ring(ring.coordinates.map(change)) }
    func polygon(_ polygon: Polygon) -> Polygon {
      Polygon(exterior: ring(polygon.exterior), holes: polygon.holes.map(ring))
    }
    func line(_ line: LineString) -> LineString { LineString(line.coordinates.map(change)) }
    return switch self {
    case .point(let coordinate): .point(change(coordinate))
    case .multiPoint(let coordinates): .multiPoint(coordinates.map(change))
    case .lineString(let part): .lineString(line(part))
    case .multiLineString(let lines): .multiLineString(lines.map(line))
    case .polygon(let part): .polygon(polygon(part))
    case .multiPolygon(let whole): .multiPolygon(MultiPolygon(whole.polygons.map(polygon)))
    case .collection(let members): .collection(members.map { $0.mapped(change) })
    }
  }
}
