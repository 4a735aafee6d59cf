import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

/// Two sources side by side.
@Suite struct ComparisonTests {
  // Meridians and parallels are straight in this model, so that parts of rectangles add up exactly.
  private let surveyor: Surveyor
  init() throws { surveyor = try Surveyor(earth: .wgs84Straight) }

  private func area(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Double {
    let snapshot = Squares.snapshot("x", [(.occupied, nil, Squares.rectangle(west, south, east, north))])
    return try surveyor.survey(snapshot).land(of: .allOccupied).squareKilometers
  }

  @Test func eachPieceIsNamedByBothSources() throws {
    // A: occupied 30–32, Tuzla 36–36.5, contested 32–33. B: occupied 31–32.5, liberated 30–30.5.
    let a = try surveyor.survey(
      Squares.snapshot(
        "a",
        [
          (.occupied, nil, Squares.rectangle(30, 47, 32, 48)),
          (.occupiedBefore2022, .tuzla, Squares.rectangle(36, 45, 36.5, 45.5)),
          (.contested, nil, Squares.rectangle(32, 47, 33, 48)),
        ]))
    let b = try surveyor.survey(
      Squares.snapshot(
        "b",
        [
          (.occupied, nil, Squares.rectangle(31, 47, 32.5, 48)),
          (.liberated, nil, Squares.rectangle(30, 47, 30.5, 48)),
        ]))
    let territory = Territory.allOccupied
    let comparison = try surveyor.comparison(of: a.land(of: territory), with: b.land(of: territory))
    let rows = try a.disagreements(with: b, over: comparison, territory: territory)

    // Areas of 10⁴ km² from terms of 10⁶: 1e-9 km² is the rounding of the terms.
    let halfDegree = try area(30, 47, 30.5, 48)
    let tuzla = try area(36, 45, 36.5, 45.5)
    #expect(abs(comparison.onlyASquareKilometers - (2 * halfDegree + tuzla)) < 1e-9)
    #expect(abs(comparison.onlyBSquareKilometers - halfDegree) < 1e-9)
    #expect(abs(comparison.agreedSquareKilometers - 2 * halfDegree) < 1e-9)
    let expected: [(Disagreement.Standing, Disagreement.Standing, Double)] = [
      (.init(.occupied), .init(.liberated), halfDegree),
      (.init(.occupied), .free, halfDegree),
      (.init(.contested), .init(.occupied), halfDegree),
      (.init(.occupiedBefore2022, part: .tuzla), .free, tuzla),
    ]
    #expect(rows.count == expected.count)
    for (inA, inB, squareKilometers) in expected {
      let row = try #require(rows.first { $0.inA == inA && $0.inB == inB })
      #expect(abs(row.squareKilometers - squareKilometers) < 1e-9)
    }
  }

  /// What both have is measured, not what the others leave: geodesics of long edges that are cut would make it up.
  @Test(arguments: [EarthModel.wgs84, .wgs84Straight])
  func landsThatOnlyTouchAgreeOnNothing(earth: EarthModel) throws {
    let surveyor = try Surveyor(earth: earth)
    func land(_ polygons: [Polygon]) throws -> Land {
      try surveyor.survey(
        Squares.snapshot("x", polygons.map { (.occupied, nil, $0) })
      ).land(of: .allOccupied)
    }
    let west = try land([Squares.rectangle(30, 47, 32, 49)])
    // Its western side is a part of the other's eastern one; a corner touches in the middle of an edge.
    let east = try land([Squares.rectangle(32, 47.4, 34, 48.2), Squares.rectangle(31, 49, 31.5, 49.5)])
    let touching = try surveyor.comparison(of: west, with: east)
    // The corner lies on the straight line between two others, and south of the geodesic between them: what touches on
    // the map shares nothing on any earth.
    #expect(touching.agreedSquareKilometers == 0 && touching.agreed.isEmpty)
    #expect(touching.straight == nil)
    let sum = touching.agreedSquareKilometers + touching.onlyASquareKilometers
    #expect(sum == west.squareKilometers)
    // A piece that is one and the same in both counts as a whole.
    let both = try land([Squares.rectangle(30, 47, 32, 49), Squares.rectangle(32, 47.4, 34, 48.2)])
    let other = try land([Squares.rectangle(30, 47, 32, 49), Squares.rectangle(36, 47, 37, 48)])
    let common = try surveyor.comparison(of: both, with: other)
    #expect(abs(common.agreedSquareKilometers - west.squareKilometers) < 1e-9 * west.squareKilometers)
  }

  @Test func sidesExchangeExactly() throws {
    let a = try surveyor.survey(
      Squares.snapshot("a", [(.occupied, nil, Squares.rectangle(30, 47, 32.1, 48.3))]))
    let b = try surveyor.survey(
      Squares.snapshot("b", [(.occupied, nil, Squares.rectangle(31.7, 47.9, 34, 49))]))
    let one = try surveyor.comparison(of: a.land(of: .allOccupied), with: b.land(of: .allOccupied))
    let other = try surveyor.comparison(of: b.land(of: .allOccupied), with: a.land(of: .allOccupied))
    #expect(one.onlyASquareKilometers == other.onlyBSquareKilometers)
    #expect(one.onlyBSquareKilometers == other.onlyASquareKilometers)
    let agreed = try surveyor.measuredPolygons(of: one.agreed)
    #expect(agreed.count == 1)
    #expect(abs((agreed.first?.squareKilometers ?? 0) - one.agreedSquareKilometers) < 1e-9)
  }

  /// The union archive's file of a day is the map published the evening before, and leaves out Tuzla.
  @Test(.enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func rawAndUnionDifferByTuzlaAndADay() throws {
    let reader = try SnapshotReader()
    let surveyor = try Surveyor()
    func survey(_ path: String) throws -> Survey {
      try surveyor.survey(reader.read(path: "\(SharedMaterial.folder)/corpus/\(path)"))
    }
    let union = try survey("union/deepstatemap_data_20250715.geojson")
    func rows(_ raw: String) throws -> (LandComparison, [Disagreement]) {
      let raw = try survey("raw/\(raw).geojson")
      let comparison = try surveyor.comparison(
        of: raw.land(of: .allOccupied), with: union.land(of: .allOccupied))
      return (comparison, try raw.disagreements(with: union, over: comparison, territory: .allOccupied))
    }
    // shapely 2 and pyproj 3 give these; geodesic edges split by two overlays differ by less than 1e-4 km².
    let tolerance = 1e-4
    let (sameDay, rowsOfSameDay) = try rows("1752611099")  // published 2025-07-15 20:24:59 UTC
    #expect(abs(sameDay.onlyASquareKilometers - 19.08979502) < tolerance)
    #expect(abs(sameDay.onlyBSquareKilometers - 0.03221237) < tolerance)
    let tuzla = try #require(rowsOfSameDay.first { $0.inA.part == .tuzla })
    #expect(abs(tuzla.squareKilometers - 4.37915746) < tolerance)
    let day = try #require(rowsOfSameDay.first { $0.inA == .init(.occupied) && $0.inB == .free })
    #expect(abs(day.squareKilometers - 14.7106) < tolerance)

    let (dayBefore, rowsOfDayBefore) = try rows("1752523917")  // published 2025-07-14 20:11:57 UTC
    #expect(abs(dayBefore.onlyASquareKilometers - 4.37915746) < tolerance)
    #expect(abs(dayBefore.onlyBSquareKilometers - 0.02944842) < tolerance)
    #expect(rowsOfDayBefore.first?.inA.part == .tuzla)
  }
}
