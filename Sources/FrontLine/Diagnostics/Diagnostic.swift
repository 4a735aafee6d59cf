public import GeoJSON
public import GeoTypes

/// Something that a user should know about an input or a figure that can be used.
///
/// What can't be used is an error. One value says what is so, where, how much of it, and what to do about it; whoever
/// shows it words the line, and folds those that say the same of many maps.
public struct Diagnostic: Hashable, Sendable {
  /// What it is about, for programs.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The GeoJSON is odd but readable.
    public static let document = Code("document")
    /// No feature at all.
    public static let noFeatures = Code("noFeatures")
    /// Features, but no polygon among them.
    public static let noPolygons = Code("noPolygons")
    /// Features without a geometry.
    public static let nullGeometry = Code("nullGeometry")
    /// A polygon far from the mapped area, left out.
    public static let stray = Code("stray")
    /// A polygon in the mapped area that reaches far beyond it, and counts.
    public static let reachesOutside = Code("reachesOutside")
    /// Polygons of a file of no known source that lie outside the mapped area, and count.
    public static let elsewhere = Code("elsewhere")
    /// A feature without a status, left out because the user said so.
    public static let skippedUnclassified = Code("skippedUnclassified")
    /// The file names no statuses, so every polygon counts as occupied.
    public static let assumedOccupied = Code("assumedOccupied")
    /// Positions that look like latitude first.
    public static let swappedAxes = Code("swappedAxes")
    /// A file in a directory that is no snapshot, left out.
    public static let ignoredFile = Code("ignoredFile")
    /// A date that could not be used.
    public static let date = Code("date")
  }

  /// How much it matters.
  public enum Severity: String, Hashable, Sendable {
    /// To be known; no warning to those who are strict.
    case notice
    case warning
    /// Why there is no result.
    case error
  }

  public var code: Code
  public var severity: Severity
  /// The file as the user named it; nil where it is about no one file.
  public var path: String?
  /// What is to be known, without the place: one line, safe to print.
  public var message: Wording
  public var place: GeoJSONPlace
  /// The position that it is about, in degrees.
  public var coordinate: Coordinate?
  /// What the user can do about it, or what follows from it.
  public var advice: Wording?
  /// The figures and names that the message speaks of, for programs; units stand in the keys.
  public var values: JSONObject
  /// The day of the map that it is about.
  public var date: CalendarDate?

  public init(
    _ code: Code,
    severity: Severity = .warning,
    path: String?,
    message: Wording,
    place: GeoJSONPlace = .document,
    coordinate: Coordinate? = nil,
    advice: Wording? = nil,
    values: JSONObject = [:]
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.message = message
    self.place = place
    self.coordinate = coordinate
    self.advice = advice
    self.values = values
  }

  /// The same for a warning about the GeoJSON of that file.
  public init(_ warning: GeoJSONWarning, path: String) {
    let more = warning.occurrences > 1 ? ", and \(warning.occurrences - 1) more" : ""
    self.init(
      .document, path: path, message: Wording(warning.message + more), place: warning.place,
      values: warning.occurrences > 1 ? ["occurrences": .integer(Int64(warning.occurrences))] : [:])
  }
}

extension Diagnostic.Code {
  /// The word for it in output: `no-polygons`.
  public var word: String {
    rawValue.reduce(into: "") { word, letter in
      word += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}

extension Diagnostic: CustomStringConvertible {
  /// In one line, as ``InputError/description``.
  public var description: String { wording.description }

  /// The same for whoever names settings otherwise.
  public var wording: Wording {
    let position = coordinate.map { "at \($0.x) \($0.y)" }
    let whereabouts = [place.description, position ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    return oneLine(path: path, message: message, place: whereabouts, advice: advice)
  }
}
