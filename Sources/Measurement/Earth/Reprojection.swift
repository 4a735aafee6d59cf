public import FrontLine
public import GeoJSON
import GeoTypes
import PROJ

/// Transforms documents in other coordinate reference systems to longitude and latitude on WGS 84, through PROJ.
///
/// Vertices are transformed, edges are not: an edge that is straight in the plane of its system becomes one that is
/// straight in longitude and latitude. Not `Sendable`: it owns PROJ handles. Make one for each task.
public final class Reprojection {
  private let stated: String?
  private var transformations: [String: Transformation] = [:]

  /// - Parameter crs: the reference system of all documents, whatever they state; nil to use what each document
  ///   states.
  public init(crs: String? = nil) { stated = crs }

  /// Transforms the document's coordinates, removes its `crs`, and adds a notice that names the operation.
  ///
  /// A `crs` that names no system that PROJ could know, a link or something else, is left unchanged.
  ///
  /// - Throws: an `InputError` if PROJ does not know the system, has no operation from it, or refuses a coordinate,
  ///   and if the positions look like degrees already.
  /// - Complexity: O(*n*), all coordinates of a feature in one call.
  public func apply(to document: inout GeoJSONDocument, path: String) throws(InputError) {
    let name: String
    if let stated {
      name = stated
    } else {
      guard case .named(let own)? = document.crs, document.crs?.isWGS84Degrees == false else { return }
      name = own
    }
    if CRSMember.named(name).isWGS84Degrees {
      document.crs = nil
      return
    }
    let location = GeoJSONLocation(member: stated == nil ? "crs" : nil)
    try refuseDegrees(of: document, in: name, path: path, location)
    var feature: GeoJSONFeature?
    do throws(PROJError) {
      let transformation = try transformation(from: name)
      for index in document.features.indices {
        guard let geometry = document.features[index].geometry else { continue }
        feature = document.features[index]
        document.features[index].geometry = try geometry.transformed(by: transformation)
      }
      document.warnings.append(Self.notice(of: transformation, location))
      document.crs = nil
    } catch {
      var errorLocation = location
      if let feature {
        errorLocation = GeoJSONLocation(
          feature: feature.index, featureName: feature.properties["name"]?.stringValue)
      }
      throw InputError(
        .badData, path: path,
        message: feature == nil
          ? "its crs is \"\(printable(name))\", which PROJ can't transform to longitude and latitude: \(printable(error.message, limit: 200))"
          : "it can't be transformed from crs \(printable(name)) to longitude and latitude: \(printable(error.message, limit: 200))",
        location: errorLocation,
        advice:
          "if another crs is right, state it with \(.crs) EPSG:n (snapshots only); else reproject the file with "
          + "ogr2ogr -t_srs EPSG:4326")
    }
  }

  /// Throws if positions look like degrees although the system's unit is a length: 48 metres from the origin of a
  /// plane there is no front, and the land would measure some square metres.
  private func refuseDegrees(
    of document: GeoJSONDocument, in name: String, path: String, _ location: GeoJSONLocation
  ) throws(InputError) {
    // A system that PROJ does not know is reported by the caller, which needs it.
    guard let system = try? transformation(from: name).source, let meters = system.unit.meters, meters < 10
    else { return }
    let box = document.features.reduce(Box.empty) { $0.union($1.geometry?.box ?? .empty) }
    guard !box.isEmpty, Box.wholeEarth.contains(box) else { return }
    throw InputError(
      .badData, path: path,
      message:
        "its positions look like degrees, but the unit of the crs \(printable(name)) is the \(system.unit.name)",
      location: location,
      advice: stated == nil
        ? "state \(.crs) EPSG:4326 where they are longitude and latitude" : "leave out \(.crs)")
  }

  private func transformation(from name: String) throws(PROJError) -> Transformation {
    if let known = transformations[name] { return known }
    let made = try Transformation(from: CoordinateReferenceSystem(name), to: .wgs84)
    transformations[name] = made
    return made
  }

  /// Returns a notice that names the system and the accuracy of the operation.
  private static func notice(of transformation: Transformation, _ location: GeoJSONLocation) -> GeoJSONWarning
  {
    var text = "transformed from the crs \(transformation.source) to longitude and latitude on WGS 84"
    if let operation = transformation.operation {
      if operation.isBallpark {
        text += ", but the shift of its datum is not known: positions may be off by up to some hundred metres"
      } else if let accuracy = operation.accuracyMeters, accuracy > 0 {
        text += ", good to \(accuracy) m"
      }
    }
    return GeoJSONWarning(message: text, location: location)
  }
}

@available(*, unavailable, message: "PROJ keeps the state of the last call: make one for each task")
extension Reprojection: Sendable {}

extension Geometry {
  /// Transforms all coordinates in one call of PROJ.
  fileprivate func transformed(by transformation: Transformation) throws(PROJError) -> Geometry {
    var coordinates: [Coordinate] = []
    forEachCoordinate { coordinates.append($0) }
    try transformation.forward(&coordinates)
    var rest = coordinates[...]
    return replacingCoordinates { rest.popFirst() ?? $0 }
  }

  private func forEachCoordinate(_ body: (Coordinate) -> Void) {
    _ = replacingCoordinates {
      body($0)
      return $0
    }
  }

  /// Returns the same geometry with other coordinates, which are asked for in the order of its own.
  private func replacingCoordinates(_ next: (Coordinate) -> Coordinate) -> Geometry {
    func line(_ line: LineString) -> LineString { LineString(line.coordinates.map(next)) }
    func polygon(_ polygon: Polygon) -> Polygon {
      let exterior = Ring(polygon.exterior.coordinates.map(next))
      return Polygon(exterior: exterior, holes: polygon.holes.map { Ring($0.coordinates.map(next)) })
    }
    return switch self {
    case .point(let coordinate): .point(next(coordinate))
    case .multiPoint(let coordinates): .multiPoint(coordinates.map(next))
    case .lineString(let own): .lineString(line(own))
    case .multiLineString(let lines): .multiLineString(lines.map(line))
    case .polygon(let own): .polygon(polygon(own))
    case .multiPolygon(let own): .multiPolygon(MultiPolygon(own.polygons.map(polygon)))
    case .collection(let members): .collection(members.map { $0.replacingCoordinates(next) })
    }
  }
}
