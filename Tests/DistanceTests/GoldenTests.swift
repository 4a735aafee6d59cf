import GeoTypes
import Geodesics
import Measurement
import Proximity
import TestSupport
import Testing

/// The figures of domain.md and of reference/, made with shapely and pyproj.
@Suite(.enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct GoldenTests {
  static let places: [String: Coordinate] = [
    "Dobropillia": Coordinate(x: 37.0831, y: 48.4686), "Kramatorsk": Coordinate(x: 37.5848, y: 48.7389),
    "Pokrovsk": Coordinate(x: 37.1758, y: 48.2820),
  ]

  @Test(arguments: [
    ("Dobropillia", "20250701", 22.653505), ("Dobropillia", "20250801", 16.748012),
    ("Dobropillia", "20250810", 13.845477), ("Dobropillia", "20250811", 13.491058),
    ("Dobropillia", "20250812", 11.723636), ("Dobropillia", "20250901", 11.808187),
    ("Kramatorsk", "20250811", 20.487696), ("Kramatorsk", "20250812", 19.539129),
    ("Pokrovsk", "20250701", 5.973448), ("Pokrovsk", "20250812", 5.123099),
  ])
  func placeToTerritory(place: String, day: String, kilometers: Double) throws {
    let coordinate = try #require(Self.places[place])
    let target = try DistanceTarget(.point(coordinate), model: .geodesic)
    let found = try #require(GeodesicProximity(model: .geodesic).nearest(target, to: try Material.union(day)))
    // Six decimals of a kilometre are given.
    #expect(abs(found.kilometers - kilometers) < 1e-6)
    #expect(!found.isInside)
  }

  @Test func pointsOfTheReference() throws {
    var lands: [String: Land] = [:]
    let rows = try Material.rows("point-distances.csv")
    #expect(rows.count == 32)
    let proximity = GeodesicProximity(model: .geodesic)
    for row in rows {
      let day = try #require(row["date"])
      let land = try lands[day] ?? Material.union(day)
      lands[day] = land
      let point = try Coordinate(x: #require(row.number("lon")), y: #require(row.number("lat")))
      let found = try #require(
        proximity.nearest(try DistanceTarget(.point(point), model: .geodesic), to: land))
      #expect(found.isInside == (row["inside"] == "True"), "\(row)")
      // Seven decimals of a kilometre are given; the tool may differ by a centimetre.
      #expect(try abs(found.kilometers - #require(row.number("km"))) < 1e-6, "\(row) \(found)")
      if let x = row.number("front_lon"), let y = row.number("front_lat") {
        let front = try #require(found.front)
        #expect(Geodesic.wgs84.distance(from: front, to: Coordinate(x: x, y: y)) < 0.05, "\(row) \(found)")
      }
    }
  }

  @Test func roadOfTheReference() throws {
    let target = try DistanceTarget(try Material.testLine(), model: .geodesic)
    let proximity = GeodesicProximity(model: .geodesic)
    for row in try Material.rows("road-distances.csv") {
      let land = try Material.union(try #require(row["date"]))
      let found = try #require(proximity.nearest(target, to: land))
      #expect(found.isInside == (row["inside"] == "True"))
      #expect(try abs(found.kilometers - #require(row.number("km"))) < 1e-6, "\(row) \(found)")
      guard let x = row.number("road_lon"), let y = row.number("road_lat") else { continue }
      let place = try #require(found.target)
      #expect(Geodesic.wgs84.distance(from: place, to: Coordinate(x: x, y: y)) < 0.05, "\(row) \(found)")
    }
    let free = try #require(proximity.nearest(target, to: try Material.union("20250901")))
    #expect(abs(free.kilometers - 1.866) < 0.0005)
    let lines = try #require(target.route)
    #expect(abs(lines.meters - 48297) < 0.5)
  }
}

extension [String: String] {
  func number(_ key: String) -> Double? { self[key].flatMap { Double($0) } }
}
