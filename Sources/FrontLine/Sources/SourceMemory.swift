/// The state that sources keep from file to file, so that a label is classified only once in a series.
///
/// Not `Sendable`, because its contents are not; each reader owns one.
final class SourceMemory {
  private var values: [String: AnyObject] = [:]

  /// Returns the state of the source of that name, created at its first use.
  func value<Value: AnyObject>(of source: String, _ make: () -> Value) -> Value {
    if let value = values[source] as? Value { return value }
    let value = make()
    values[source] = value
    return value
  }
}
