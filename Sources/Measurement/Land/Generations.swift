/// A dictionary that forgets what was not used in the last two generations.
@usableFromInline
package struct Generations<Key: Hashable, Value> {
  @usableFromInline var current: [Key: Value] = [:]
  @usableFromInline var last: [Key: Value] = [:]

  @inlinable package init() {}

  /// Starts a generation, and forgets the values that were not used in the one that ends.
  @inlinable package mutating func advance() {
    last = current
    current = [:]
  }

  /// Returns the value of a key, and carries it over into the current generation.
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
