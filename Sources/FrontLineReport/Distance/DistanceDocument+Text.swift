import FrontLine
import FrontLineAnalysis
import GeoTypes

extension DistanceDocument {
  /// One line for each snapshot.
  public var csv: String {
    var csv = CSV(header: [
      "path", "date", "km", "inside", "front_lon", "front_lat", "target_lon", "target_lat", "bearing_degrees",
      "at_km", "change_km",
    ])
    for (index, entry) in entries.enumerated() {
      let found = entry.proximity
      csv.append([
        entry.file.path, entry.file.date?.description ?? "", field(found.kilometers),
        found.isInside ? "true" : "false", field(found.front?.x), field(found.front?.y),
        field(found.target?.x), field(found.target?.y), field(found.bearingDegrees),
        field(found.chainageMeters.map { $0 / 1000 }), field(change(at: index)),
      ])
    }
    return csv.text
  }

  /// The distances, what lies under the threshold, and the sentence.
  public var table: String {
    let hasChainage = entries.contains { $0.proximity.chainageMeters != nil }
    var columns: [(String, TextTable.Alignment)] = [
      ("date", .left), ("km", .right), ("change", .right), ("", .left), ("bearing", .right),
      ("front", .left),
    ]
    if hasChainage { columns.append(("at km", .right)) }
    if hasChainage, officialFromKm != nil { columns.append(("road km", .right)) }
    var table = TextTable(columns)
    for (index, entry) in entries.enumerated() {
      let found = entry.proximity
      var row = [
        entry.file.date?.description ?? displayName(ofPath: entry.file.path), decimal(found.kilometers, 3),
        change(at: index).map { signedDecimal($0, 3) } ?? "", found.isInside ? "inside" : "",
        found.bearingDegrees.map { "\(decimal($0, 0))° \(compassPoint($0))" } ?? "",
        found.front.map { "\(decimal($0.x, 5)),\(decimal($0.y, 5))" } ?? "",
      ]
      if hasChainage {
        let chainage = found.chainageMeters.map { $0 / 1000 }
        row.append(chainage.map { decimal($0, 3) } ?? "")
        if let officialFromKm { row.append(chainage.map { decimal($0 + officialFromKm, 3) } ?? "") }
      }
      table.append(row)
    }
    return "to \(target.name)\(target.uncertainty)\n\n" + table.text + "\n" + within + sentence + "\n"
  }

  private var within: String {
    guard let withinKilometers else { return "" }
    let periods = periodsWithin
    let limit = "within \(withinKilometers) km"
    if periods.isEmpty { return "never \(limit)\n\n" }
    let lines = periods.map { period in
      let first = period.first?.description ?? "undated"
      let last = period.last?.description ?? "undated"
      return period.snapshots == 1
        ? "\(limit) on \(first)\n" : "\(limit) from \(first) to \(last), \(period.snapshots) snapshots\n"
    }
    return lines.joined() + "\n"
  }
}

/// `NE`: the nearest of the eight points of the compass.
func compassPoint(_ degrees: Double) -> String {
  let names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
  return names[Int((degrees / 45).rounded()) % 8]
}
