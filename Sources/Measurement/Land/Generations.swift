/// A dictionary that forgets what was not asked for in the last two generations.
@usableFromInline
package struct Generations<Key: Hashable, Value> {
  @usableFromInline var current: [Key: Value] = [:]
  @usableFromInline var last: [Key: Value] = [:]

  @inlinable package init() {}

  @inlinable package mutating func advance() {
    last = current
    current = [:]
  }

  /// Reading a value carries it over into the current generation.
  @inlinable package subscript(key: Key) -> Value? {
    mutating get {
      if let value = current[key] { return value }
      guard let value = last[key] else { return nil }
      current[key] = value
      return value
    }
    set { current[key] = newValue }
  }
}
