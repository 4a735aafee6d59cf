import FrontLine
import GeoJSON

/// One day of many: `maps@2025-08-12`, and the maps at both ends of a range.
enum DaySelection {
  /// The map of the day that stands behind the `@` of a folder or a file; nil of any other path.
  ///
  /// Of several maps of the day it is the last. Throws where there is none of that day, with the nearest before and
  /// after.
  static func resolve(_ path: String, _ options: SnapshotReader.Options) throws -> SnapshotInput? {
    guard path != "-", !fileExists(atPath: path), let at = path.lastIndex(of: "@"),
      fileExists(atPath: String(path[..<at]))
    else { return nil }
    let name = String(path[..<at])
    let text = String(path[path.index(after: at)...])
    guard let day = CalendarDate(text) else {
      let meant = CalendarDate.days(meantBy: text).map { "\(displayName(ofPath: name))@\($0)" }
      let right = meant.isEmpty ? "YYYY-MM-DD behind the @" : meant.joined(separator: " or ")
      throw JobError.request(
        "\(displayName(ofPath: path)): \"\(printable(text))\" is no day: write \(right)")
    }
    var days = try StatedDays(of: name, options)
    return try days.map(of: day)
  }

  /// The maps in a folder, an archive or a file, in the order of their days.
  static func series(of path: String, _ options: SnapshotReader.Options) throws -> DatedInputs {
    var (inputs, _) = try SnapshotInputs.resolve([path], options)
    // A file may hold the maps of several days: what it is named for says nothing of that.
    if inputs.count == 1 { inputs = try inputs[0].maps(options, digest: true) }
    return try DatedInputs(inputs, options)
  }

  static func nearest(to day: CalendarDate, in dates: [CalendarDate]) -> String {
    let around = [dates.last { $0 < day }, dates.first { $0 > day }].compactMap { $0?.description }
    return "the nearest \(around.count == 1 ? "is" : "are") of \(around.joined(separator: " and "))"
  }
}
