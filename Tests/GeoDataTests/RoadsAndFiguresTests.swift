import Foundation
import GeoData
import Testing

@Suite struct RoadsTests {
  @Test func `every road is a line that states its uncertainty`() throws {
    let roads = try EmbeddedData.roads.features()
    #expect(roads.count >= 5)
    #expect(Set(roads.map { $0.properties.string("name") }).count == roads.count)
    #expect(Set(roads.map { $0.properties.string("ref") }).count == roads.count)
    for road in roads {
      let name = road.properties.string("name")
      #expect(road.geometryType == "LineString" && road.line.count >= 4, "\(name)")
      #expect(road.line.allSatisfy { $0.count == 2 }, "\(name)")
      #expect(zip(road.line, road.line.dropFirst()).allSatisfy { $0 != $1 }, "\(name)")
      #expect((1000...3000).contains(road.properties.number("uncertainty_m")), "\(name)")
      #expect(road.properties.string("note").contains("pproximation"), "\(name)")
      #expect(!road.properties.string("name_uk").isEmpty, "\(name)")
    }
  }

  @Test func `T-05-14 passes the known points and is as long as its kilometres say`() throws {
    let road = try #require(
      try EmbeddedData.roads.features().first { $0.properties.string("ref") == "T-05-14" }
    )
    for point in [[37.0831, 48.4686], [37.1047, 48.4865], [37.2319, 48.5278], [37.5848, 48.7389]] {
      #expect(road.line.contains(point), "\(point)")
    }
    #expect(road.properties.number("official_from_km") == 5.850)
    #expect(road.properties.number("official_to_km") == 49.615)
    let length = zip(road.line, road.line.dropFirst()).reduce(0) { $0 + kilometers($1.0, $1.1) }
    // From Dobropillia, km 0, to Kramatorsk, km 49.615; the line's own uncertainty is 2 km.
    #expect(abs(length - 49.615) < 2, "\(length)")
  }

  /// Haversine on the mean sphere: within 0.3 % of the ellipsoid here.
  private func kilometers(_ a: [Double], _ b: [Double]) -> Double {
    let r = Double.pi / 180
    let s = pow(sin((b[1] - a[1]) * r / 2), 2)
    let c = cos(a[1] * r) * cos(b[1] * r) * pow(sin((b[0] - a[0]) * r / 2), 2)
    return 2 * 6371.0088 * asin((s + c).squareRoot())
  }
}

@Suite struct PublishedFiguresTests {
  private func figures() throws -> [JSONObject] {
    try EmbeddedData.publishedFigures.json()["figures"] as? [JSONObject] ?? []
  }

  @Test func `every figure says what it is and who published it`() throws {
    let figures = try figures()
    #expect(!figures.isEmpty)
    #expect(Set(figures.map { $0.string("id") }).count == figures.count)
    for figure in figures {
      for key in ["id", "what", "unit", "kind", "publisher", "source"] {
        #expect(!figure.string(key).isEmpty, "\(figure.string("id")): \(key)")
      }
      #expect(figure.number("value") > 0, "\(figure.string("id"))")
    }
  }

  @Test func `monthly gains of January to September 2025`() throws {
    let gains = try figures().filter { $0.string("kind") == "monthly-gain" }
    #expect(gains.map { $0.string("period") } == (1...9).map { "2025-0\($0)" })
    #expect(gains.map { $0.number("value") } == [325, 192, 133, 174, 449, 556, 564, 464, 259])
  }

  @Test func `denominators`() throws {
    let areas = try figures().filter { $0.string("kind") == "denominator" }
    #expect(areas.map { $0.number("value") } == [603_628, 603_550, 603_700])
  }
}
