/// What sources remember from file to file, so that a label is judged once in a series.
///
/// Not Sendable, for its contents; a reader owns one.
final class SourceMemory {
  private var values: [String: AnyObject] = [:]

  /// What the source of that name keeps, made when it is first asked for.
  func value<Value: AnyObject>(of source: String, _ make: () -> Value) -> Value {
    if let value = values[source] as? Value { return value }
    let value = make()
    values[source] = value
    return value
  }
}
