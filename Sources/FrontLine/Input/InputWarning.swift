public import GeoJSON

/// Something that a user should know about an input that can be used.
public struct InputWarning: Hashable, Sendable {
  /// What it is about, for programs.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The GeoJSON is odd but readable.
    case document
    /// No feature at all.
    case noFeatures
    /// Features, but no polygon among them.
    case noPolygons
    /// Features without a geometry.
    case nullGeometry
    /// A polygon far from the mapped area, left out.
    case stray
    /// A polygon in the mapped area that reaches far beyond it, and counts.
    case reachesOutside
    /// Polygons of a file of no known source that lie outside the mapped area, and count.
    case elsewhere
    /// A feature without a status, left out because the user said so.
    case skippedUnclassified
    /// The file names no statuses, so every polygon counts as occupied.
    case assumedOccupied
    /// Positions that look like latitude first.
    case swappedAxes
    /// A file in a directory that is no snapshot, left out.
    case ignoredFile
    /// A date that could not be used.
    case date
  }

  /// How much it matters.
  public enum Level: String, Hashable, Sendable {
    /// To be known; does not count under `--strict`.
    case notice
    case warning
  }

  public var code: Code
  public var level: Level
  public var path: String
  /// What is to be known, without the place: one line, safe to print.
  public var message: String
  public var place: GeoJSONPlace
  /// What the user can do about it, where there is something.
  public var advice: String?

  public init(
    _ code: Code,
    level: Level = .warning,
    path: String,
    message: String,
    place: GeoJSONPlace = .document,
    advice: String? = nil
  ) {
    self.code = code
    self.level = level
    self.path = path
    self.message = message
    self.place = place
    self.advice = advice
  }

  /// The same for a warning about the GeoJSON of that file.
  public init(_ warning: GeoJSONWarning, path: String) {
    let more = warning.occurrences > 1 ? ", and \(warning.occurrences - 1) more" : ""
    self.init(.document, path: path, message: warning.message + more, place: warning.place)
  }
}

extension InputWarning: CustomStringConvertible {
  /// In one line, as ``InputError/description``.
  public var description: String {
    oneLine(path: path, message: message, place: place.description, advice: advice)
  }
}
