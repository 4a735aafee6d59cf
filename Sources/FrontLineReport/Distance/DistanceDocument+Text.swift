import FrontLine
import FrontLineAnalysis
import GeoTypes

extension DistanceDocument {
  /// One line for each snapshot.
  public var csv: String {
    let names = features.isEmpty ? [] : ["feature", "name"]
    var csv = CSV(
      header: names + [
        "path", "date", "km", "inside", "front_lon", "front_lat", "target_lon", "target_lat",
        "bearing_degrees",
        "at_km", "change_km",
      ])
    for (index, entry) in entries.enumerated() {
      let found = entry.proximity
      let own = feature(ofEntry: index).map { ["\($0.index)", $0.name] } ?? []
      csv.append(
        own + [
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
    let columns = columns
    var table = TextTable(columns.map { ($0.title, $0.alignment) })
    for index in entries.indices { table.append(columns.map { $0.cell(index) }) }
    var head = "to \(target.name)"
    head += features.isEmpty ? target.uncertainty : ", \(features.count) features one by one"
    let note = columns.contains { $0.title == Column.roadKilometers } ? official?.note ?? "" : ""
    return head + "\n\n" + table.text + note + "\n" + within + sentence + "\n"
  }

  private struct Column {
    var title: String
    var alignment: TextTable.Alignment
    var cell: (Int) -> String

    static let roadKilometers = "road km"
  }

  private var columns: [Column] {
    let entries = entries
    func proximity(_ index: Int) -> Proximity { entries[index].proximity }
    func chainage(_ index: Int) -> Double? { proximity(index).chainageMeters.map { $0 / 1000 } }
    var columns: [Column] = []
    if features.isEmpty || snapshotCount > 1 {
      columns.append(
        Column(title: "date", alignment: .left) { index in
          let file = entries[index].file
          return file.date?.description ?? displayName(ofPath: file.path)
        })
    }
    if !features.isEmpty {
      columns.append(Column(title: "name", alignment: .left) { feature(ofEntry: $0)?.name ?? "" })
    }
    columns.append(Column(title: "km", alignment: .right) { decimal(proximity($0).kilometers, 3) })
    if snapshotCount > 1 {
      columns.append(
        Column(title: "change", alignment: .right) { change(at: $0).map { signedDecimal($0, 3) } ?? "" })
    }
    columns.append(Column(title: "", alignment: .left) { proximity($0).isInside ? "inside" : "" })
    columns.append(
      Column(title: "bearing", alignment: .right) { index in
        proximity(index).bearingDegrees.map { "\(decimal($0, 0))° \(compassPoint($0))" } ?? ""
      })
    columns.append(
      Column(title: "front", alignment: .left) { index in
        proximity(index).front.map { "\(decimal($0.x, 5)),\(decimal($0.y, 5))" } ?? ""
      })
    if entries.indices.contains(where: { chainage($0) != nil }) {
      columns.append(Column(title: "at km", alignment: .right) { chainage($0).map { decimal($0, 3) } ?? "" })
      if let official, features.isEmpty {
        columns.append(
          Column(title: Column.roadKilometers, alignment: .right) { index in
            chainage(index).map { decimal(official.kilometer(at: $0), 3) } ?? ""
          })
      }
    }
    if features.contains(where: { $0.uncertaintyMeters != nil }) {
      columns.append(
        Column(title: "known to", alignment: .right) { index in
          feature(ofEntry: index)?.uncertaintyMeters.map(uncertaintyText) ?? ""
        })
    }
    return columns
  }

  private var within: String {
    guard let withinKilometers else { return "" }
    let limit = "within \(plainNumber(withinKilometers)) km"
    if features.isEmpty {
      let periods = periodsWithin()
      return (periods.isEmpty ? "never \(limit)\n" : lines(periods, limit)) + "\n"
    }
    if snapshotCount == 1 {
      let count = entries.count { $0.proximity.kilometers <= withinKilometers }
      return "\(limit): \(count) of \(features.count) features\n\n"
    }
    var text = ""
    var never = 0
    for (place, feature) in features.enumerated() {
      let periods = periodsWithin(ofFeature: place)
      if periods.isEmpty { never += 1 }
      text += lines(periods, "\(feature.name): \(limit)")
    }
    if never > 0 { text += "never \(limit): \(never) of \(features.count) features\n" }
    return text + "\n"
  }

  private func lines(_ periods: [Period], _ limit: String) -> String {
    periods.map { period in
      let first = period.first?.description ?? "undated"
      let last = period.last?.description ?? "undated"
      return period.snapshots == 1
        ? "\(limit) on \(first)\n" : "\(limit) from \(first) to \(last), \(period.snapshots) snapshots\n"
    }.joined()
  }
}

/// `NE`: the nearest of the eight points of the compass.
func compassPoint(_ degrees: Double) -> String {
  let names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
  return names[Int((degrees / 45).rounded()) % 8]
}
