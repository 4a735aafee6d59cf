/// A property of a map that tells several kinds of land apart which nobody knows, and which therefore all count as
/// occupied.
public struct UnknownKinds: Hashable, Sendable {
  public struct Kind: Hashable, Sendable {
    public let value: String
    /// The indices of the features in the file.
    public let features: [Int]
  }

  public let property: String
  public let kinds: [Kind]
  /// What the user has to write to say what they are.
  public let line: Wording

  init(property: String, values: [(value: String, features: [Int])], line: Wording) {
    self.property = property
    kinds = values.map { Kind(value: $0.value, features: $0.features) }
    self.line = line
  }
}
