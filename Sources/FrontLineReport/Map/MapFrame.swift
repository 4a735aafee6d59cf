import GeoTypes
import Geodesics
import PROJ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The part of a page that holds the map, and the way from degrees to its points.
///
/// Not `Sendable`: it owns a PROJ transformation.
final class MapFrame {
  /// On the page, with y downwards.
  let box: Box
  /// What is in view, in degrees.
  let visible: Box
  /// The name of the projection in print.
  let projectionName: (english: String, ukrainian: String)
  private let transformation: Transformation
  /// The projected point in the middle of the frame, and the points of the page to a unit.
  private let middle: Coordinate
  private let scale: Double

  /// How far the extent stays from the edge of the frame, as a share of its sides.
  private static let padding = 0.06

  /// - Parameters:
  ///   - extent: What must be in view, in degrees.
  ///   - projection: The code of a reference system; nil: an equal-area conic fitted to the extent.
  ///
  /// Throws ``MapError`` if the projection can't show the extent, and a `PROJError` if it is not known.
  init(_ box: Box, showing extent: Box, projection: String?) throws {
    self.box = box
    // A single place or a line along a parallel has some surroundings.
    let extent = extent.atLeast(degrees: 0.02)
    let transformation: Transformation
    if let projection {
      let target = try CoordinateReferenceSystem(projection == "webmercator" ? "EPSG:3857" : projection)
      guard target.kind == .projected else { throw MapError.notProjected(projection, target.name) }
      transformation = try Transformation(from: .wgs84, to: target)
      projectionName = (target.name, target.name)
    } else {
      let fitted = MapConic(showing: extent)
      let (first, second) = (fitted.firstParallel, fitted.secondParallel)
      let conic = try? Transformation(projection: fitted.definition)
      // Parallels on either side of the equator make no cone.
      guard let conic else { throw MapError.cannotShow(nil) }
      transformation = conic
      projectionName = Self.nameOfConic(first, second)
    }
    self.transformation = transformation
    var outline = extent.outline(steps: 24)
    try transformation.forward(&outline)
    let plane = Box(outline)
    guard plane.width.isFinite, plane.height.isFinite, plane.width + plane.height > 0 else {
      throw MapError.cannotShow(projection)
    }
    let inner = 1 - 2 * Self.padding
    let scale = min(
      box.width * inner / max(plane.width, 1e-9), box.height * inner / max(plane.height, 1e-9))
    let middle = plane.center
    (self.middle, self.scale) = (middle, scale)
    var corners = box.outline(steps: 24).map { point in
      Coordinate(
        x: middle.x + (point.x - box.center.x) / scale, y: middle.y - (point.y - box.center.y) / scale)
    }
    guard (try? transformation.inverse(&corners)) != nil else {
      throw MapError.cannotShow(projection)
    }
    visible = Box(corners).intersection(.wholeEarth)
  }

  /// A name of the length that the names of fitted projections have.
  static let usualName = nameOfConic(45.5, 50.5)

  private static func nameOfConic(_ first: Double, _ second: Double) -> (english: String, ukrainian: String) {
    (
      "Albers equal-area conic, \(degrees(first))° and \(degrees(second))° N",
      "рівновелика конічна проєкція Альберса, \(degrees(first))° і \(degrees(second))° пн. ш"
    )
  }

  private static func degrees(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  /// Returns the points of coordinates on the page; empty if one of them has none.
  func points(_ coordinates: [Coordinate]) -> [Coordinate] {
    var points = coordinates
    guard (try? transformation.forward(&points)) != nil else { return [] }
    for index in points.indices {
      points[index].x = box.center.x + (points[index].x - middle.x) * scale
      points[index].y = box.center.y - (points[index].y - middle.y) * scale
    }
    return points.allSatisfy { $0.x.isFinite && $0.y.isFinite } ? points : []
  }

  func point(_ coordinate: Coordinate) -> Coordinate? { points([coordinate]).first }

  /// The metres on the ground that a point of the page has at the middle of the map, to the east.
  lazy var metersPerPoint: Double = {
    var ends = [-50.0, 50].map {
      Coordinate(x: middle.x + $0 / scale, y: middle.y)
    }
    guard (try? transformation.inverse(&ends)) != nil else { return .nan }
    return Geodesic.wgs84.distance(from: ends[0], to: ends[1]) / 100
  }()
}

/// The reason why a map can't be drawn.
public enum MapError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A position can't be projected: what, and why.
  case notProjected(String, String)
  /// Nil for the projection that is fitted to the map.
  case cannotShow(String?)
  /// The page has no room for a map beside its title and its foot.
  case pageTooSmall

  public var description: String {
    switch self {
    case .notProjected(let code, let name):
      "\(code) is \(name), which is no projection: give a projected system"
    case .cannotShow(let code?): "the projection \(code) can't show this part of the earth: choose another"
    case .cannotShow(nil):
      "no equal-area conic shows this part of the earth on this page: choose another part, size or projection"
    case .pageTooSmall: "the page has no room for a map beside its title and its foot: make it larger"
    }
  }
}

extension Box {
  /// Returns the box, grown around its centre where it is smaller than so many degrees.
  func atLeast(degrees: Double) -> Box {
    let (x, y) = (max(0, degrees - width) / 2, max(0, degrees - height) / 2)
    return Box(minX: minX - x, minY: minY - y, maxX: maxX + x, maxY: maxY + y)
  }

  /// Returns points on the outline, so many to a side, from the lower left corner counter-clockwise.
  func outline(steps: Int) -> [Coordinate] {
    (0..<steps).flatMap { step -> [Coordinate] in
      let share = Double(step) / Double(steps)
      return [
        Coordinate(x: minX + share * width, y: minY), Coordinate(x: maxX, y: minY + share * height),
        Coordinate(x: maxX - share * width, y: maxY), Coordinate(x: minX, y: maxY - share * height),
      ]
    }
  }
}
