import FrontLine
import GeoJSON
import GeoTypes
import Geodesics
import Measurement
import Proximity
import TestSupport
import Testing

/// The front line: what is front, how long it is, how it moved.
@Suite struct FrontTests {
  private let surveyor: Surveyor
  init() throws { surveyor = try Surveyor() }

  private func land(_ boxes: Box...) throws -> Land {
    let polygons = boxes.map { box in
      Polygon(
        exterior: Ring([
          Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
          Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
          Coordinate(x: box.minX, y: box.minY),
        ]))
    }
    return try land(of: polygons)
  }

  /// A rectangle with a vertex every fiftieth of a degree along its parallels, counted from 36° E.
  private static func finelyDrawn(_ fiftieths: ClosedRange<Int>, minY: Double, maxY: Double) -> Polygon {
    let longitudes = fiftieths.map { 36 + Double($0) / 50 }
    let south = longitudes.map { Coordinate(x: $0, y: minY) }
    let north = longitudes.reversed().map { Coordinate(x: $0, y: maxY) }
    return Polygon(exterior: Ring(south + north + [south[0]]))
  }

  private func land(of polygons: [Polygon]) throws -> Land {
    let snapshot = Snapshot(
      path: "x", source: .generic,
      features: [StatusFeature(index: 0, name: nil, status: .occupied, polygons: polygons)])
    return try surveyor.survey(snapshot).land(of: .allOccupied)
  }

  /// Along a parallel, in pieces of a thousandth of a degree.
  private func parallel(_ latitude: Double, from west: Double, to east: Double) -> Double {
    let count = Int(((east - west) * 1000).rounded())
    return Geodesic.wgs84.length(
      of: LineString((0...count).map { Coordinate(x: west + Double($0) / 1000, y: latitude) }))
  }

  /// West, south and east of 36–38° E, 47–48° N.
  private func border() throws -> StateBorder {
    try surveyor.stateBorder(
      of: [],
      lines: [
        LineString([
          Coordinate(x: 36, y: 49), Coordinate(x: 36, y: 47), Coordinate(x: 38, y: 47),
          Coordinate(x: 38, y: 49),
        ])
      ])
  }

  @Test func whatRunsAlongTheBorderIsNoFront() throws {
    let front = try land(Box(minX: 36, minY: 47, maxX: 38, maxY: 48)).front(without: border())
    #expect(front.lines.count == 1)
    // The last kilometre at either end lies within the tolerance of the border's west and east; its end is found
    // to a metre.
    #expect(abs(front.kilometers * 1000 - (parallel(48, from: 36, to: 38) - 2000)) < 2)
    let line = try #require(front.lines.first)
    #expect(line.coordinates.allSatisfy { $0.y == 48 })
    // The land lies on the left: the north side runs west.
    #expect((line.coordinates.first?.x ?? 0) > (line.coordinates.last?.x ?? 0))
  }

  @Test func withoutABorderTheOutlineIsTheFront() throws {
    let land = try land(Box(minX: 36, minY: 47, maxX: 38, maxY: 48))
    let front = try land.front()
    let corners = [(36.0, 47.0), (38, 47), (38, 48), (36, 48), (36, 47)].map { Coordinate(x: $0.0, y: $0.1) }
    // The same four geodesics, added in another order.
    #expect(abs(front.kilometers * 1000 - Geodesic.wgs84.length(of: LineString(corners))) < 1e-6)
    #expect(front.borderKilometers == 0)
    #expect(front.lines.first?.coordinates.first == front.lines.first?.coordinates.last)
  }

  @Test func bordersBetweenOblastsAreNoStateBorder() throws {
    func square(_ west: Double) -> Polygon {
      Polygon(
        exterior: Ring(
          [(0.0, 46.0), (1, 46), (1, 49), (0, 49), (0, 46)].map { Coordinate(x: west + $0.0, y: $0.1) }))
    }
    // Two oblasts side by side; the territory's western side runs along the border between them.
    let border = try surveyor.stateBorder(of: [square(35), square(36)])
    let front = try land(Box(minX: 36, minY: 47, maxX: 36.5, maxY: 48)).front(without: border)
    #expect(front.borderKilometers == 0)
    let atTheEdge = try land(Box(minX: 36.5, minY: 47, maxX: 37, maxY: 48)).front(without: border)
    #expect(atTheEdge.lines.count == 1)
    #expect(atTheEdge.borderKilometers > 110)
  }

