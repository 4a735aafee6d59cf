import GeoTypes
import PROJ
import Testing

@Suite("Transformations")
struct TransformationTests {
  /// Kyiv, Kramatorsk, Lviv, Sevastopol.
  static let places = [
    Coordinate(x: 30.5234, y: 50.4501), Coordinate(x: 37.5848, y: 48.7389),
    Coordinate(x: 24.0297, y: 49.8397), Coordinate(x: 33.5254, y: 44.6166),
  ]

  /// Computed with pyproj 3.7.2 on its own PROJ 9.5.1: Transformer.from_crs("OGC:CRS84", code, always_xy=True).
  static let expected: [(code: String, places: [(Double, Double)])] = [
    (
      "EPSG:6933",
      [
        (2945089.3266102145, 5651078.549218752), (3626417.5459738956, 5508476.318175316),
        (2318536.368544968, 5600779.383272274), (3234741.139923406, 5145169.244737763),
      ]
    ),
    (
      "EPSG:3035",
      [
        (5756783.765984433, 3240792.7149716634), (6296215.269820427, 3224117.785586366),
        (5323281.456165664, 3065900.462053012), (6156673.1243577385, 2682304.0148555585),
      ]
    ),
    (
      "EPSG:32637",
      [
        (-101382.25878067815, 5623092.503989139), (395950.0824963006, 5399397.244495385),
        (-574260.6577701285, 5629197.122054566), (65640.83964431158, 4954958.435163458),
      ]
    ),
    (
      "EPSG:3857",
      [
        (3397849.3452794063, 6524593.221531113), (4183920.7975670286, 6230673.755458868),
        (2674973.967915126, 6418560.847340507), (3732030.4566408135, 5561363.607061989),
      ]
    ),
    (
      "EPSG:5564",
      [
        (6324225.804053439, 5593953.879873983), (6837297.079775912, 5410850.770542559),
        (5855294.590370283, 5561847.943353985), (6541816.179499992, 4942578.610615781),
      ]
    ),
  ]

