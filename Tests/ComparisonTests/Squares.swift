import FrontLine
import GeoTypes

/// Snapshots of rectangles, whose areas follow from each other.
enum Squares {
  /// From one corner to the other, in degrees.
  static func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Polygon {
    Polygon(
      exterior: Ring([
        Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: north),
        Coordinate(x: west, y: north), Coordinate(x: west, y: south),
      ]))
  }

  static func snapshot(
    _ path: String,
    _ features: [(ControlStatus, StatusPart?, Polygon)], source: Source = .generic,
    date: CalendarDate? = nil
  ) -> Snapshot {
    Snapshot(
      path: path, source: source, date: date,
      features: features.enumerated().map { index, feature in
        StatusFeature(
          index: index, name: nil, status: feature.0, part: feature.1, polygons: [feature.2])
      })
  }
}
