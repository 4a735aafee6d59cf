/// The statuses that the user gives for values. Values are compared without regard to case, with white space
/// folded.
public struct StatusMapping: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The values as they were given, in that order.
  public private(set) var values: [(text: String, status: ControlStatus)] = []
  private var statuses: [String: ControlStatus] = [:]

  /// Creates a mapping of no labels.
  public init() {}

  public init(dictionaryLiteral pairs: (String, ControlStatus)...) {
    for (value, status) in pairs { add(status, for: value) }
  }

  /// Sets the status of a value. A value that already has one keeps it.
  public mutating func add(_ status: ControlStatus, for value: String) {
    let folded = DeepStateLabel.folded(value)
    guard statuses[folded] == nil else { return }
    statuses[folded] = status
    values.append((value, status))
  }

  /// Whether no label is mapped.
  public var isEmpty: Bool { statuses.isEmpty }

  /// The status of a value as it is written in a file.
  public subscript(value: String) -> ControlStatus? { statuses[DeepStateLabel.folded(value)] }

  /// The status of a value that is already folded as by ``DeepStateLabel``.
  subscript(folded value: String) -> ControlStatus? { statuses[value] }

  public static func == (a: Self, b: Self) -> Bool { a.statuses == b.statuses }

  public func hash(into hasher: inout Hasher) { hasher.combine(statuses) }
}
