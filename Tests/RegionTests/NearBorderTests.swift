import EdgeChains
import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Land and regions whose borders lie nearer to one another than a crossing can be computed.
@Suite("Land beside the border of a region")
struct NearBorderTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let land: [Polygon]
    let regions: [[Polygon]]
    /// What each region must hold, as land of its own.
    let parts: [[Polygon]]
    /// In square metres, what the case says wrongly for brevity.
    var slack = 0.0
  }

  private static func polygon(_ corners: [(Double, Double)], holes: [[(Double, Double)]] = []) -> Polygon {
    func ring(_ corners: [(Double, Double)]) -> Ring {
      Ring((corners + corners.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) })
    }
    return Polygon(exterior: ring(corners), holes: holes.map(ring))
  }

  private static func moved(_ polygon: Polygon, _ x: Double, _ y: Double) -> Polygon {
    Polygon(
      exterior: Ring(
        polygon.exterior.coordinates.map { Coordinate(x: $0.x + x, y: $0.y + y) }))
  }

  /// A line of whole and third degrees, whose points are no doubles.
  private static func onSlope(_ place: Double) -> (Double, Double) { (30 + place * 0.7, 47 + place / 3) }

  private static let triangle = polygon([(30.3362, 48.2034), (30.411, 47.9481), (30.137, 47.9827)])
  private static let star = polygon(
    (0..<40).map { place in
      let radius = place.isMultiple(of: 2) ? 1.0 : 0.6
      let angle = Double(place) * .pi / 20
      return (35 + radius * cosine(angle), 48 + radius * cosine(angle - .pi / 2))
    })

  static let cases: [Case] = [
    // `by-land.geojson` and `by-region.geojson` in ../shared/reports: a side of the region lies along one of the land.
    Case(
      testDescription: "A region's side along the land's",
      land: [polygon([(30, 48), (30.3673, 48.3224), (30.685, 47.9135)])], regions: [[triangle]],
      parts: [[triangle]]),
    Case(testDescription: "Land that is the region", land: [star], regions: [[star]], parts: [[star]]),
    Case(
      testDescription: "Land that is the region a nanodegree off", land: [moved(star, 1e-9, 1e-9)],
      regions: [[star]], parts: [[star]], slack: 200),
    Case(
      testDescription: "Land that is the region a last bit off", land: [moved(star, 0x1p-47, 0)],
      regions: [[star]], parts: [[star]]),
    Case(
      testDescription: "Corners of the region within a last bit of the land's side",
      land: [polygon([onSlope(0), onSlope(6), (31, 50)])],
      regions: [
        [polygon([onSlope(1), onSlope(2), (30.9, 49)])], [polygon([onSlope(3), onSlope(4), (33, 47)])],
      ],
      parts: [[polygon([onSlope(1), onSlope(2), (30.9, 49)])], []]),
    Case(
      testDescription: "A side of the land along two sides of the border",
      land: [polygon([onSlope(0), onSlope(5), (31, 50)])],
      regions: [
        [polygon([onSlope(0.5), onSlope(2), (33, 46)])], [polygon([onSlope(2), onSlope(4.5), (33, 46)])],
      ],
      parts: [[], []]),
    Case(
      testDescription: "Regions nested by nanodegrees", land: [box(30, 46, 34, 49)],
      regions: (0..<6).map { [box(31 + Double($0) * 1e-9, 47, 33 - Double($0) * 1e-9, 48)] },
      parts: (0..<6).map { [box(31 + Double($0) * 1e-9, 47, 33 - Double($0) * 1e-9, 48)] }),
    Case(
      testDescription: "The land's border between two that are nanodegrees apart",
      land: [box(31 + 1e-9, 47, 33, 48)], regions: [[box(31, 47, 33, 48)], [box(31 + 2e-9, 47, 33, 48)]],
      parts: [[box(31 + 1e-9, 47, 33, 48)], [box(31 + 2e-9, 47, 33, 48)]]),
    Case(
      testDescription: "A region of two parts that touch along a side", land: [star],
      regions: [
        [
          polygon([(33, 46), (35.1, 46), (34.7, 50), (33, 50)]),
          polygon([(35.1, 46), (37, 46), (37, 50), (34.7, 50)]),
        ]
      ],
      parts: [[star]]),
    Case(
      testDescription: "A region twice", land: [star], regions: [[star], [star]], parts: [[star], [star]]),
    Case(
      testDescription: "A region a nanodegree wide across the land", land: [box(30, 46, 34, 49)],
      regions: [[box(32, 45, 32 + 1e-9, 50)]], parts: [[box(32, 46, 32 + 1e-9, 49)]]),
    Case(
      testDescription: "A region half around the earth", land: [star],
      regions: [[polygon([(-80, -80), (0, -80), (80, -80), (80, 80), (0, 80), (-80, 80)])]], parts: [[star]]),
    Case(
      testDescription: "A region to the pole and the antimeridian",
      land: [polygon([(150, 80), (180, 80), (180, 90), (150, 90)])],
      regions: [[polygon([(165, 60), (180, 60), (180, 90), (165, 90)])]],
      parts: [[polygon([(165, 80), (180, 80), (180, 90), (165, 90)])]]),
    Case(
      testDescription: "Corners of 1e-300 beside zero", land: [polygon([(0, 0), (1, 0), (1, 1), (0, 1)])],
      regions: [[polygon([(1e-300, 1e-300), (2, 1e-300), (1e-300, 2)])]],
      parts: [[polygon([(0, 0), (1, 0), (1, 1), (0, 1)])]]),
    Case(
      testDescription: "A region of 1e-300 degrees", land: [box(-1, -1, 1, 1)],
      regions: [[polygon([(0, 0), (1e-300, 0), (0, 1e-300)])]], parts: [[]]),
    Case(
      testDescription: "Land of nanodegrees on a border", land: [box(32 - 1e-9, 47, 32 + 1e-9, 47 + 1e-9)],
      regions: [[box(32, 46, 33, 48)]], parts: [[box(32, 47, 32 + 1e-9, 47 + 1e-9)]]),
    Case(
      testDescription: "A hole that is the region",
      land: [
        polygon(
          [(30, 46), (34, 46), (34, 49), (30, 49)],
          holes: [triangle.exterior.coordinates.dropLast().map { ($0.x + 0x1p-48, $0.y) }])
      ], regions: [[triangle]], parts: [[]]),
    Case(
      testDescription: "Regions around one corner of the land, which is off by a last bit",
      land: [polygon([(35, (48.1).nextUp), (36, 48.9), (35.4, 49.2)])],
      regions: (0..<30).map { place in
        func end(_ place: Int) -> (Double, Double) {
          let angle = Double(place) * .pi / 15
          return (35 + 3 * cosine(angle), 48.1 + 3 * cosine(angle - .pi / 2))
        }
        return [polygon([(35, 48.1), end(place), end(place + 1)])]
      }, parts: []),
    Case(
      testDescription: "Teeth that end at a border but for a last bit",
      land: [
        polygon(
          [(30, 46)]
            + (0..<40).flatMap { place -> [(Double, Double)] in
              let (x, y) = onSlope(Double(place) / 10)
              return [
                (x, place.isMultiple(of: 3) ? y : place.isMultiple(of: 2) ? y.nextUp : y.nextDown),
                (x + 0.03, 46.5),
              ]
            } + [(33, 46)])
      ], regions: [[polygon([onSlope(-1), onSlope(6), (31, 50)])]], parts: [[]]),
    Case(
      testDescription: "A spike in and out of a region within a last bit",
      land: [polygon([(30, 46), (31, 46), (31, 47), (33, 47.5), (31, 47.0.nextUp), (31, 48), (30, 48)])],
      regions: [[polygon([(32, 46), (34, 46), (33.7, 49), (31.7, 49)])]], parts: [[]]),
    Case(
      testDescription: "Two regions that part along the land's diagonal",
      land: [polygon([onSlope(0), onSlope(3), (32.1, 47), (31, 46)])],
      regions: [
        [polygon([onSlope(-1), onSlope(1.1), onSlope(4), (30, 49)])],
        [polygon([onSlope(-1), onSlope(1.1), onSlope(4), (33, 45)])],
      ],
      parts: [[], [polygon([onSlope(0), onSlope(3), (32.1, 47), (31, 46)])]]),
    Case(
      testDescription: "A region that touches the land in a corner", land: [star],
      regions: [[box(36, 48, 37, 49)]], parts: [[]]),
  ]

  @Test("Every region holds what it must, whichever way it is measured", arguments: cases)
  func parts(of test: Case) throws {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let map = try RegionMap(
      test.regions.enumerated().map { Region(id: nil, name: "\($0)", polygons: $1) })
    let divider = try RegionDivider(map, surveyor: surveyor)
    func land(_ polygons: [Polygon]) throws -> Land {
      try surveyor.survey(snapshot([(.occupied, polygons)])).land(of: .allOccupied)
    }
    let whole = try land(test.land)
    for area in [try divider.divide(whole), try divider.divideAnew(whole)] {
      // A square metre and a part in 10⁹.
      let tolerance = 1 + 1e-9 * area.wholeSquareMeters
      for (region, part) in test.parts.enumerated() {
        let right = try part.isEmpty ? 0 : land(part).squareMeters
        #expect(abs(area.regionSquareMeters[region] - right) <= tolerance + test.slack, "region \(region)")
      }
      #expect(abs(area.residualSquareMeters) <= tolerance)
      #expect(area.outsideSquareMeters >= -tolerance)
      #expect(
        area.regionSquareMeters.allSatisfy { $0 >= -tolerance && $0 <= area.wholeSquareMeters + tolerance })
    }
  }

  @Test("The report's region holds 279.241187 km², not 90,911")
  func report() throws {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let test = Self.cases[0]
    let divider = try RegionDivider(
      try RegionMap([Region(id: nil, name: "R", polygons: test.regions[0])]), surveyor: surveyor)
    let area = try divider.divide(surveyor.survey(snapshot([(.occupied, test.land)])).land(of: .allOccupied))
    // shapely 2.2 and a quadrature: Scripts/peers/regions_shapely.py.
    #expect(abs(area.squareKilometers(ofRegion: 0) - 279.241187307) < 1e-6)
    #expect(abs(area.outsideSquareKilometers - 767.231428235) < 1e-6)
  }
}

private func cosine(_ angle: Double) -> Double { cos(angle) }
