/// The same words in both languages that reports are written in.
public struct BilingualText: Hashable, Sendable {
  public let english: String
  public let ukrainian: String

  public init(english: String, ukrainian: String) {
    self.english = english
    self.ukrainian = ukrainian
  }
}
