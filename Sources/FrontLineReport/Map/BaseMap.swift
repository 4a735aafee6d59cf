import FrontLine
import GeoData
import GeoJSON
import GeoTypes

/// What lies under a map: land, lakes, rivers and state borders.
struct BaseMap {
  enum Layer: String, CaseIterable {
    case land, lake, river, border
  }

  struct Feature {
    let layer: Layer
    let geometry: Geometry
    /// The zoom of a web map from which the feature is shown.
    let leastZoom: Double
  }

  let features: [Feature]

  /// The border of what the base map holds.
  static let outline = Polygon(
    exterior: Ring([(20, 43), (43, 43), (43, 54), (20, 54), (20, 43)].map { Coordinate(x: $0.0, y: $0.1) })
  ).densified

  private static let embedded = Result { try BaseMap() }

  /// Returns the base map that comes with the library, which is read once.
  ///
  /// Throws if it can't be read, which would be a fault of the build.
  static func read() throws -> BaseMap { try embedded.get() }

  private init() throws {
    let document = try GeoJSONReader().read(Array(EmbeddedData.basemap.bytes))
    features = document.features.compactMap { feature in
      guard let layer = feature.properties["layer"]?.stringValue.flatMap(Layer.init),
        let geometry = feature.geometry
      else { return nil }
      return Feature(
        layer: layer, geometry: layer == .land ? geometry.densified : geometry,
        leastZoom: feature.properties["min_zoom"]?.doubleValue ?? 0)
    }
  }
}

extension Geometry {
  /// The polygons with the sides along which the base map was cut laid out along parallels.
  fileprivate var densified: Geometry { .multiPolygon(MultiPolygon(polygons.map(\.densified))) }
}

extension Polygon {
  fileprivate var densified: Polygon {
    Polygon(exterior: exterior.densified, holes: holes.map(\.densified))
  }
}

extension Ring {
  /// The ring with a position on every half degree of its long sides, which bend in a projection.
  fileprivate var densified: Ring {
    var dense = coordinates.prefix(1).map { $0 }
    for (a, b) in zip(coordinates, coordinates.dropFirst()) {
      let pieces = max(1, Int((max((b.x - a.x).magnitude, (b.y - a.y).magnitude) / 0.5).rounded(.up)))
      for piece in 1...pieces {
        let share = Double(piece) / Double(pieces)
        dense.append(
          piece == pieces ? b : Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y)))
      }
    }
    return Ring(dense)
  }
}
