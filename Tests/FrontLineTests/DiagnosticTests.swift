import FrontLine
import GeoJSON
import GeoTypes
import Testing

@testable import FrontLine

/// What is to be known, as values and as lines.
@Suite("Diagnostics")
struct DiagnosticTests {
  @Test("A wording names settings as whoever shows it does")
  func wording() {
    let advice: Wording = "give it with \(.date) YYYY-MM-DD, or \(.skipUnclassified) (\(3) of \("x"))"
    #expect(advice.description == "give it with `date` YYYY-MM-DD, or `skip_unclassified` (3 of x)")
    let action: Wording = ": list them with \(action: .places)"
    let named = (advice + action).text { name in
      switch name {
      case .setting(let setting): "--" + setting.rawValue
      case .action(let action): "frontline " + action.rawValue
      }
    }
    #expect(
      named
        == "give it with --date YYYY-MM-DD, or --skip-unclassified (3 of x): list them with frontline places")
    #expect("a " + advice + " b" == "a \(advice) b")
    #expect([Wording(.on), Wording(.since)].joined(separator: " and ").description == "`on` and `since`")
    #expect(Wording("").isEmpty && !Wording(.date).isEmpty)
  }

  @Test("What is stored of a wording is the wording again")
  func stored() {
    for wording in ["plain", "", "\(.date)", "a \(.map) b \(.crs)", "`date` is no setting here"] as [Wording]
    {
      #expect(Wording(stored: wording.stored) == wording)
    }
    // What earlier versions stored is a text.
    #expect(Wording(stored: "give it with --date").description == "give it with --date")
  }

  @Test("A line has the file, what is so, where, and what to do")
  func line() {
    var diagnostic = Diagnostic(
      .stray, path: "map.geojson", message: "a polygon lies far off", location: GeoJSONLocation(feature: 3),
      coordinate: Coordinate(x: 37.5, y: 48), advice: "see \(.crs)")
    #expect(
      diagnostic.description
        == "map.geojson: a polygon lies far off (where: feature 3, at 37.5 48.0): see `crs`")
    (diagnostic.path, diagnostic.location, diagnostic.coordinate, diagnostic.advice) = (
      nil, .document, nil, nil
    )
    #expect(diagnostic.description == "a polygon lies far off")
    #expect(Diagnostic.Code.noPolygons.word == "no-polygons" && Diagnostic.Code.stray.word == "stray")
  }

  @Test("Those that say the same are one, with how many more maps or places there are")
  func folded() {
    func stray(_ path: String, _ feature: Int, _ day: String) -> Diagnostic {
      var one = Diagnostic(.stray, path: path, message: "far", location: GeoJSONLocation(feature: feature))
      one.date = CalendarDate(day)
      return one
    }
    let other = Diagnostic(.date, path: "a", message: "far")
    let alone = Diagnostic(.noFeatures, path: nil, message: "flat")
    let folded = [
      stray("a", 1, "2025-01-03"), other, stray("a", 2, "2025-01-03"), stray("b", 1, "2025-01-01"),
      stray("c", 1, "2025-01-02"), alone, alone,
    ].folded
    #expect(folded.map(\.first) == [stray("a", 1, "2025-01-03"), other, alone, alone])
    #expect(folded.map(\.moreCount) == [3, 0, 0, 0] && folded[0].moreMapCount == 2)
    #expect(folded[0].moreDates?.lowerBound == CalendarDate("2025-01-01"))
    #expect([Diagnostic]().folded.isEmpty)
  }

  @Test("Notices and warnings are kept apart, in their order")
  func collection() {
    let notice = Diagnostic(.date, severity: .notice, path: "a", message: "n")
    let warning = Diagnostic(.stray, path: "a", message: "w")
    var diagnostics = Diagnostics([warning, notice, warning])
    #expect(diagnostics.all == [notice, warning, warning])
    diagnostics.addOnce(warning)
    #expect(diagnostics.warnings.count == 2)
    diagnostics.removeRepeated()
    #expect(diagnostics.warnings == [warning])
    var more = Diagnostics()
    more.leaveOut(warning, because: "it is gone")
    diagnostics.add(more)
    #expect(diagnostics.firstLeftOut == "it is gone" && diagnostics.warnings.count == 2)
  }
}
