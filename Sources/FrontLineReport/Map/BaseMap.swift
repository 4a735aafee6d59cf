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

  /// The border of what the base map holds, with a position on every degree.
  static let outline = Ring(
    {
      let points = Box(minX: 20, minY: 43, maxX: 43, maxY: 54).outline(steps: 24)
      // The outline has its sides by turns.
      let sides = (0..<4).flatMap { side in stride(from: side, to: points.count, by: 4).map { points[$0] } }
      return sides + [sides[0]]
    }())

  /// Reads the base map that comes with the library. Throws if it can't be read, which would be a fault of the build.
  init() throws {
    let document = try GeoJSONReader().read(Array(EmbeddedData.basemap.bytes))
    features = document.features.compactMap { feature in
      guard let layer = feature.properties["layer"]?.stringValue.flatMap(Layer.init),
        let geometry = feature.geometry
      else { return nil }
      return Feature(
        layer: layer, geometry: geometry, leastZoom: feature.properties["min_zoom"]?.doubleValue ?? 0)
    }
  }
}
