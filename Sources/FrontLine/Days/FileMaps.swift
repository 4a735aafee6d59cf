/// The maps in a file.
public enum FileMaps: Sendable {
  /// The file is one map.
  case one(Snapshot)
  /// The features are of several days.
  case several(FeatureDays)

  /// Returns the only map. Throws where the file holds several.
  func single(path: String) throws(InputError) -> Snapshot {
    switch self {
    case .one(let snapshot): return snapshot
    case .several(let days):
      let (first, last) = (days.days.first?.date, days.days.last?.date)
      throw InputError(
        .badData, path: path,
        message: "it holds the maps of \(days.days.count) days, from \(first?.description ?? "") to "
          + "\(last?.description ?? ""), and one is needed",
        advice: "name the day behind an @, as in \(displayName(ofPath: path))@\(last?.description ?? "")")
    }
  }
}
