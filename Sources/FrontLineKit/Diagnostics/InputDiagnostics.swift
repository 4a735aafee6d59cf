import FrontLine
import GeoJSON

extension Diagnostic.Code {
  /// No input is named, so the embedded sample is measured.
  public static let sample = Self("sample")
  /// A file can't be read, and was left out because the user said so.
  public static let leftOut = Self("leftOut")
  /// Files repeat another file byte for byte.
  public static let repeatedMap = Self("repeatedMap")
  /// Several maps are of one day.
  public static let severalOfDay = Self("severalOfDay")
  /// A map has no land of the territory that is counted.
  public static let noLand = Self("noLand")
  /// Maps that are to be compared are of different days, or are given in the wrong order.
  public static let days = Self("days")
}

extension Diagnostic {
  static let sample = Diagnostic(
    .sample, severity: .notice, path: nil,
    message: "no input named",
    advice:
      "this is the embedded sample, an illustration drawn by the developers and not a record of events")

  /// Returns a warning that a snapshot has no land of the territory that is counted.
  static func noLand(in path: String, of territory: Territory) -> Diagnostic {
    Diagnostic(
      .noLand, path: path, message: "it has no land of the territory \(territory.name)",
      advice: "choose another with \(.territory) or \(.statuses)",
      values: ["territory": .string(territory.name)])
  }
}

extension Diagnostics {
  /// Adds a warning that a file was left out, with the error as the reason.
  mutating func leaveOut(_ error: any Error) {
    let reason = JobError(error).message
    leaveOut(
      Diagnostic(.leftOut, path: nil, message: "\(reason) (left out: \(.keepGoing))"), because: reason)
  }

  /// Creates the diagnostics of reading a snapshot, with the day of the snapshot.
  init(of snapshot: Snapshot) {
    self.init(
      snapshot.allWarnings.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.date = snapshot.date
        return diagnostic
      })
  }
}
