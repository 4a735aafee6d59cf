import FrontLine
import GeoTypes
import Measurement
import TestSupport
import Testing

@Suite("Transitions between statuses")
struct TransitionTests {
  private func matrix(
    _ before: [(ControlStatus, [Polygon])], _ after: [(ControlStatus, [Polygon])],
    _ earth: EarthModel = .wgs84
  ) throws -> (matrix: TransitionMatrix, before: StatusLands, after: StatusLands) {
    let surveyor = try Surveyor(earth: earth)
    let first = try surveyor.survey(snapshot(before)).statusLands()
    let second = try surveyor.survey(snapshot(after)).statusLands()
    return (try surveyor.transitions(from: first, to: second), first, second)
  }

  private func expectMargins(
    _ result: (matrix: TransitionMatrix, before: StatusLands, after: StatusLands), _ note: Comment = ""
  ) {
    for status in result.matrix.statuses {
      // The tolerance of the issue, 1 m²; sums of terms of 10¹² m² are right to 10⁻³.
      let before = result.before.squareKilometers(of: status)
      #expect(abs(result.matrix.squareMeters(from: status) / 1e6 - before) < 1e-6, note)
      let after = result.after.squareKilometers(of: status)
      #expect(abs(result.matrix.squareMeters(to: status) / 1e6 - after) < 1e-6, note)
    }
    #expect(result.matrix.entries.allSatisfy { $0.squareMeters > -1e-3 }, note)
  }

  @Test("Land moves from status to status, comes from free land and goes back to it")
  func moves() throws {
    let result = try matrix(
      [(.occupied, [box(30, 46, 32, 48)]), (.contested, [box(32, 46, 33, 48)])],
      [(.occupied, [box(30, 46, 32.5, 48)]), (.liberated, [box(32.5, 46, 34, 48)])])
    expectMargins(result)
    let pairs = result.matrix.entries.map { "\($0.from?.rawValue ?? "free") → \($0.to?.rawValue ?? "free")" }
    #expect(
      pairs == [
        "occupied → occupied", "contested → occupied", "contested → liberated", "free → liberated",
      ])
  }

  @Test("Nothing changed: only the diagonal is left; everything gone: all goes to free land")
  func extremes() throws {
    let land: [(ControlStatus, [Polygon])] = [
      (.occupied, [box(30, 46, 32, 48)]), (.contested, [box(32, 46, 33, 48)]),
    ]
    let same = try matrix(land, land)
    expectMargins(same)
    #expect(same.matrix.entries.allSatisfy { $0.from == $0.to })
    let gone = try matrix(land, [])
    expectMargins(gone)
    #expect(gone.matrix.entries.allSatisfy { $0.to == nil })
  }

  @Test("Statuses that overlap count each for itself, and the margins still hold")
  func overlaps() throws {
    let result = try matrix(
      [(.occupied, [box(30, 46, 32, 48)]), (.contested, [box(31, 46, 33, 48)])],
      [(.occupied, [box(30, 46, 33, 48)])])
    expectMargins(result)
    // Half of the grey zone became occupied; the half that was occupied already stopped being grey.
    #expect(result.matrix.squareMeters(from: .contested, to: .occupied) > 1e9)
    #expect(result.matrix.squareMeters(from: .contested, to: nil) > 1e9)
  }

  @Test("Vertices put in on a border, and borders that lie on one another, keep the margins")
  func collinear() throws {
    let dotted = Polygon(
      exterior: Ring(
        [(30, 46), (30.5, 46), (31, 46), (32, 46), (32, 48), (30, 48), (30, 46)].map {
          Coordinate(x: $0, y: $1)
        }))
    expectMargins(try matrix([(.occupied, [box(30, 46, 32, 48)])], [(.occupied, [dotted])]))
    expectMargins(
      try matrix(
        [(.occupied, [box(30, 46, 32, 48)])],
        [(.occupied, [dotted]), (.contested, [box(30.7, 44, 31.5, 46)])]))
    expectMargins(
      try matrix(
        [(.occupied, [box(30, 46, 34, 48)]), (.contested, [box(31, 45, 33, 46)])],
        [(.occupied, [box(31, 46, 33, 49)]), (.contested, [box(30, 44, 34, 46)])]))
  }

  @Test("Exchanging before and after transposes the matrix", arguments: 0..<20)
  func transposed(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func land() -> [(ControlStatus, [Polygon])] {
      [ControlStatus.occupied, .occupiedBefore2022, .contested, .liberated].map { status in
        (
          status,
          (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let x = Double.random(in: 30...34, using: &random)
            let y = Double.random(in: 45...48, using: &random)
            return box(
              x, y, x + Double.random(in: 0.1...2, using: &random),
              y + Double.random(in: 0.1...2, using: &random))
          }
        )
      }
    }
    let (before, after) = (land(), land())
    let forward = try matrix(before, after)
    expectMargins(forward, "seed \(seed)")
    let backward = try matrix(after, before)
    for entry in forward.matrix.entries {
      let other = backward.matrix.squareMeters(from: entry.to, to: entry.from)
      // The off-diagonal entries are the same sums; the diagonal is a difference of areas of 10¹¹ m².
      #expect(abs(entry.squareMeters - other) < 1e-2, "seed \(seed)")
    }
  }

  @Test(
    "On raw pairs of the corpus the margins are the areas",
    .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
  func corpus() throws {
    let list = try InputList(expanding: [SharedMaterial.folder + "/corpus/raw"])
    let reader = try SnapshotReader()
    let surveyor = try Surveyor()
    // A debug build takes a second for a snapshot: every ninth pair here, all in a release build.
    #if DEBUG
      let step = 9
    #else
      let step = 1
    #endif
    var previous: (place: Int, lands: StatusLands)?
    var worst = 0.0
    var pairs = 0
    for place in list.entries.indices where step == 1 || place % step <= 1 {
      let survey = try surveyor.survey(reader.read(path: list.entries[place].path))
      let lands = try survey.statusLands()
      if let previous, previous.place == place - 1 {
        let matrix = try surveyor.transitions(from: previous.lands, to: lands)
        for status in matrix.statuses {
          let before = matrix.squareMeters(from: status) / 1e6 - previous.lands.squareKilometers(of: status)
          let after = matrix.squareMeters(to: status) / 1e6 - lands.squareKilometers(of: status)
          worst = max(worst, before.magnitude, after.magnitude)
        }
        let negative = matrix.entries.map(\.squareMeters).min() ?? 0
        #expect(negative > -1, "\(list.entries[place].path)")
        pairs += 1
      }
      previous = (place, lands)
    }
    print("transitions: \(pairs) raw pairs, the margins differ from the areas by \(worst) km² at most")
    #expect(worst < 1e-6)
  }
}
