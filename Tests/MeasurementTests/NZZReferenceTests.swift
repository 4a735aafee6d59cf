import FrontLine
import Measurement
import TestSupport
import Testing

/// Ten days of NZZ's view against shapely and pyproj. What is held leaves out what was lost in the period of a map.
@Suite("NZZ's view against the reference", .enabled(if: SharedMaterial.isPresent, "skipped: no ../shared"))
struct NZZReferenceTests {
  /// Half of the last digit of the reference, which has micro square kilometres.
  private static let halfDigit = 5e-7

  @Test("Held and lost land of every day")
  func areas() throws {
    let rows = try Reference.rows("nzz.csv")
    #expect(rows.count == 10)
    let (reader, surveyor) = (try SnapshotReader(), try Surveyor())
    for row in rows {
      let day = row.text("date")
      let snapshot = try reader.read(path: SharedMaterial.folder + "/corpus/nzz/\(day).json")
      #expect(snapshot.source == .nzz)
      let survey = try surveyor.survey(snapshot)
      let held = try survey.land(of: .allOccupied).squareKilometers
      let lost = try survey.land(of: .liberated).squareKilometers
      #expect(abs(held - (try #require(row["held_km2"]))) <= Self.halfDigit, "\(day): \(held)")
      // The two pieces of what was lost overlap on one day by 23 m², which the reference counts twice.
      #expect(abs(lost - (try #require(row["losses_km2"]))) <= 1e-4, "\(day): \(lost)")
    }
  }
}
