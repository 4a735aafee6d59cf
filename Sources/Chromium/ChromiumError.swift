/// The error that a page can't be printed.
public struct ChromiumError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// There is no such browser on this machine.
    case missing
    /// It was started and failed.
    case failed
  }

  /// What went wrong.
  public let kind: Kind
  /// What went wrong, in words.
  public let message: String
  /// What to do about it.
  public let advice: String

  public var description: String { "\(message): \(advice)" }

  static let missing = ChromiumError(
    kind: .missing, message: "a PDF needs the browser Chromium, and there is none on this machine",
    advice: "install it (apt install chromium), or write .html and print it from any browser")

  static func failed(_ words: String) -> ChromiumError {
    ChromiumError(
      kind: .failed, message: "Chromium can't print the page: \(words)",
      advice: "write .html and print it from any browser")
  }
}
