/// A text in both languages in which reports are written.
public struct BilingualText: Hashable, Sendable {
  /// The text in English.
  public let english: String
  /// The text in Ukrainian.
  public let ukrainian: String

  /// Creates a text in both languages.
  public init(english: String, ukrainian: String) {
    self.english = english
    self.ukrainian = ukrainian
  }
}
