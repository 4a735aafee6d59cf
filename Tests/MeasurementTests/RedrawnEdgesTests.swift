import EdgeChains
import FrontLine
import GeoTypes
import TestSupport
import Testing

@testable import Measurement

/// Edges that change where no land changes hands.
@Suite("Redrawn and moved borders")
struct RedrawnEdgesTests {
  private func change(_ before: [(Double, Double)], _ after: [(Double, Double)]) throws -> ChangeFigures {
    let surveyor = try Surveyor()
    func land(_ corners: [(Double, Double)]) throws -> Land {
      let ring = Ring((corners + [corners[0]]).map { Coordinate(x: $0.0, y: $0.1) })
      let feature = StatusFeature(index: 0, name: nil, status: .occupied, polygons: [Polygon(exterior: ring)])
      return try surveyor.survey(Snapshot(path: "a", source: .generic, features: [feature]))
        .land(of: .allOccupied)
    }
    return ChangeFigures(try surveyor.change(from: land(before), to: land(after)))
  }

  private let square: [(Double, Double)] = [(37, 48), (38, 48), (38, 49), (37, 49)]

  @Test("A vertex on a straight line, or moved by centimetres, is redrawn; land that was taken is not")
  func kinds() throws {
    let onTheLine = try change(square, [(37, 48), (37.5, 48), (38, 48), (38, 49), (37, 49)])
    #expect(onTheLine.changedEdgeCount == 3 && onTheLine.redrawnEdgeCount == 3)
    // 1e-9° is a tenth of a millimetre; the two slivers hold five square metres each.
    let byAHair = try change(square, [(37, 48), (38 + 1e-9, 48), (38, 49), (37, 49)])
    #expect(byAHair.changedEdgeCount == 4 && byAHair.redrawnEdgeCount == 4)
    // The old edges in the north and in the south bound nothing new: the new ones go on behind them.
    let taken = try change(square, [(37, 48), (38.1, 48), (38.1, 49), (37, 49)])
    #expect(taken.changedEdgeCount == 6 && taken.redrawnEdgeCount == 2)
    #expect(try change(square, square) == ChangeFigures(gained: 0, lost: 0, net: 0))
  }

  @Test("Where borders cross, an edge of which a part bounds land is moved")
  func crossing() throws {
    // The east border turns about its middle: a triangle is gained, another lost.
    let turned = try change(square, [(37, 48), (38.1, 48), (37.9, 49), (37, 49)])
    #expect(turned.gainedSquareKilometers > 100 && turned.lostSquareKilometers > 100)
    #expect(turned.changedEdgeCount == 6 && turned.redrawnEdgeCount == 2)
    // Both at once: a vertex that is redrawn in the west, land that is taken in the east.
    let both = try change(square, [(37, 48), (38.1, 48), (38.1, 49), (37, 49), (37, 48.5)])
    #expect(both.changedEdgeCount == 9 && both.redrawnEdgeCount == 5)
  }

  @Test(
    "Three days of the union are those on which half of the border was drawn anew",
    .enabled(if: SharedMaterial.isPresent, "\(SharedMaterial.absence)"))
  func union() throws {
    let measurer = try SeriesMeasurer(earth: .wgs84, territory: .allOccupied)
    let redrawn = try UnionArchive.snapshots.compactMap { snapshot -> String? in
      let step = try measurer.step(to: snapshot).step
      guard let change = step.change else { return nil }
      // No other day has more than five.
      #expect(change.isRedrawn || change.redrawnEdgeCount <= 5, "\(step.date)")
      return change.isRedrawn ? step.date.description : nil
    }
    #expect(redrawn == ["2025-04-29", "2025-04-30", "2025-09-12"])
  }
}
