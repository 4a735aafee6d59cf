import FrontLine
import FrontLineKit
import GeoTypes
import Proximity

extension DistanceDocument {
  /// Returns a line for each snapshot, or for each of its features, in UTF-8.
  ///
  /// - Parameter threads: The number of threads that write; the bytes don't depend on it.
  public func csv(in dialect: CSV.Dialect = .standard, threads: Int = 1) -> [UInt8] {
    csvColumns.csv(of: Array(entries.indices), in: dialect, threads: threads)
  }

  /// The distances, the periods or features within the threshold, and the sentence.
  public var text: TextReport {
    let head =
      features.isEmpty
      ? "to \(target.nameWithUncertainty)" : "to \(target.name), \(features.count) features one by one"
    let note = hasRoadKilometers ? official?.note ?? "" : ""
    let table = screenColumns.table(of: entries.indices)
    return "\(head)\n\n" + TextReport(table) + "\(note)\n\(within)\(gapLine)\(sentence)\n"
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
    for (index, feature) in features.enumerated() {
      let periods = result.periodsWithin(ofFeature: index)
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
