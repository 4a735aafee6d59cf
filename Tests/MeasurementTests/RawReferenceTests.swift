import FrontLine
import Measurement
import TestSupport
import Testing

@Suite(
  "The raw snapshots against the reference", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct RawReferenceTests {
  /// The columns and the line of the report that each is about.
  static let columns: [(name: String, status: ControlStatus, part: StatusPart?)] = [
    ("occupied_km2", .occupied, nil), ("occupied_before_2022_km2", .occupiedBefore2022, nil),
    ("crimea_km2", .occupiedBefore2022, .crimea), ("ordlo_km2", .occupiedBefore2022, .ordlo),
    ("tuzla_km2", .occupiedBefore2022, .tuzla), ("contested_km2", .contested, nil),
    ("liberated_km2", .liberated, nil),
  ]

  /// The reference is printed with six decimals of a square kilometre; a thousandth of a square metre is left to
  /// rounding.
  private static let halfDigit = 5e-7 + 1e-9

  @Test("Every status column of all 148 snapshots")
  func statuses() throws {
    let rows = try Reference.rows("raw-status.csv")
    #expect(rows.count == 148)
    let (reader, surveyor) = (try SnapshotReader(), try Surveyor())
    var worst = 0.0
    for row in rows {
      let id = row.text("id")
      let snapshot = try reader.read(path: Reference.raw(id))
      let report = try surveyor.survey(snapshot).areaReport()
      #expect(snapshot.publishedAt?.description == row.text("published_at"))
      #expect(Double(snapshot.strays.count) == row["strays"], "\(id)")
      for (name, status, part) in Self.columns {
        let area =
          report.statuses.first { $0.status == status && $0.part == part }?.squareKilometers ?? 0
        let expected = try #require(row[name])
        worst = max(worst, relativeError(area, expected))
        #expect(abs(area - expected) <= Self.halfDigit, "\(id): \(name) \(area), \(expected)")
      }
      let expected = try #require(row["all_occupied_km2"])
      #expect(abs(report.territorySquareKilometers - expected) <= Self.halfDigit, "\(id)")
    }
    print("raw: worst of \(rows.count * Self.columns.count) figures \(worst)")
  }

  @Test("DeepState's own figure of 2022-04-03, the sum of its features")
  func published() throws {
    let snapshot = try SnapshotReader().read(path: Reference.raw("1648989208"))
    let report = try Surveyor(earth: .deepState).survey(snapshot).areaReport()
    let occupied = try #require(report.statuses.first { $0.status == .occupied && $0.part == nil })
    // Eleven digits.
    #expect(abs(occupied.sumOfFeaturesSquareKilometers - 63_864.643_989_695_01) < 5e-7)
    print("2022-04-03:", occupied.sumOfFeaturesSquareKilometers)
  }

  @Test("Golden figures, with the digits they are printed with")
  func golden() throws {
    let (reader, surveyor) = (try SnapshotReader(), try Surveyor())
    func land(_ path: String) throws -> Land {
      try surveyor.survey(try reader.read(path: path)).land(of: .allOccupied)
    }
    for (before, after, gained, lost, net) in [
      ("20250102", "20250803", 2409.336, 7.956, 2401.380),
      ("20241231", "20250812", 2631.033, 7.956, 2623.076),
    ] {
      let change = try surveyor.change(from: land(Reference.union(before)), to: land(Reference.union(after)))
      #expect(abs(change.gainedSquareKilometers - gained) <= 5e-4)
      #expect(abs(change.lostSquareKilometers - lost) <= 5e-4)
      #expect(abs(change.netSquareKilometers - net) <= 5e-4)
      print(
        before, after, change.gainedSquareKilometers, change.lostSquareKilometers, change.netSquareKilometers)
    }
    let raw = try surveyor.change(
      from: land(Reference.raw("1735678434")), to: land(Reference.raw("1753989730")))
    #expect(abs(raw.netSquareKilometers - 2399.205) <= 5e-4)
  }
}
