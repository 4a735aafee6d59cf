import Foundation
import GeoTypes
import Geodesics
import Testing

@Suite("Countries against the planimeter", .enabled(if: Shared.isThere, "skipped: no ../shared"))
struct CountriesTests {
  struct Countries: Decodable {
    struct Feature: Decodable {
      let properties: Properties
      let geometry: Geometry
    }
    struct Properties: Decodable { let name: String }
    struct Geometry: Decodable {
      let polygons: [[[[Double]]]]

      enum Keys: String, CodingKey { case type, coordinates }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        if try container.decode(String.self, forKey: .type) == "Polygon" {
          polygons = [try container.decode([[[Double]]].self, forKey: .coordinates)]
        } else {
          polygons = try container.decode([[[[Double]]]].self, forKey: .coordinates)
        }
      }
    }
    let features: [Feature]
  }

  func rings() throws -> [String: Ring] {
    let data = try Shared.data("geojson/valid/georust__countries.geojson")
    var rings: [String: Ring] = [:]
    for feature in try JSONDecoder().decode(Countries.self, from: data).features {
      for (p, polygon) in feature.geometry.polygons.enumerated() {
        for (r, ring) in polygon.enumerated() {
          rings["\(feature.properties.name),\(p),\(r)"] = Ring(ring.map { Coordinate(x: $0[0], y: $0[1]) })
        }
      }
    }
    return rings
  }

  @Test("Areas and perimeters of 293 rings")
  func areasAndPerimeters() throws {
    let rings = try rings()
    let rows = try Shared.lines("geodesic/countries_planimeter.csv").dropFirst()
    try #require(rows.count == 293)
    var worstArea = 0.0
    var worstDifference = 0.0
    var worstPerimeter = 0.0
    var worstSum = 0.0
    for row in rows {
      let fields = row.split(separator: ",")
      let ring = try #require(rings[fields[0...2].joined(separator: ",")])
      let perimeter = try #require(Double(fields[4]))
      let area = try #require(Double(fields[5]))
      #expect(ring.coordinates.count == Int(fields[3]).map { $0 + 1 })
      let result = Geodesic.wgs84.ringArea(ring)
      worstArea = max(worstArea, abs(result.squareMeters - area) / abs(area))
      worstDifference = max(worstDifference, abs(result.squareMeters - area))
      worstPerimeter = max(worstPerimeter, abs(result.perimeterMeters - perimeter) / perimeter)
      let sum = zip(ring.coordinates, ring.coordinates.dropFirst()).reduce(0.0) {
        $0 - Geodesic.wgs84.areaUnder(from: $1.0, to: $1.1)
      }
      // Round a pole (Antarctica) the edges miss half of the earth.
      worstSum = max(worstSum, abs((sum - area).remainder(dividingBy: Ellipsoid.wgs84.squareMeters / 2)))
    }
    #expect(worstArea < 1e-9)
    // The reference is Planimeter -E, on exact elliptic integrals; the claim for the series is 0.1 m².
    #expect(worstDifference < 0.1)
    // 15 nm an edge, the shortest ring being about 30 km long.
    #expect(worstPerimeter < 1e-12)
    // 0.1 m² an edge at worst; the plain sum, without geodesic.h's double-double, adds its own rounding.
    #expect(worstSum < 0.1)
  }
}
