/// A text in both languages in which reports are written.
public struct BilingualText: Hashable, Sendable {
  public let english: String
  public let ukrainian: String

  public init(english: String, ukrainian: String) {
    self.english = english
    self.ukrainian = ukrainian
  }
}
