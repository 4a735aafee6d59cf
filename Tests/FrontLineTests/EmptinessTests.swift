import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite struct EmptinessTests {
  @Test func `an empty collection`() throws {
    let result = try snapshot(document())
    #expect(result.features.isEmpty)
    #expect(result.warnings.map(\.code) == [.noFeatures])
    #expect(
      result.warnings.map(\.description) == [
        "map.geojson: it has no features, so every area is 0"
      ]
    )
  }

  @Test func `only null geometries`() throws {
    let result = try snapshot(document(feature([:], nil)))
    #expect(result.warnings.map(\.code) == [.nullGeometry])
    #expect(
      result.warnings.first?.message
        == "it has no polygons (features: 1 without a geometry), so every area is 0"
    )
  }

  @Test func `only lines`() throws {
    let line = LineString([Coordinate(x: 37, y: 48), Coordinate(x: 38, y: 48)])
    let result = try snapshot(document(feature([:], .lineString(line)), feature([:], nil)))
    #expect(result.warnings.map(\.code) == [.noPolygons])
    #expect(
      result.warnings.first?.description
        == "map.geojson: it has no polygons (features: 1 with lines, 1 without a geometry), so every area is 0: "
        + "a line has no area: close it into a polygon"
    )
  }

  @Test func `only points, skipped or not, and empty polygons`() throws {
    var points = GeoJSONDocument(skippedPointFeatures: 4)
    #expect(try snapshot(points).warnings.first?.message.description.contains("4 with points") == true)
    points = document(feature([:], .polygon(Polygon(exterior: Ring([])))))
    #expect(
      try snapshot(points).warnings.first?.message.description.contains("1 with empty polygons") == true)
  }

  @Test func `a null geometry beside a polygon is harmless`() throws {
    let result = try snapshot(document(feature(), feature([:], nil)), .init(status: .occupied))
    #expect(result.features.count == 1)
    #expect(result.warnings.isEmpty)
  }
}
