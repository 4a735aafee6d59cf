/// One thing that is wrong with a GeoJSON text, and what to do about it.
public struct GeoJSONFault: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Not JSON, or against what RFC 7946 says must be.
    case error
    /// Odd, or against what RFC 7946 says should be.
    case warning
  }

  public var severity: Severity
  /// A name for programs, such as `ring-open`: stable from version to version.
  public var rule: String
  /// Whether the text is no JSON at all there; else it is JSON against RFC 7946.
  public var isSyntax: Bool
  /// What is wrong, without the place: one line, safe to print.
  public var message: String
  public var place: GeoJSONPlace
  /// What can be done about it: one line.
  public var advice: String
  /// How many there are of the kind from this one on; more than 1 in the last of a kind that is listed.
  public var occurrences: Int

  public init(
    _ severity: Severity, rule: String, isSyntax: Bool = false, message: String,
    place: GeoJSONPlace = .document, advice: String, occurrences: Int = 1
  ) {
    self.severity = severity
    self.rule = rule
    self.isSyntax = isSyntax
    self.message = message
    self.place = place
    self.advice = advice
    self.occurrences = occurrences
  }
}
