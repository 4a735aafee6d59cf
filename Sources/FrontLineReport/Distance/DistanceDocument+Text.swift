import FrontLine
import FrontLineKit
import GeoTypes
import Proximity

extension DistanceDocument {
  /// One line for each snapshot, or for each of its features, in UTF-8.
  ///
  /// - Parameter threads: How many may write at a time, which changes nothing of what is written.
  public func csv(threads: Int = 1) -> [UInt8] {
    let names = features.isEmpty ? [] : ["feature", "name"]
    var csv = CSV(
      header: names + [
        "path", "date", "km", "inside", "front_lon", "front_lat", "target_lon", "target_lat",
        "bearing_degrees",
        "at_km", "change_km", "touches",
      ])
    // All lines of a snapshot name its file.
    let files = stride(from: 0, to: entries.count, by: result.targetCount).map { first in
      let file = entries[first].file
      return CSV.written([file.path, file.date?.description ?? ""])
    }
    csv.append(lines: entries.count, threads: threads) { csv, index in
      if let feature = result.feature(ofEntry: index) {
        csv.write(feature.index)
        csv.write(feature.name)
      }
      csv.write(written: files[index / result.targetCount])
      let found = entries[index].proximity
      csv.write(found.kilometers)
      csv.write(found.isInside)
      csv.write(found.front?.x)
      csv.write(found.front?.y)
      csv.write(found.target?.x)
      csv.write(found.target?.y)
      csv.write(found.bearingDegrees)
      csv.write(found.chainageMeters.map { $0 / 1000 })
      csv.write(result.changeKilometers(at: index))
      csv.write(found.touches)
    }
    return csv.bytes
  }

  /// The distances, what lies under the threshold, and the sentence.
  public var text: TextReport {
    let columns = columns
    var table = TextTable(columns.map { ($0.title, $0.alignment) })
    for index in entries.indices { table.append(columns.map { $0.cell(index) }) }
    var head = "to \(target.name)"
    head += features.isEmpty ? target.uncertainty : ", \(features.count) features one by one"
    let note = columns.contains { $0.title == Column.roadKilometers } ? official?.note ?? "" : ""
    return "\(head)\n\n" + TextReport(table) + "\(note)\n\(within)\(gapLine)\(sentence)\n"
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
    if features.isEmpty || result.snapshotCount > 1 {
      columns.append(
        Column(title: "date", alignment: .left) { index in
          let file = entries[index].file
          return file.date?.description ?? displayName(ofPath: file.path)
        })
    }
    if !features.isEmpty {
      columns.append(Column(title: "name", alignment: .left) { result.feature(ofEntry: $0)?.name ?? "" })
    }
    columns.append(Column(title: "km", alignment: .right) { decimal(proximity($0).kilometers, 3) })
    if result.snapshotCount > 1 {
      columns.append(
        Column(title: "change", alignment: .right) {
          result.changeKilometers(at: $0).map { signedDecimal($0, 3) } ?? ""
        })
    }
    columns.append(
      Column(title: "", alignment: .left) {
        proximity($0).isInside ? "inside" : proximity($0).touches ? "touches" : ""
      })
    columns.append(
      Column(title: "bearing", alignment: .right) { index in
        proximity(index).bearingDegrees.map {
          "\(decimal($0, 0))° \(CompassPoint(bearingDegrees: $0).abbreviation)"
        } ?? ""
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
          result.feature(ofEntry: index)?.uncertaintyMeters.map(uncertaintyText) ?? ""
        })
    }
    return columns
  }

  private var within: String {
    guard let withinKilometers else { return "" }
    let limit = "within \(plainNumber(withinKilometers)) km"
    if features.isEmpty {
      let periods = result.periodsWithin()
      return (periods.isEmpty ? "never \(limit)\n" : lines(periods, limit)) + "\n"
    }
    if result.snapshotCount == 1 {
      let count = entries.count { $0.proximity.kilometers <= withinKilometers }
      return "\(limit): \(count) of \(features.count) features\n\n"
    }
    var text = ""
    var never = 0
    for (place, feature) in features.enumerated() {
      let periods = result.periodsWithin(ofFeature: place)
      if periods.isEmpty { never += 1 }
      text += lines(periods, "\(feature.name): \(limit)")
    }
    if never > 0 { text += "never \(limit): \(never) of \(features.count) features\n" }
    return text + "\n"
  }

  private func lines(_ periods: [DistanceResult.Period], _ limit: String) -> String {
    periods.map { period in
      let first = period.first?.description ?? "undated"
      let last = period.last?.description ?? "undated"
      return period.snapshots == 1
        ? "\(limit) on \(first)\n" : "\(limit) from \(first) to \(last), \(period.snapshots) snapshots\n"
    }.joined()
  }
}
