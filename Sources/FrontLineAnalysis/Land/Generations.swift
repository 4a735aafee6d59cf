/// A dictionary that forgets what was not asked for in the last two generations.
struct Generations<Key: Hashable, Value> {
  private var current: [Key: Value] = [:]
  private var last: [Key: Value] = [:]

  mutating func advance() {
    last = current
    current = [:]
  }

  /// Reading a value carries it over into the current generation.
  subscript(key: Key) -> Value? {
    mutating get {
      if let value = current[key] { return value }
      guard let value = last[key] else { return nil }
      current[key] = value
      return value
    }
    set { current[key] = newValue }
  }
}