  @Test func aFrontThatMovesNorthMovesByThatMuch() throws {
    let before = try land(Box(minX: 36, minY: 47, maxX: 38, maxY: 48))
    let after = try land(Box(minX: 36, minY: 47, maxX: 38, maxY: 48.1))
    let border = try border()
    let expected =
      Geodesic.wgs84.distance(from: Coordinate(x: 37, y: 48), to: Coordinate(x: 37, y: 48.1)) / 1000
    let advance = try #require(
      try FrontDisplacement(
        from: before.front(without: border), before, to: after.front(without: border), after))
    // The shortest way to a parallel is the meridian; the later front ends a few metres further in, which the
    // outermost samples see.
    #expect(abs(advance.meanKilometers - expected) < 1e-4)
    #expect(abs((advance.largestAdvance?.kilometers ?? 0) - expected) < 1e-4)
    #expect(advance.largestRetreat == nil)
    let retreat = try #require(
      try FrontDisplacement(
        from: after.front(without: border), after, to: before.front(without: border), before))
    #expect(abs(retreat.meanKilometers + expected) < 1e-4)
    #expect(retreat.largestAdvance == nil)
    let none = try #require(
      try FrontDisplacement(
        from: before.front(without: border), before, to: before.front(without: border), before))
    #expect(none.meanKilometers == 0 && none.largestAdvance == nil && none.largestRetreat == nil)
  }

  @Test func aSectorTakesAPart() throws {
    // With short edges, as published maps have them: a salient on a long edge moves the geodesic beside it.
    let base = Self.finelyDrawn(0...100, minY: 47, maxY: 48)
    let before = try land(of: [base])
    // A salient of 0.2° in the east.
    let after = try land(of: [base, Self.finelyDrawn(70...80, minY: 48, maxY: 48.2)])
    let east = Box(minX: 37.3, minY: 47.9, maxX: 37.7, maxY: 48.3)
    let west = Box(minX: 36.1, minY: 47.9, maxX: 36.9, maxY: 48.3)
    let (frontBefore, frontAfter) = (try before.front(), try after.front())
    let moved = try #require(
      try FrontDisplacement(from: frontBefore, before, to: frontAfter, after, sector: east))
    // The salient's tip is 0.2° away from the earlier front, and from the later one seen from there.
    let tip =
      Geodesic.wgs84.distance(from: Coordinate(x: 37.5, y: 48), to: Coordinate(x: 37.5, y: 48.2)) / 1000
    #expect(abs((moved.largestAdvance?.kilometers ?? 0) - tip) < 0.002)
    #expect(moved.meanKilometers > 0)
    let still = try #require(
      try FrontDisplacement(from: frontBefore, before, to: frontAfter, after, sector: west))
    #expect(still.meanKilometers == 0)
    let nowhere = Box(minX: 30, minY: 50, maxX: 31, maxY: 51)
    #expect(try FrontDisplacement(from: frontBefore, before, to: frontAfter, after, sector: nowhere) == nil)
  }

  @Test func whatIsTooLongToBeFollowedIsRefused() throws {
    // Sixty lines from the far south to the far north and back, 17,800 km each.
    let teeth = (0...60).map { Coordinate(x: Double($0) / 2, y: $0.isMultiple(of: 2) ? 80 : -80) }
    let base = [Coordinate(x: 30, y: -85), Coordinate(x: 0, y: -85)]
    let snapshot = Snapshot(
      path: "x", source: .generic,
      features: [
        StatusFeature(
          index: 0, name: nil, status: .occupied,
          polygons: [Polygon(exterior: Ring(teeth + base + teeth.prefix(1)))])
      ])
    let zigzag = try surveyor.survey(snapshot).land(of: .allOccupied)
    let tooLong = #expect(throws: FrontLimit.Exceeded.self) { try zigzag.front() }
    #expect(tooLong?.isForStep == false)

    // Some 40,000 km: too many steps of ten metres, and not of a hundred.
    let wide = try land(Box(minX: -60, minY: 0, maxX: 60, maxY: 60))
    let front = try wide.front()
    let tooShort = #expect(throws: FrontLimit.Exceeded.self) {
      try FrontDisplacement(from: front, wide, to: front, wide, stepMeters: 10)
    }
    #expect(tooShort?.isForStep == true)
    #expect(
      try FrontDisplacement(from: front, wide, to: front, wide, stepMeters: 10_000)?.meanKilometers == 0)
  }

  /// The breakthrough near Dobropillia; shapely in an azimuthal equidistant projection gives the distance.
  @Test(.enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func theBreakthroughIsTheLargestAdvance() throws {
    let reader = try SnapshotReader()
    func land(_ day: Int) throws -> Land {
      let path = "\(SharedMaterial.folder)/corpus/union/deepstatemap_data_\(day).geojson"
      return try surveyor.survey(reader.read(path: path)).land(of: .allOccupied)
    }
    let (before, after) = (try land(20_250_811), try land(20_250_812))
    let sector = Box(minX: 37, minY: 48.2, maxX: 37.5, maxY: 48.7)
    let (frontBefore, frontAfter) = (try before.front(), try after.front())
    let moved = try #require(
      try FrontDisplacement(from: frontBefore, before, to: frontAfter, after, sector: sector, stepMeters: 50))
    let largest = try #require(moved.largestAdvance)
    // 9.03980 km; the projection is right to a millimetre so near its centre, both look at the vertices.
    #expect(abs(largest.kilometers - 9.03980) < 0.001)
    #expect(Box(minX: 37.2, minY: 48.5, maxX: 37.35, maxY: 48.6).contains(largest.after))
    #expect(moved.largestRetreat == nil)
  }
}
