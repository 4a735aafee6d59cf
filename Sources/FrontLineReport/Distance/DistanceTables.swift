import FrontLine
import FrontLineKit
import GeoTypes
import Measurement
import Proximity

/// The distances of one target as tables.
struct DistanceTables: Sendable {
  let answer: DistanceResult.Answer
  let withinKilometers: [Double]
  /// Nil where a row is a snapshot.
  let length: SeriesPeriod.Length?
  /// Whether CSV has a column that names the target.
  let isOneOfSeveral: Bool

  var target: TargetDescription { answer.target }
  var official: OfficialKilometers? { answer.official }
  var features: [DistanceResult.Feature] { answer.features }
  var entries: [DistanceResult.Entry] { answer.entries }

  /// The weeks or months; nil where a row is a snapshot.
  var periods: [DistancePeriod]? { length.map(answer.periods) }

  func csv(in dialect: CSV.Dialect, threads: Int) -> [UInt8] {
    if let periods { return periodCSVColumns.csv(of: periods, in: dialect, threads: threads) }
    return csvColumns.csv(of: Array(entries.indices), in: dialect, threads: threads)
  }

  /// The distances and the spells within the limits.
  var text: TextReport {
    let head =
      features.isEmpty
      ? "to \(target.nameWithUncertainty)" : "to \(target.name), \(features.count) features one by one"
    let note = hasRoadKilometers && length == nil ? official?.note ?? "" : ""
    let table = periods.map(periodColumns.table) ?? screenColumns.table(of: entries.indices)
    let spells = withinKilometers.map(spells).joined()
    return "\(head)\n\n" + TextReport(table) + "\(note)\n\(spells)\(spells.isEmpty ? "" : "\n")"
  }

  private func spells(withinKilometers kilometers: Double) -> String {
    let limit = "within \(plainNumber(kilometers)) km"
    if features.isEmpty {
      let spells = answer.spells(withinKilometers: kilometers)
      return spells.isEmpty ? "never \(limit)\n" : lines(spells, limit)
    }
    if answer.snapshotCount == 1 {
      let count = entries.count { $0.proximity.kilometers <= kilometers }
      return "\(limit): \(count) of \(features.count) features\n"
    }
    var text = ""
    var never = 0
    for (index, feature) in features.enumerated() {
      let spells = answer.spells(withinKilometers: kilometers, ofFeature: index)
      if spells.isEmpty { never += 1 }
      text += lines(spells, "\(feature.name): \(limit)")
    }
    if never > 0 { text += "never \(limit): \(never) of \(features.count) features\n" }
    return text
  }

  private func lines(_ spells: [DistanceResult.Answer.Spell], _ limit: String) -> String {
    spells.map { spell in
      let first = spell.first?.description ?? "undated"
      let last = spell.last?.description ?? "undated"
      return spell.snapshots == 1
        ? "\(limit) on \(first)\n" : "\(limit) from \(first) to \(last), \(spell.snapshots) maps\n"
    }.joined()
  }
}
