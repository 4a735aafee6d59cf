import FrontLine
import GeoJSON
import Measurement
import Synchronization

/// A file that holds the maps of several days, read once for all of them.
final class DaysInFile: Sendable {
  let days: FeatureDays
  let meaning: DaysMeaning
  private let file: SnapshotInput
  /// The digest of the whole file, once somebody wants it.
  private let sha256: Mutex<String?>

  var path: String { file.path }

  /// Looks at the land where it is not known what the days mean. Throws where the land doesn't tell it.
  ///
  /// - Parameter sha256: The digest of the file, where it is at hand.
  init(_ days: FeatureDays, of file: SnapshotInput, sha256: String?, _ reader: SnapshotReader) throws {
    (self.days, self.file) = (days, file)
    self.sha256 = Mutex(sha256)
    meaning = try days.meaning ?? Self.meaning(of: days, file.path, reader)
  }

  func digest() throws -> String {
    try sha256.withLock { known in
      let digest = try known ?? file.digest()
      known = digest
      return digest
    }
  }

  /// The maps as inputs, in the order of their days.
  var inputs: [SnapshotInput] {
    days.days.indices.map { SnapshotInput(path: name(ofDay: $0), origin: .day(self, $0)) }
  }

  /// `FILE@2025-08-12`; with the second where there are several maps of the day.
  private func name(ofDay index: Int) -> String {
    let day = days.days[index]
    let isOnly = days.days.count { $0.date == day.date } == 1
    return "\(path)@\(isOnly ? day.date.description : day.publishedAt?.description ?? day.date.description)"
  }

  /// The features of one day, as they were read.
  func document(ofDay index: Int) -> GeoJSONDocument { days.document(ofDay: index, meaning) }

  func snapshot(ofDay index: Int, with reader: SnapshotReader) throws -> Snapshot {
    try reader.snapshot(ofDay: index, of: days, meaning: meaning, path: name(ofDay: index))
  }

  /// That the file is a series, and what its days are taken for.
  var notice: Diagnostic {
    let property = printable(days.property)
    return Diagnostic(
      .severalDays, severity: .notice, path: path,
      message: "it holds \(days.days.count) maps by its property \"\(property)\": "
        + (meaning == .events
          ? "each polygon is land taken on its day, and counts from then on"
          : "the features of a day are the whole map of that day"),
      values: [
        "days": .integer(Int64(days.days.count)), "property": .string(property),
        "meaning": .string(meaning.rawValue),
      ])
  }

  // MARK: What the days mean

  /// Maps of a war share most of their land with that of the day before; land that was taken on a day was not taken
  /// before.
  private static func meaning(
    of days: FeatureDays, _ path: String, _ reader: SnapshotReader
  ) throws -> DaysMeaning {
    let surveyor = try Surveyor()
    func land(_ index: Int) throws -> Land {
      let name = "\(path)@\(days.days[index].date)"
      let snapshot = try reader.snapshot(ofDay: index, of: days, meaning: .states, path: name)
      return try surveyor.survey(snapshot).land { $0.status != .foreign }
    }
    var shares: [Double] = []
    for index in sample(of: days.days.count) {
      let (before, after) = (try land(index - 1), try land(index))
      let smaller = min(before.squareKilometers, after.squareKilometers)
      guard smaller > 0 else { continue }
      shares.append(try surveyor.comparison(of: before, with: after).agreedSquareKilometers / smaller)
    }
    if !shares.isEmpty, shares.allSatisfy({ $0 >= 0.5 }) { return .states }
    if !shares.isEmpty, shares.allSatisfy({ $0 <= 0.05 }) { return .events }
    throw InputError(
      .badData, path: path,
      message:
        "its features are of \(days.days.count) days by their property \"\(printable(days.property))\", and the "
        + "land doesn't tell whether each day is a whole map or what was taken on it",
      advice: "say which with \(.dates) states or events, or unite all with \(.dates) ignore")
  }

  /// Numbers of days that are compared with the day before: all of a few, else so many spread over all.
  private static func sample(of count: Int) -> [Int] {
    let most = 5
    if count - 1 <= most { return Array(1..<count) }
    return (0..<most).map { 1 + $0 * (count - 2) / (most - 1) }
  }
}

extension Diagnostic.Code {
  /// A file holds the maps of several days.
  public static let severalDays = Self("severalDays")
}
