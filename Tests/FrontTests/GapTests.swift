import Foundation
import FrontLine
import GeoTypes
import Geodesics
import Measurement
import Proximity
import TestSupport
import Testing

@Suite("Hairline gaps are closed, and nothing else moves")
struct GapTests {
  private let surveyor: Surveyor
  init() throws { surveyor = try Surveyor(earth: .wgs84Straight) }

  private func snapshot(_ polygons: [Polygon]) -> Snapshot {
    Snapshot(
      path: "x", source: .generic,
      features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)])
  }

  private func land(_ polygons: [Polygon]) throws -> Land {
    try surveyor.survey(snapshot(polygons)).land(of: .allOccupied)
  }

  private func ring(_ coordinates: [(Double, Double)]) -> Ring {
    Ring((coordinates + [coordinates[0]]).map { Coordinate(x: $0.0, y: $0.1) })
  }

  private func polygon(_ coordinates: [(Double, Double)], holes: [[(Double, Double)]] = []) -> Polygon {
    Polygon(exterior: ring(coordinates), holes: holes.map { ring($0) })
  }

  /// Metres east and north of a place, turned by some degrees, on the ellipsoid.
  private func placed(
    _ points: [(Double, Double)], at origin: Coordinate, turned degrees: Double = 0
  ) -> Polygon {
    let ring = points.map { east, north in
      let meters = (east * east + north * north).squareRoot()
      let azimuth = atan2(east, north) * 180 / .pi + degrees
      return Geodesic.wgs84.direct(from: origin, azimuthDegrees: azimuth, meters: meters).coordinate
    }
    return Polygon(exterior: Ring(ring + [ring[0]]))
  }

  private func vertices(_ land: Land) -> Set<Coordinate> {
    Set(land.polygons.flatMap { $0.rings.flatMap(\.coordinates) })
  }

  @Test("A slit between two polygons is no front; with 0 it is")
  func slit() throws {
    let land = try land([
      polygon([(30, 48), (31.0000001, 48), (31.1, 49), (30, 49)]),
      polygon([(31.0000001, 48), (32, 48), (32, 49), (31.1, 49), (31.0500001, 48.5)]),
    ])
    let whole = try self.land([
      polygon([(30, 48), (31.0000001, 48), (32, 48), (32, 49), (31.1, 49), (30, 49)])
    ])
    let closed = try GapCloser().close(land)
    #expect(abs(try closed.land.front().kilometers - whole.front().kilometers) < 1e-9)
    #expect(closed.gaps.count == 1 && closed.squareKilometers < 0.001)
    let open = try GapCloser(limitMeters: 0).close(land)
    #expect(try open.gaps.isEmpty && open.land.front().kilometers > 740)
  }

  @Test(
    "Two fields side by side, in every latitude and direction: narrower than the limit is closed, wider is not",
    arguments: [-75.0, -33, 0, 48, 70, 84], [0.0, 17, 45, 90, 133])
  func fields(latitude: Double, turned: Double) throws {
    let origin = Coordinate(x: 30, y: latitude)
    func fields(_ width: Double) throws -> Land {
      try land([
        placed([(-500, 0), (0, 0), (0, 1000), (-500, 1000)], at: origin, turned: turned),
        placed([(width, 0), (500, 0), (500, 1000), (width, 1000)], at: origin, turned: turned),
      ])
    }
    for width in [1e-5, 0.06, 0.4, 1.98] {
      let land = try fields(width)
      let closed = try GapCloser().close(land)
      #expect(closed.land.polygons.count == 1 && closed.gaps.count == 1, "\(width)")
      let gap = try #require(closed.gaps.first)
      #expect(abs(gap.lengthMeters - 1000 - width) < 1, "\(width)")
      #expect(abs(gap.widthMeters / width - 1) < 0.01 || width < 1e-3, "\(width): \(gap.widthMeters)")
      // The ends are closed straight across: no vertex is new and none is gone.
      #expect(vertices(closed.land) == vertices(land) || width < 1e-3, "\(width)")
      #expect(abs(closed.land.squareMeters - land.squareMeters - gap.squareMeters) < 1e-3)
      #expect(abs(try closed.land.front().kilometers - 4) < 2e-3, "\(width)")
    }
    let wide = try fields(2.02)
    let kept = try GapCloser().close(wide)
    #expect(kept.gaps.isEmpty && kept.land.polygons == wide.polygons)
    #expect(try GapCloser(limitMeters: 2.1).close(wide).gaps.count == 1)
  }

  @Test("Slits in one polygon, pinholes, an island in the gap, three fields about one place")
  func shapes() throws {
    let origin = Coordinate(x: 37, y: 48)
    func closed(_ polygons: [Polygon]) throws -> ClosedLand { try GapCloser().close(land(polygons)) }
    // A field cut from one side nearly to the other.
    let cut = try closed([
      placed(
        [(0, 0), (1000, 0), (1000, 499.8), (10, 500), (1000, 500.2), (1000, 1000), (0, 1000)], at: origin)
    ])
    #expect(try cut.gaps.count == 1 && abs(cut.land.front().kilometers - 4) < 1e-3)
    // A slit that opens nowhere, its ends askew.
    let field = placed([(0, 0), (1000, 0), (1000, 1000), (0, 1000)], at: origin)
    func hole(_ points: [(Double, Double)]) -> Polygon {
      Polygon(exterior: field.exterior, holes: [placed(points, at: origin).exterior])
    }
    for points in [
      [(100.0, 500.0), (900, 500.1), (900.4, 500.6), (100.2, 500.5)],
      [(500, 500), (501.4, 500), (501.4, 501.4), (500, 501.4)], [(500, 500), (502, 500), (501, 501.7)],
      [(500, 500), (508, 500), (508, 501.5), (500, 501.5)],
    ] {
      let found = try closed([hole(points)])
      #expect(found.land.polygons.allSatisfy { $0.holes.isEmpty } && found.gaps.count == 1, "\(points)")
      #expect(vertices(found.land) == Set(field.exterior.coordinates))
    }
    let wide = try closed([hole([(500, 500), (503, 500), (503, 503), (500, 503)])])
    #expect(wide.gaps.isEmpty && wide.land.polygons.first?.holes.count == 1)
    // Land in the gap is land before and after.
    let (west, east) = (
      placed([(-500, 0), (0, 0), (0, 1000), (-500, 1000)], at: origin),
      placed([(1.6, 0), (500, 0), (500, 1000), (1.6, 1000)], at: origin)
    )
    let island = placed([(0.6, 400), (1, 400), (1, 600), (0.6, 600)], at: origin)
    let between = try closed([west, east, island])
    #expect(between.land.polygons.count == 1 && between.land.polygons[0].holes.isEmpty)
    #expect(abs(between.squareKilometers * 1e6 - (1600 - 0.4 * 200)) < 1)
    // Three that leave a star of slits between them.
    let third = try closed([
      placed([(0.2, 0.2), (1000, 0.2), (1000, 1000), (0.2, 1000)], at: origin),
      placed([(-1000, 0.2), (-0.2, 0.2), (-0.2, 1000), (-1000, 1000)], at: origin),
      placed([(-1000, -1000), (1000, -1000), (1000, -0.2), (-1000, -0.2)], at: origin),
    ])
    #expect(third.land.polygons.count == 1 && third.land.polygons[0].holes.isEmpty)
    #expect(abs(try third.land.front().kilometers - 8) < 2e-3)
  }

  @Test("A notch, a strait and a corner that others come near to are no gaps")
  func noGaps() throws {
    let origin = Coordinate(x: 37, y: 48)
    for polygons in [
      [
        placed(
          [(0, 0), (1000, 0), (1000, 400), (500, 500), (1000, 600), (1000, 1000), (0, 1000)], at: origin)
      ],
      [
        placed([(-500, -500), (0, -500), (0, 0), (-500, 0)], at: origin),
        placed([(1, 1), (500, 1), (500, 500), (1, 500)], at: origin),
      ],
      [
        placed([(0, 0), (500, 0), (500, 500), (0, 500)], at: origin),
        placed([(501, 250), (800, 100), (800, 400)], at: origin),
      ],
    ] {
      let land = try land(polygons)
      let closed = try GapCloser().close(land)
      #expect(closed.gaps.isEmpty && closed.land.polygons == land.polygons)
    }
  }

  @Test("Over a series the answer is that of each map alone")
  func series() throws {
    var random = SeededGenerator(seed: 7)
    let closer = GapCloser()
    var rows: [[Double]] = (0..<6).map { _ in (0...8).map { _ in Double.random(in: 0...3, using: &random) } }
    var counts: Set<Int> = []
    for day in 0..<40 {
      // Strips one above the other, the lower side of each moved a little away from the one below.
      let polygons = rows.enumerated().map { number, row in
        let base = 48 + Double(number) * 0.01
        let low = (0...8).map { (37 + Double($0) * 0.01, base + row[$0] * 1e-5) }
        let high = (0...8).reversed().map { (37 + Double($0) * 0.01, base + 0.01) }
        return polygon(low + high)
      }
      let land = try land(polygons)
      let known = try closer.close(land)
      let fresh = try GapCloser().close(land)
      #expect(known.gaps == fresh.gaps, "day \(day)")
      #expect(known.land.polygons == fresh.land.polygons, "day \(day)")
      #expect(abs(known.land.squareMeters - land.squareMeters - known.squareKilometers * 1e6) < 1e-2)
      // Nothing is lost, and no vertex is where none was but beside a gap.
      let old = vertices(land)
      for vertex in vertices(known.land).subtracting(old) {
        #expect(known.gaps.contains { $0.box.contains(vertex) }, "day \(day)")
      }
      counts.insert(known.gaps.count)
      if day.isMultiple(of: 3) {
        let (row, place) = (Int.random(in: 0..<6, using: &random), Int.random(in: 0...8, using: &random))
        rows[row][place] = Bool.random(using: &random) ? 0 : Double.random(in: 0...3, using: &random)
      }
    }
    #expect(counts.count > 2)
  }

  @Test("A hatching is refused in one line")
  func hatching() throws {
    let polygons = (0..<4500).map { number in
      let west = 37 + Double(number) * 4e-9
      return polygon([(west, 48), (west + 2e-9, 48), (west + 2e-9, 48.1), (west, 48.1)])
    }
    #expect(throws: GapLimitExceeded.self) { _ = try GapCloser().close(land(polygons)) }
  }

  @Test("Of a state border's polygons only the outer borders count, with a hairline between them")
  func border() throws {
    func square(_ west: Double, _ east: Double) -> Polygon {
      polygon([(west, 46), (east, 46), (east, 49), (west, 49)])
    }
    let territory = try land([square(37, 39)])
    let whole = try territory.front(without: surveyor.stateBorder(of: [square(35, 37), square(37, 39)]))
    for other in [
      [square(35, 36.999999), square(37.000001, 39)],
      [square(35, 37), polygon([(37, 46), (39, 46), (39, 49), (37, 49), (37.0000002, 47.5)])],
      [square(35, 37.000001), square(36.999999, 39)],
    ] {
      let front = try territory.front(without: surveyor.stateBorder(of: other))
      #expect(abs(front.kilometers - whole.kilometers) < 0.002 && front.kilometers > 300)
      #expect(abs(front.borderKilometers - whole.borderKilometers) < 0.002)
    }
  }

  @Test(
    "The raw map of 2025-06-28 as published, and with its gaps closed",
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
  func raw() throws {
    let snapshot = try SnapshotReader().read(path: "\(SharedMaterial.folder)/corpus/raw/1751143690.geojson")
    let land = try surveyor.survey(snapshot).land(of: .allOccupied)
    #expect(abs(try land.front().kilometers - 4676.964) < 0.001)
    let closed = try GapCloser().close(land)
    // Shapely's closing by 1 m out and in, with mitred joins: 4,415.224 km.
    #expect(abs(try closed.land.front().kilometers - 4415.24) < 0.05)
    #expect(closed.gaps.allSatisfy { $0.widthMeters < 2 && $0.squareMeters <= 2 * $0.lengthMeters })
    #expect(abs(closed.land.squareMeters - land.squareMeters - closed.squareKilometers * 1e6) < 1)
  }
}
