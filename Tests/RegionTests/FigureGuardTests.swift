import EdgeChains
import FrontLine
import GeoTypes
import TestSupport
import Testing

@testable import Measurement

/// A figure that can't be is measured again, and where it stands it is an error: shown by making figures wrong.
@Suite("Guards behind every figure")
struct FigureGuardTests {
  /// What is measured: land of two snapshots, one of them with polygons that overlap, by two regions.
  private struct Figures: Equatable {
    var area: AreaReport
    var change: ChangeFigures
    var patches: [Patch]
    var transitions: TransitionMatrix
    var steps: [SeriesStep]
    var agreed: Double
    var disagreements: [Disagreement]
  }

  private static let before = snapshot([
    (.occupied, [box(30, 46, 32, 48)]), (.occupied, [box(31, 47, 33, 49)]),
    (.contested, [box(36, 46, 37, 47)]),
  ])
  private static let after = snapshot([
    (.occupied, [box(30, 46, 32, 48)]), (.occupied, [box(31.5, 47, 33.5, 49)]),
    (.liberated, [box(36, 46, 36.5, 47)]),
  ])

  private static func measure() throws -> Figures {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let (first, second) = (try surveyor.survey(before), try surveyor.survey(after))
    let (a, b) = (try first.land(of: .allOccupied), try second.land(of: .allOccupied))
    let change = try surveyor.change(from: a, to: b)
    let map = try RegionMap([
      Region(id: nil, name: "west", polygons: [box(29, 45, 32.2, 50)]),
      Region(id: nil, name: "east", polygons: [box(32.2, 45, 33.2, 50)]),
    ])
    let series = try SeriesMeasurer(earth: .wgs84Straight, territory: .allOccupied, regions: map)
    let steps = try [before, after].enumerated().map { place, snapshot in
      var dated = snapshot
      dated.date = CalendarDate("2025-01-0\(place + 1)")
      return try series.step(to: dated).step
    }
    let comparison = try surveyor.comparison(of: a, with: b)
    return Figures(
      area: try first.areaReport(), change: ChangeFigures(change), patches: try surveyor.patches(of: change),
      transitions: try surveyor.transitions(from: first.statusLands(), to: second.statusLands()),
      steps: steps,
      agreed: comparison.agreedSquareKilometers,
      disagreements: try first.disagreements(with: second, over: comparison, territory: .allOccupied))
  }

  static let figures: [BoundedFigure] = [
    .land, .union, .gained, .lost, .balance, .patch(.gained), .patch(.lost), .patchSum(.gained),
    .patchSum(.lost),
    .region("west"), .region("east"), .outsideRegions, .regionSum, .regionBalance("west"), .outsideBalance,
    .agreed, .comparisonSum, .disagreement, .transition(.contested, .liberated),
    .transition(.occupied, nil), .transition(.occupied, .occupied),
  ]

  /// Too small by a square kilometre more than all there is, or too large, or no number.
  static let faults: [@Sendable (Double) -> Double] = [{ _ in -1e6 }, { $0 + 1e12 }, { _ in .nan }]

  @Test("A figure that is wrong once is measured again, and right", arguments: figures, faults.indices)
  func once(figure: BoundedFigure, fault: Int) throws {
    let right = try Self.measure()
    let again = try FigureFault.$injected.withValue({ found, attempt, value in
      found == figure && attempt == .quick ? Self.faults[fault](value) : value
    }) {
      try Self.measure()
    }
    // The slower way rounds its sums otherwise: terms of 10¹² m² are right to a square centimetre or two.
    func same(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-7 }
    #expect(same(again.area.territorySquareKilometers, right.area.territorySquareKilometers))
    #expect(same(again.change.gainedSquareKilometers, right.change.gainedSquareKilometers))
    #expect(same(again.change.lostSquareKilometers, right.change.lostSquareKilometers))
    #expect(again.patches.map(\.kind) == right.patches.map(\.kind))
    #expect(same(again.agreed, right.agreed))
    #expect(again.disagreements.count == right.disagreements.count)
    for (a, b) in zip(again.transitions.entries, right.transitions.entries) {
      #expect((a.from, a.to) == (b.from, b.to))
      #expect(same(a.squareKilometers, b.squareKilometers))
    }
    #expect(again.transitions.entries.count == right.transitions.entries.count)
    for (a, b) in zip(again.steps, right.steps) {
      #expect(zip(a.regions, b.regions).allSatisfy { same($0.squareKilometers, $1.squareKilometers) })
    }
  }

  @Test("A figure that stays wrong is an error and says which", arguments: figures, faults.indices)
  func always(figure: BoundedFigure, fault: Int) throws {
    let error = #expect(throws: ImpossibleFigure.self) {
      try FigureFault.$injected.withValue({ found, _, value in
        found == figure ? Self.faults[fault](value) : value
      }) {
        try Self.measure()
      }
    }
    #expect(error?.figure == figure)
    #expect(error?.description.contains("can only be") == true)
  }

  @Test("The error names the file and the region")
  func place() throws {
    let surveyor = try Surveyor(earth: .wgs84Straight)
    let survey = try surveyor.survey(Self.before)
    let map = try RegionMap([Region(id: nil, name: "line\nbreak", polygons: [box(29, 45, 32.2, 50)])])
    let error = #expect(throws: ImpossibleFigure.self) {
      try FigureFault.$injected.withValue({ figure, _, value in
        if case .region = figure { value - 1e12 } else { value }
      }) {
        try survey.regionReport(territory: .allOccupied, divider: try RegionDivider(map, surveyor: surveyor))
      }
    }
    let text = try #require(error?.description)
    #expect(text.hasPrefix("made: the land in region \"line"))
    #expect(!text.contains("\n"))
  }

  @Test("Slivers between geodesics and straight edges are allowed for, and no more")
  func slivers() throws {
    let geodesic = try EdgeTerms(.wgs84)
    let boundary = try Surveyor(earth: .wgs84).survey(snapshot([(.occupied, [box(30, 46, 34, 48)])]))
      .land(of: .allOccupied).boundary
    // All that cutting an edge anywhere can change lies between the whole edge and one of very many parts.
    let fine = boundary.edges.map { edge in
      var sum = 0.0
      for place in 0..<1024 {
        func point(_ place: Int) -> Coordinate {
          Coordinate(
            x: edge.low.x + (edge.high.x - edge.low.x) * Double(place) / 1024,
            y: edge.low.y + (edge.high.y - edge.low.y) * Double(place) / 1024)
        }
        sum += (try? geodesic.squareMeters(of: [Edge(from: point(place), to: point(place + 1))])[0]) ?? .nan
      }
      return ((try? geodesic.squareMeters(of: [edge.weighted(1)])[0]) ?? .nan) - sum
    }
    let most = fine.reduce(0) { $0 + $1.magnitude }
    let bound = try geodesic.slivers(of: boundary.edges)
    #expect(most > 1e7)
    #expect(bound >= most && bound < 1.5 * most)
    #expect(try EdgeTerms(.wgs84Straight).slivers(of: boundary.edges) == 0)
  }
}
