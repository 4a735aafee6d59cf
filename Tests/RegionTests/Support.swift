import FrontLine
import GeoTypes
import TestSupport

func unionPath(_ date: String) -> String {
  "\(SharedMaterial.folder)/corpus/union/deepstatemap_data_\(date).geojson"
}

let oblastsPath = SharedMaterial.folder + "/corpus/regions/oblasts.geojson"

func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Polygon {
  Polygon(
    exterior: Ring(
      [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)].map { Coordinate(x: $0, y: $1) })
  )
}

func snapshot(_ polygons: [(ControlStatus, [Polygon])]) -> Snapshot {
  Snapshot(
    path: "made", source: .generic,
    features: polygons.enumerated().map { index, feature in
      StatusFeature(index: index, name: nil, status: feature.0, polygons: feature.1)
    })
}

/// The rows of a comma-separated file without quotes, by the names in its first line.
func rows(ofCSV text: String) -> [[String: String]] {
  let lines = text.split(whereSeparator: \.isNewline).map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
}
