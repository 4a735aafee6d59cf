import FrontLine

/// What is to be said of maps that don't count.
extension DatedInputs {
  /// That some days have several snapshots, of which the last counts; nil where none has.
  ///
  /// - Parameter namesStep: Whether there is a setting that shows all of them.
  func noticeOfSeveral(namesStep: Bool) -> Diagnostic? {
    guard daysWithSeveral > 0 else { return nil }
    return Diagnostic(
      .severalOfDay, severity: .notice, path: nil,
      message: daysWithSeveral == 1
        ? "one day has several maps: the last of them counts"
        : "\(daysWithSeveral) days have several maps: the last of each counts",
      advice: namesStep ? "\(.every) snapshot shows all" : nil,
      values: ["days": .integer(Int64(daysWithSeveral))])
  }

  /// That files were left out because they repeat another; nil where none was.
  var noticeOfRepeats: Diagnostic? {
    guard let first = repeated.first else { return nil }
    let example = "\(displayName(ofPath: first.path)) is \(displayName(ofPath: first.original)) byte for byte"
    return Diagnostic(
      .repeatedMap, severity: .notice, path: nil,
      message: repeated.count == 1
        ? "\(example), of the same day: it counts once"
        : "\(repeated.count) files repeat a map of the same day byte for byte, and each map counts once: \(example)",
      values: [
        "files": .integer(Int64(repeated.count)), "first": .string(first.path),
        "original": .string(first.original),
      ])
  }
}