  @Test("Five systems against pyproj", arguments: expected.indices)
  func againstPyproj(index: Int) throws {
    let (code, expected) = Self.expected[index]
    let transformation = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(code))
    var coordinates = Self.places
    try transformation.forward(&coordinates)
    for (coordinate, (x, y)) in zip(coordinates, expected) {
      // Another version of PROJ: its series may differ in the last digits, not by more than a micrometre.
      #expect(abs(coordinate.x - x) < 1e-6 && abs(coordinate.y - y) < 1e-6, "\(code): \(coordinate)")
    }
    try transformation.inverse(&coordinates)
    // UTM and Web Mercator come back to rounding. PROJ 9.1 ends the series for the way back from authalic
    // latitude early (0.5 mm), and the shift to UCS-2000 isn't its own exact inverse (0.7 mm): 1e-8° is 1 mm.
    let tolerance = ["EPSG:32637", "EPSG:3857"].contains(code) ? 1e-13 : 1e-8
    for (coordinate, place) in zip(coordinates, Self.places) {
      #expect(abs(coordinate.x - place.x) < tolerance && abs(coordinate.y - place.y) < tolerance, "\(code)")
    }
  }

  /// From PROJ's own epsg_no_grid.gie, to 0.1 mm there and here.
  @Test("x is east and y north, whatever the authority's order")
  func axisOrder() throws {
    let utm = try Transformation(
      from: CoordinateReferenceSystem("EPSG:4258"),
      to: CoordinateReferenceSystem("EPSG:25832")
    )
    let a = try utm.forward(Coordinate(x: 12, y: 55))
    #expect(abs(a.x - 691_875.6321) < 1e-4 && abs(a.y - 6_098_907.8250) < 1e-4)
    let finland = try Transformation(
      from: CoordinateReferenceSystem("EPSG:4123"),
      to: CoordinateReferenceSystem("EPSG:2393")
    )
    let b = try finland.forward(Coordinate(x: 24.9384, y: 60.1699))
    #expect(abs(b.x - 3_385_559.8151) < 1e-4 && abs(b.y - 6_674_944.7742) < 1e-4)
    let same = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("OGC:CRS84"))
    #expect(try same.forward(Self.places[0]) == Self.places[0])
  }

  @Test("Geometries keep their shape")
  func geometries() throws {
    let transformation = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:6933"))
    let exterior = Ring([(30, 50), (31, 50), (31, 51), (30, 50)].map { Coordinate(x: $0.0, y: $0.1) })
    let hole = Ring(
      [(30.5, 50.1), (30.6, 50.1), (30.6, 50.2), (30.5, 50.1)].map { Coordinate(x: $0.0, y: $0.1) }
    )
    let both = MultiPolygon([Polygon(exterior: exterior, holes: [hole]), Polygon(exterior: hole)])
    let projected = try transformation.apply(.forward, to: both)
    #expect(projected.polygons.map(\.rings.count) == [2, 1])
    for (before, after) in zip(both.polygons, projected.polygons) {
      #expect(try transformation.apply(.forward, to: before) == after)
      for (one, other) in zip(before.rings, after.rings) {
        #expect(try transformation.apply(.forward, to: one) == other)
        #expect(
          try transformation.apply(.forward, to: LineString(one.coordinates)).coordinates == other.coordinates
        )
        for (from, to) in zip(one.coordinates, other.coordinates) {
          #expect(try transformation.forward(from) == to)
        }
      }
    }
    var none: [Coordinate] = []
    try transformation.forward(&none)
    #expect(none.isEmpty)
    #expect(try transformation.apply(.forward, to: MultiPolygon()) == MultiPolygon())
  }

  @Test("How coordinates get there")
  func operation() throws {
    let projection = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:32637"))
    let simple = try #require(projection.operation)
    #expect(simple.name.contains("UTM zone 37N"))
    #expect(simple.accuracyMeters == 0)
    #expect(!simple.isBallpark)
    #expect(simple.pipeline?.contains("utm") == true)
    // Several datum shifts lead to UCS-2000: which one is known only after a coordinate.
    let shift = try Transformation(from: .wgs84, to: CoordinateReferenceSystem("EPSG:5564"))
    _ = try shift.forward(Self.places[0])
    let used = try #require(shift.operation)
    #expect(try #require(used.accuracyMeters) > 0)
    #expect(!used.isBallpark)
    // A datum that nobody knows: only a ballpark leads there.
    let unknown = try CoordinateReferenceSystem("+proj=longlat +ellps=krass")
    let guess = try Transformation(from: .wgs84, to: unknown)
    _ = try guess.forward(Self.places[0])
    #expect(try #require(guess.operation).isBallpark)
    #expect(throws: PROJError.self) {
      try Transformation(from: .wgs84, to: unknown, allowsBallpark: false)
    }
  }

  @Test("An area chooses among operations")
  func area() throws {
    let ukraine = Box(minX: 22, minY: 44, maxX: 41, maxY: 53)
    let target = try CoordinateReferenceSystem("EPSG:5564")
    let transformation = try Transformation(from: .wgs84, to: target, area: ukraine)
    let everywhere = try Transformation(from: .wgs84, to: target)
    #expect(try transformation.forward(Self.places[0]) == everywhere.forward(Self.places[0]))
    let nowhere = try Transformation(from: .wgs84, to: target, area: .empty)
    #expect(try nowhere.forward(Self.places[0]) == everywhere.forward(Self.places[0]))
  }

  @Test("A projection on WGS 84 is the transformation to its system, bit by bit")
  func projection() throws {
    let definition = "+proj=aea +lat_1=45.5 +lat_2=50.1 +lat_0=48 +lon_0=31"
    let direct = try Transformation(projection: definition)
    let system = try CoordinateReferenceSystem("\(definition) +datum=WGS84 +units=m +no_defs +type=crs")
    let through = try Transformation(from: .wgs84, to: system)
    for place in Self.places {
      #expect(try direct.forward(place) == through.forward(place))
      let back = try direct.inverse(direct.forward(place))
      // Angles pass through radians: a few units in the last place.
      #expect(abs(back.x - place.x) < 1e-12 && abs(back.y - place.y) < 1e-12)
    }
    #expect(direct.target == system)
    #expect(throws: PROJError.self) { try Transformation(projection: "+proj=nothing") }
    #expect(throws: PROJError.self) { try Transformation(projection: "+proj=aea +lat_1=10 +lat_2=-10") }
  }
}
