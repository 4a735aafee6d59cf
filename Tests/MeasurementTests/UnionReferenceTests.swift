import FrontLine
import Measurement
import TestSupport
import Testing

@Suite(
  "The daily unions against the reference", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct UnionReferenceTests {
  struct Column: Sendable, CustomTestStringConvertible {
    let model: EarthModel
    let name: String
    var testDescription: String { "\(model)" }
  }

  static let columns = [
    Column(model: .wgs84, name: "area_km2"),
    Column(model: .wgs84Straight, name: "area_straight_edges_km2"),
    Column(model: .deepState, name: "area_sphere_6378137_km2"),
    Column(model: .turf, name: "area_sphere_6371008_8_km2"),
  ]

  @Test("Areas of all 271 days", arguments: columns)
  func areas(column: Column) throws {
    let rows = try Reference.rows("union-daily.csv")
    #expect(rows.count == 271)
    let (reader, surveyor) = (try SnapshotReader(), try Surveyor(earth: column.model))
    var worst = 0.0
    for row in rows {
      let snapshot = try reader.read(path: Reference.union(row.text("date")))
      let area = try surveyor.survey(snapshot).land(of: .allOccupied).squareKilometers
      let expected = try #require(row[column.name])
      let error = relativeError(area, expected)
      worst = max(worst, error)
      // The issue asks for 1e-9. Both sides sum some 3,000 terms of up to 1e12 m² to 1e11 m²; the reference
      // does so without compensation, which may cost it a few units of 1e-14.
      #expect(error < 1e-13, "\(row.text("date")): \(area) against \(expected)")
    }
    print("\(column.model): worst of \(rows.count) areas \(worst)")
  }

  /// Gained and lost of each day since the last, under a model; both ways round.
  @Test(
    "Changes of all 270 pairs, and reversed",
    arguments: [EarthModel.wgs84, .wgs84Straight, .deepState, .turf, .epsg(6933)])
  func changes(model: EarthModel) throws {
    let rows = try Reference.rows("union-daily.csv")
    let (reader, surveyor) = (try SnapshotReader(), try Surveyor(earth: model))
    var before: Land?
    var (pairs, worst, worstIdentity) = (0, 0.0, 0.0)
    for row in rows {
      let date = row.text("date")
      let after = try surveyor.survey(try reader.read(path: Reference.union(date))).land(of: .allOccupied)
      defer { before = after }
      guard let before else { continue }
      pairs += 1
      let change = try surveyor.change(from: before, to: after)
      let back = try surveyor.change(from: after, to: before)
      // To the last bit: equal edges have equal terms, and the same order of summation.
      #expect(back.gainedSquareMeters == change.lostSquareMeters, "\(date)")
      #expect(back.lostSquareMeters == change.gainedSquareMeters, "\(date)")
      #expect(back.netSquareMeters == -change.netSquareMeters, "\(date)")
      #expect(back.gained == change.lost && back.lost == change.gained, "\(date)")
      if model == .wgs84 {
        for (value, column) in [
          (change.gainedSquareKilometers, "gained_km2"), (change.lostSquareKilometers, "lost_km2"),
          (change.netSquareKilometers, "net_km2"),
        ] {
          let expected = try #require(row[column])
          worst = max(worst, abs(value - expected))
          #expect(abs(value - expected) <= 1e-6 + 1e-6 * abs(expected), "\(date): \(column) \(value)")
        }
      }
      let identity = abs(change.gainedSquareMeters - change.lostSquareMeters - change.netSquareMeters)
      worstIdentity = max(worstIdentity, identity)
      if model == .wgs84Straight {
        // Only the coordinates of crossings are rounded: by 1e-14° (1e-9 m) on edges of up to 1e4 m.
        #expect(identity < 1e-3, "\(date): gained - lost differs from net by \(identity) m²")
      }
    }
    #expect(pairs == 270)
    print("\(model): \(pairs) pairs, worst \(worst) km², gained - lost against net \(worstIdentity) m²")
  }
}
