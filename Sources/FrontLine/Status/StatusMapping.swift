/// Statuses by value, as the user gives them. Upper and lower case, and white space of any kind, are the same.
public struct StatusMapping: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// As they were given, in that order.
  private(set) var values: [(text: String, status: ControlStatus)] = []
  private var statuses: [String: ControlStatus] = [:]

  public init() {}

  public init(dictionaryLiteral pairs: (String, ControlStatus)...) {
    for (value, status) in pairs { add(status, for: value) }
  }

  /// The status of a value; of two for one value the first holds.
  ///
  /// - Returns: the status that the value had before, which stays.
  @discardableResult
  public mutating func add(_ status: ControlStatus, for value: String) -> ControlStatus? {
    let folded = DeepStateLabel.folded(value)
    if let known = statuses[folded] { return known }
    statuses[folded] = status
    values.append((value, status))
    return nil
  }

  public var isEmpty: Bool { statuses.isEmpty }

  /// The status of a value that is folded as ``DeepStateLabel`` does.
  subscript(folded value: String) -> ControlStatus? { statuses[value] }

  public static func == (a: Self, b: Self) -> Bool { a.statuses == b.statuses }

  public func hash(into hasher: inout Hasher) { hasher.combine(statuses) }
}
