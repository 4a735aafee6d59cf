/// Statuses by value, as the user gives them. Upper and lower case, and white space of any kind, are the same.
public struct StatusMapping: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// As they were given, in that order.
  public private(set) var values: [(text: String, status: ControlStatus)] = []
  private var statuses: [String: ControlStatus] = [:]

  public init() {}

  public init(dictionaryLiteral pairs: (String, ControlStatus)...) {
    for (value, status) in pairs { add(status, for: value) }
  }

  /// Gives a value its status; of two for one value the first holds.
  public mutating func add(_ status: ControlStatus, for value: String) {
    let folded = DeepStateLabel.folded(value)
    guard statuses[folded] == nil else { return }
    statuses[folded] = status
    values.append((value, status))
  }

  public var isEmpty: Bool { statuses.isEmpty }

  /// The status of a value as it is written.
  public subscript(value: String) -> ControlStatus? { statuses[DeepStateLabel.folded(value)] }

  /// The status of a value that is folded as ``DeepStateLabel`` does.
  subscript(folded value: String) -> ControlStatus? { statuses[value] }

  public static func == (a: Self, b: Self) -> Bool { a.statuses == b.statuses }

  public func hash(into hasher: inout Hasher) { hasher.combine(statuses) }
}
