import FrontLine
import FrontLineAnalysis
import FrontLineReport
import GeoJSON

/// What a survey found out about polygons, in the words of a warning.
enum SurveyMessages {
  static func repair(_ repair: FeatureRepair, path: String) -> String {
    var place = "feature \(repair.featureIndex)" + name(repair.featureName)
    if let polygon = repair.polygon { place += ", polygon \(polygon)" }
    if let location = repair.repair.location { place += ", at \(location.x) \(location.y)" }
    let changed = signedDecimal(repair.repair.changedSquareMeters / 1e6, 6)
    return
      "\(displayName(ofPath: path)): invalid polygon: \(repair.repair.reason.lowercased()) (where: \(place)): "
      + "repaired by \(repair.repair.method), which changed its area by \(changed) km²"
  }

  static func overlap(_ overlap: FeatureOverlap, path: String) -> String {
    "\(displayName(ofPath: path)): polygons of one feature overlap (where: feature \(overlap.featureIndex)"
      + "\(name(overlap.featureName))): \(decimal(overlap.squareKilometers, 6)) km² are counted once"
  }

  /// Nil where nothing vanishes that is worth a word.
  static func loss(_ loss: RoundingLoss, decimals: Int?) -> String? {
    guard let decimals, loss.isWorthSaying else { return nil }
    let what = [(loss.polygons, "polygon"), (loss.holes, "hole")].filter { $0.0 > 0 }
      .map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }.joined(separator: " and ")
    return "rounded to \(decimals) decimals, \(what) of \(decimal(loss.squareMeters / 1e6, 6)) km² "
      + "\(loss.polygons + loss.holes == 1 ? "vanishes" : "vanish") from what is written: give more with --precision"
  }

  private static func name(_ name: String?) -> String { name.map { " \"\(printable($0))\"" } ?? "" }
}
