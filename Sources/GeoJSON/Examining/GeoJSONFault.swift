/// One fault of a GeoJSON text, with advice.
public struct GeoJSONFault: Hashable, Sendable {
  /// The severity of a fault.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Not JSON, or a violation of what RFC 7946 says must be.
    case error
    /// Odd, or a violation of what RFC 7946 says should be.
    case warning
  }

  /// Whether the fault breaks RFC 7946, or is only advised against.
  public var severity: Severity
  /// The name of the rule for programs, such as `ring-open`: stable across versions.
  public var rule: String
  /// Whether the text is not JSON at this location; else it is JSON that violates RFC 7946.
  public var isSyntax: Bool
  /// What is wrong, without the location: one line, safe to print.
  public var message: String
  /// Where in the document the fault is.
  public var location: GeoJSONLocation
  /// What can be done about it: one line.
  public var advice: String
  /// The number of faults that this entry stands for; more than 1 only in the last listed one of its rule.
  public var occurrences: Int

  /// Creates a fault.
  public init(
    _ severity: Severity, rule: String, isSyntax: Bool = false, message: String,
    location: GeoJSONLocation = .document, advice: String, occurrences: Int = 1
  ) {
    self.severity = severity
    self.rule = rule
    self.isSyntax = isSyntax
    self.message = message
    self.location = location
    self.advice = advice
    self.occurrences = occurrences
  }
}
