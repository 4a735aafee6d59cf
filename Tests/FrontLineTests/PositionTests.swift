import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

@Suite struct PositionTests {
  private func failure(_ polygon: Polygon, source: Source? = nil) -> InputError? {
    #expect(throws: InputError.self) {
      try snapshot(document(feature(["name": "A"], .polygon(polygon))), .init(source: source))
    }
  }

  @Test func `projected metres`() {
    let error = failure(polygon([(37, 48), (4_141_085.058, 6_040_565.209), (38, 48), (37, 48)]))
    #expect(
      error?.description
        == "map.geojson: longitude 4141085.058 is out of range, -180 to 180 degrees (where: feature 0 \"A\", ring 0, "
        + "position 1): this looks like projected metres, not degrees of longitude and latitude: state the reference "
        + "system with `crs` EPSG:n, or reproject the file with ogr2ogr -s_srs EPSG:n -t_srs EPSG:4326"
    )
    #expect(error?.kind == .badData)
  }

  @Test func `longitudes from 0 to 360`() {
    let error = failure(square(397.2, 47.6))
    #expect(error?.message == "longitude 397.2 is out of range, -180 to 180 degrees")
    #expect(error?.advice.description.contains("RFC 7946 §3.1.9") == true)
    #expect(failure(square(179.95, 65))?.message.description.hasPrefix("longitude 180.04") == true)
  }

  @Test func `latitude out of range`() {
    let error = failure(polygon([(10, 80), (20, 120), (20, 80), (10, 80)]))
    #expect(error?.message == "latitude 120.0 is out of range, -90 to 90 degrees")
    #expect(error?.advice.description.contains("latitude and longitude swapped") == true)
    #expect(error?.location.description == "feature 0 \"A\", ring 0, position 1")
  }

  @Test func `a position in a hole of the second polygon`() {
    let bad = Polygon(exterior: square(38, 48).exterior, holes: [square(500, 48).exterior])
    let map = document(feature([:], .multiPolygon(MultiPolygon([square(), bad]))))
    let error = #expect(throws: InputError.self) { try snapshot(map) }
    #expect(error?.location.description == "feature 0, polygon 1, ring 1, position 0")
  }

  @Test func `the limits themselves are in range`() throws {
    let corners = document(
      feature([:], .polygon(square(179.9, 89.9))),
      feature([:], .polygon(square(-180, -90)))
    )
    #expect(try snapshot(corners).features.count == 2)
  }

  @Test func `swapped axes are an error, unless it is said that any place is meant`() throws {
    let swapped = square(48, 37)
    let map = document(feature(["name": "A"], .polygon(swapped)))
    let error = failure(swapped)
    #expect(error?.message.description.hasPrefix("latitude and longitude look swapped") == true)
    #expect(error?.advice.description.contains("`source` generic") == true && error?.location.feature == 0)
    let meant = try snapshot(map, .init(source: .generic))
    #expect(meant.warnings.map(\.code) == [.assumedOccupied, .swappedAxes] && meant.polygonCount == 1)
    let labelled = #expect(throws: InputError.self) {
      try snapshot(document(feature(deepState("Окуповано", fill: "#a52714"), .polygon(swapped))))
    }
    #expect(labelled?.advice == "put longitude first in each position (RFC 7946 §3.1.1)")
  }

  @Test func `polygons elsewhere on the earth count, with one warning for all`() throws {
    let some = try snapshot(
      document(
        feature([:], .polygon(square(48, 37))), feature([:], .polygon(square())),
        feature([:], .polygon(square(0, 0)))))
    #expect(some.polygonCount == 3 && some.warnings.map(\.code) == [.assumedOccupied, .swappedAxes])
    #expect(
      some.warnings.last?.description
        == "map.geojson: 2 of 3 polygons lie outside the mapped area (22–41° E, 44–53° N), where 1 of them would lie "
        + "with latitude and longitude exchanged: put longitude first in each position (RFC 7946 §3.1.1)")
    let island = try snapshot(document(feature([:], .polygon(square(0, 0)))))
    #expect(island.warnings.map(\.code) == [.assumedOccupied, .elsewhere])
    #expect(
      island.warnings.last?.description
        == "map.geojson: it lies outside the mapped area (22–41° E, 44–53° N): check the positions, or remove the "
        + "polygons that are wrong: they count until then")
    let radians = try snapshot(document(feature([:], .polygon(square(0.65, 0.84, side: 0.001)))))
    #expect(
      radians.warnings.last?.message.description.hasSuffix("where all would lie if these are radians") == true
    )
    #expect(radians.warnings.last?.advice == "write degrees (RFC 7946 §4)")
    let parts = Geometry.multiPolygon(MultiPolygon([square(), square(0, 0)]))
    #expect(
      try snapshot(document(feature([:], parts))).warnings.last?.message
        == "1 of 2 polygons lie outside the mapped area (22–41° E, 44–53° N)")
    // Land outside Ukraine is meant to be there.
    let foreign = document(feature(["s": "foreign"], .polygon(square(0, 0))), feature(["s": "occupied"]))
    #expect(try snapshot(foreign, .init(statusProperty: "s")).warnings.isEmpty)
  }

  @Test func `an edge longer than 180 degrees`() {
    let error = failure(polygon([(179, 65), (-179, 65), (-179, 68), (179, 68), (179, 65)]))
    #expect(
      error?.description
        == "map.geojson: an edge spans more than 180° of longitude, from 179.0 to -179.0, so the ring crosses the "
        + "antimeridian or goes round a pole (where: feature 0 \"A\", ring 0, position 1): cut it at the antimeridian "
        + "(RFC 7946 §3.1.9)"
    )
    let world = failure(polygon([(-180, -90), (180, -90), (180, 90), (-180, 90), (-180, -90)]))
    #expect(world?.message.description.contains("pole") == true)
  }

  @Test func `a ring round a pole`() {
    let ring = polygon([(-180, -60), (-90, -60), (0, -60), (90, -60), (180, -60), (-180, -60)])
    #expect(failure(ring)?.message.description.contains("goes round a pole") == true)
  }

  @Test func `a ring larger than a hemisphere`() throws {
    let large = polygon([
      (-150, -80), (-50, -80), (50, -80), (150, -80), (150, 80), (50, 80), (-50, 80), (-150, 80), (-150, -80),
    ])
    #expect(failure(large)?.message.description.hasPrefix("the ring is larger than a hemisphere") == true)
    // 170° of 360° from pole to pole is less than half.
    let lune = polygon([(0, -90), (170, -90), (170, 90), (0, 90), (0, -90)])
    #expect(try snapshot(document(feature([:], .polygon(lune)))).features.count == 1)
  }

  @Test func `halves cut at the antimeridian are fine`() throws {
    let map = document(
      feature([:], .multiPolygon(MultiPolygon([square(179.9, 65), square(-180, 65)])))
    )
    #expect(try snapshot(map).polygonCount == 2)
  }

  @Test(arguments: ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
  func `longitude and latitude on WGS 84`(name: String) throws {
    var map = document(feature())
    map.crs = .named(name)
    #expect(try snapshot(map).features.count == 1)
  }

  @Test func `another crs is an error that names it`() {
    func failure(_ crs: CRSMember) -> String? {
      var map = document(feature())
      map.crs = crs
      return #expect(throws: InputError.self) { try snapshot(map) }?.description
    }
    #expect(
      failure(.named("EPSG:3857"))
        == "map.geojson: its crs is \"EPSG:3857\", not longitude and latitude on WGS 84 (where: \"crs\"): reproject it "
        + "with ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES OUT.geojson FILE"
    )
    #expect(failure(.named("urn:ogc:def:crs:EPSG::4284"))?.contains("EPSG::4284") == true)
    #expect(
      failure(.link("http://example.org/crs/42"))?.contains("is a link (http://example.org/crs/42)") == true
    )
    #expect(failure(.other("{\u{1B}}"))?.contains("can't be understood: {\\u{1B}}") == true)
  }
}
