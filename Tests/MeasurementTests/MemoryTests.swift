import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

/// What a surveyor remembers must show in its speed and in nothing else.
@Suite("Memory changes no figure")
struct MemoryTests {
  @Test(
    "A surveyor that has seen other maps gives the same bits as a new one", arguments: 0..<40 as Range<UInt64>
  )
  func freshAgainstExperienced(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let experienced = try Surveyor()
    var map = RandomMap(using: &random)
    var previous: (experienced: Land, fresh: Land)?
    for day in 0..<12 {
      let snapshot = map.snapshot
      let fresh = try Surveyor()
      let a = try experienced.survey(snapshot).areaReport()
      let b = try fresh.survey(snapshot).areaReport()
      #expect(a == b, "seed \(seed), day \(day)")
      let land = (
        experienced: try experienced.survey(snapshot).land(of: .allOccupied),
        fresh: try fresh.survey(snapshot).land(of: .allOccupied)
      )
      if let previous {
        let change = try experienced.change(from: previous.experienced, to: land.experienced)
        let other = try fresh.change(from: previous.fresh, to: land.fresh)
        #expect(change.gainedSquareMeters == other.gainedSquareMeters, "seed \(seed), day \(day)")
        #expect(change.lostSquareMeters == other.lostSquareMeters, "seed \(seed), day \(day)")
      }
      previous = land
      map.change(using: &random)
    }
  }

  @Test(
    "The same on the real archive, walked forward and read singly",
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
  func realArchive() throws {
    let walker = try Surveyor()
    for (place, snapshot) in UnionArchive.snapshots.enumerated() {
      let walked = try walker.survey(snapshot).areaReport()
      guard place.isMultiple(of: 10) else { continue }
      #expect(try Surveyor().survey(snapshot).areaReport() == walked, "\(snapshot.path)")
    }
  }
}

/// A made-up map whose polygons change a little, a lot, cross one another, come and go.
private struct RandomMap {
  private var outlines: [[Coordinate]]

  init(using random: inout SeededGenerator) {
    outlines = (0..<4).map { place in
      Self.star(around: Coordinate(x: 33 + 1.4 * Double(place), y: 48), vertices: 120, using: &random)
    }
  }

  var snapshot: Snapshot {
    Snapshot(
      path: "random", source: .generic, date: CalendarDate("2025-07-01"),
      features: outlines.enumerated().map { place, outline in
        StatusFeature(
          index: place, name: nil, status: place % 2 == 0 ? .occupied : .occupiedBefore2022,
          polygons: [Polygon(exterior: Ring(outline + [outline[0]]))])
      })
  }

  mutating func change(using random: inout SeededGenerator) {
    for place in outlines.indices {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6:
        // A few vertices wander; far enough, and edges cross.
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let vertex = outlines[place].indices.randomElement(using: &random) ?? 0
          outlines[place][vertex].x += Double.random(in: -0.2...0.2, using: &random)
          outlines[place][vertex].y += Double.random(in: -0.2...0.2, using: &random)
        }
      case 6:
        let vertex = Int.random(in: 0..<outlines[place].count, using: &random)
        outlines[place].remove(at: vertex)
      case 7:
        outlines[place] = Self.star(
          around: Coordinate(x: 33 + 1.4 * Double(place), y: 48), vertices: 120, using: &random)
      default: break
      }
    }
  }

  /// A star-shaped outline; neighbours overlap. Vertices lie on the sides of a square seen from its centre.
  private static func star(
    around center: Coordinate, vertices: Int, using random: inout SeededGenerator
  ) -> [Coordinate] {
    (0..<vertices).map { vertex in
      let turn = 4 * Double(vertex) / Double(vertices)
      let along = 2 * (turn - turn.rounded(.down)) - 1
      let (x, y): (Double, Double) =
        switch Int(turn) {
        case 0: (1, along)
        case 1: (-along, 1)
        case 2: (-1, -along)
        default: (along, -1)
        }
      let length = Double.random(in: 0.5...0.9, using: &random)
      return Coordinate(x: center.x + x * length, y: center.y + y * length)
    }
  }
}
