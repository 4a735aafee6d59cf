import Foundation
import FuzzOracles
import GeoTypes
import TestSupport
import Testing

/// Random land and regions whose corners lie on one another, on one another's sides but for a rounding, and a step of
/// the grid beside: against an oracle that rounds nothing.
///
/// `FRONTLINE_REGION_PAIRS=50000` tries so many for each grid.
@Suite("Areas by region, exactly")
struct ExactRegionTests {
  /// A grid of whole numbers and how it lies in the plane.
  enum Grid: String, CaseIterable, CustomTestStringConvertible {
    case dyadic, decimal, nanodegrees
    var testDescription: String { rawValue }

    /// How many steps a corner may be from the first.
    var width: Int {
      switch self {
      case .dyadic: 1 << 10
      case .decimal: 20_000
      case .nanodegrees: 1 << 28
      }
    }

    var embedding: GridEmbedding {
      switch self {
      case .dyadic: GridEmbedding(origin: Coordinate(x: 32, y: 47), step: 0x1p-8)
      case .decimal: GridEmbedding(origin: Coordinate(x: 30, y: 46), step: 1e-4)
      case .nanodegrees: GridEmbedding(origin: Coordinate(x: 37, y: 48), step: 1e-9)
      }
    }
  }

  static var pairCount: Int {
    ProcessInfo.processInfo.environment["FRONTLINE_REGION_PAIRS"].flatMap { Int($0) } ?? 2000
  }

  @Test("Random pairs", arguments: Grid.allCases)
  func pairs(grid: Grid) {
    var tried = 0
    var seed: UInt64 = 0
    // Rings that cross themselves, or whose corners are rounded onto one another, are passed over.
    while tried < Self.pairCount {
      seed += 1
      var random = SeededGenerator(seed: seed)
      let land = ring(near: [], on: grid, using: &random)
      var regions: [ExactOverlap.Ring] = []
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        regions.append(ring(near: [land] + regions, on: grid, using: &random))
      }
      let check = RegionsCheck(grid.embedding, land: land, regions: regions)
      if check.isOfPolygons { tried += 1 }
      let finding = check.finding()
      #expect(finding == nil, "\(grid), seed \(seed)")
    }
  }

  /// A ring of three to six corners, most of them at, on or beside what is there already.
  private func ring(
    near others: [ExactOverlap.Ring], on grid: Grid, using random: inout SeededGenerator
  ) -> ExactOverlap.Ring {
    let range = 0...grid.width
    func bounded(_ x: Int, _ y: Int) -> ExactOverlap.Corner {
      ExactOverlap.Corner(max(0, min(grid.width, x)), max(0, min(grid.width, y)))
    }
    func corner() -> ExactOverlap.Corner {
      let free = ExactOverlap.Corner(.random(in: range, using: &random), .random(in: range, using: &random))
      guard let other = others.randomElement(using: &random) else { return free }
      let place = Int.random(in: other.indices, using: &random)
      let (a, b) = (other[place], other[(place + 1) % other.count])
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: return free
      case 2, 3: return a
      case 4:
        return bounded(a.x + .random(in: -1...1, using: &random), a.y + .random(in: -1...1, using: &random))
      default:
        // On the side or its line, rounded to the grid.
        let along = Double.random(in: -0.2...1.2, using: &random)
        return bounded(
          a.x + Int((Double(b.x - a.x) * along).rounded()), a.y + Int((Double(b.y - a.y) * along).rounded()))
      }
    }
    return (0..<[3, 3, 3, 4, 4, 5, 6][Int.random(in: 0..<7, using: &random)]).map { _ in corner() }
  }

  @Test("The oracle knows squares and triangles")
  func oracle() {
    func area(_ rings: [ExactOverlap.Ring]) -> Double {
      ExactOverlap.pieces(of: rings).reduce(0) { sum, piece in
        var doubled = 0.0
        for (a, b) in zip(piece.ring, piece.ring.dropFirst() + piece.ring.prefix(1)) {
          doubled += a.x * b.y - b.x * a.y
        }
        return sum + Double(piece.sign) * doubled / 2
      }
    }
    func square(_ x: Int, _ y: Int, _ side: Int) -> ExactOverlap.Ring {
      [.init(x, y), .init(x + side, y), .init(x + side, y + side), .init(x, y + side)]
    }
    #expect(area([square(0, 0, 6), square(3, 3, 6)]) == 9)
    #expect(area([square(0, 0, 6), square(6, 0, 6)]) == 0)
    #expect(area([square(0, 0, 6), square(2, 2, 2), square(3, 2, 6)]) == 2)
    // A notched ring: 6 × 6 less the triangle from its left side to the middle.
    let notched: ExactOverlap.Ring = [.init(0, 0), .init(6, 0), .init(6, 6), .init(0, 6), .init(3, 3)]
    #expect(area([notched]) == 27)
    #expect(area([notched, square(0, 0, 3)]) == 4.5)
  }
}
