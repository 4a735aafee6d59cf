import FrontLine
import GeoJSON
import GeoTypes

/// A square of one tenth of a degree with its lower left corner there, near Kramatorsk unless told otherwise.
func square(_ x: Double = 37, _ y: Double = 48, side: Double = 0.1) -> Polygon {
  Polygon(
    exterior: Ring([
      Coordinate(x: x, y: y), Coordinate(x: x + side, y: y), Coordinate(x: x + side, y: y + side),
      Coordinate(x: x, y: y + side), Coordinate(x: x, y: y),
    ])
  )
}

func polygon(_ positions: [(Double, Double)]) -> Polygon {
  Polygon(exterior: Ring(positions.map { Coordinate(x: $0.0, y: $0.1) }))
}

func feature(
  _ properties: JSONObject = [:],
  _ geometry: Geometry? = .polygon(square()),
  index: Int = 0
) -> GeoJSONFeature {
  GeoJSONFeature(geometry: geometry, properties: properties, index: index)
}

func document(_ features: GeoJSONFeature...) -> GeoJSONDocument { document(features) }

func document(_ features: [GeoJSONFeature]) -> GeoJSONDocument {
  GeoJSONDocument(
    features: features.enumerated().map { index, feature in
      var feature = feature
      feature.index = index
      return feature
    }
  )
}

func snapshot(
  _ document: GeoJSONDocument,
  path: String = "map.geojson",
  _ options: SnapshotReader.Options = .init()
) throws(InputError) -> Snapshot {
  let reader: SnapshotReader
  do throws(GeoJSONError) {
    reader = try SnapshotReader(options: options)
  } catch {
    throw InputError(error, path: path)
  }
  return try reader.snapshot(of: document, path: path)
}

/// A DeepState label and colour.
func deepState(_ name: String?, fill: String?) -> JSONObject {
  var properties: JSONObject = ["styleUrl": "#poly"]
  properties["name"] = name.map { .string($0) }
  properties["fill"] = fill.map { .string($0) }
  return properties
}
