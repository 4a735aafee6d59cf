/// A property of a map that tells several kinds of land apart which nobody knows, and which therefore all count as
/// occupied.
public struct UnknownKinds: Hashable, Sendable {
  /// A value that no rule knows.
  public struct Kind: Hashable, Sendable {
    /// The value, as it is written.
    public let value: String
    /// The indices of the features in the file.
    public let features: [Int]
  }

  /// The property that holds the values.
  public let property: String
  /// The values that no rule knows, the most frequent first.
  public let kinds: [Kind]
  /// What the user has to write to say what they are.
  public let line: Wording

  init(property: String, values: [(value: String, features: [Int])], line: Wording) {
    self.property = property
    kinds = values.map { Kind(value: $0.value, features: $0.features) }
    self.line = line
  }
}
