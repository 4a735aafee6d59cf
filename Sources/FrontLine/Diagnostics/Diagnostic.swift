public import GeoJSON
public import GeoTypes

/// A message to the user about an input or a figure that can be used.
///
/// An input that can't be used is an error instead. A diagnostic states the fact, its location, the amount
/// and the remedy. The program that shows it words the line, and folds equal ones about many maps.
public struct Diagnostic: Hashable, Sendable {
  /// The subject of a diagnostic, for programs.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word, as JSON has it.
    public let rawValue: String
    /// Creates a code of its word.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Creates a code of its word.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The GeoJSON is odd but readable.
    public static let document = Code("document")
    /// The file has no features.
    public static let noFeatures = Code("noFeatures")
    /// The file has features, but no polygons.
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
    /// Positions that seem to have latitude first.
    public static let swappedAxes = Code("swappedAxes")
    /// A file in a directory that is not a snapshot, left out.
    public static let ignoredFile = Code("ignoredFile")
    /// A date that could not be used.
    public static let date = Code("date")
    /// A property of a generic file gives the statuses.
    public static let statusProperty = Code("statusProperty")
    /// A property distinguishes kinds of land that are unknown.
    public static let unknownKinds = Code("unknownKinds")
  }

  /// The severity of a diagnostic.
  public enum Severity: String, Hashable, Sendable {
    /// For information; not a warning in strict mode.
    case notice
    /// It concerns a figure.
    case warning
    /// The reason why there is no result.
    case error
  }

  /// What it is about, for programs.
  public var code: Code
  /// Whether it concerns a figure.
  public var severity: Severity
  /// The file as the user named it; nil where the diagnostic concerns no single file.
  public var path: String?
  /// The message, without the location: one line, safe to print.
  public var message: Wording
  /// Where in the file it is.
  public var location: GeoJSONLocation
  /// The coordinate concerned, in degrees.
  public var coordinate: Coordinate?
  /// What the user can do about it, or what follows from it.
  public var advice: Wording?
  /// The figures and names in the message, for programs; the keys contain the units.
  public var values: JSONObject
  /// The day of the map concerned.
  public var date: CalendarDate?

  /// Creates a diagnostic.
  public init(
    _ code: Code,
    severity: Severity = .warning,
    path: String?,
    message: Wording,
    location: GeoJSONLocation = .document,
    coordinate: Coordinate? = nil,
    advice: Wording? = nil,
    values: JSONObject = [:]
  ) {
    self.code = code
    self.severity = severity
    self.path = path.map(withoutCredentials)
    self.message = message
    self.location = location
    self.coordinate = coordinate
    self.advice = advice
    self.values = values
  }

  /// Creates a diagnostic from a warning about the GeoJSON of a file.
  public init(_ warning: GeoJSONWarning, path: String) {
    let more = warning.occurrences > 1 ? ", and \(warning.occurrences - 1) more" : ""
    self.init(
      .document, path: path, message: Wording(warning.message + more), location: warning.location,
      values: warning.occurrences > 1 ? ["occurrences": .integer(Int64(warning.occurrences))] : [:])
  }
}

extension Diagnostic.Code {
  /// The name in output: `no-polygons`.
  public var word: String {
    rawValue.reduce(into: "") { word, letter in
      word += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic in one line, as in `InputError.description`.
  public var description: String { wording.description }

  /// The diagnostic in one line, with settings still to be named.
  public var wording: Wording {
    let position = coordinate.map { "at \($0.x) \($0.y)" }
    let whereabouts = [location.description, position ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    return oneLine(path: path, message: message, location: whereabouts, advice: advice)
  }
}
