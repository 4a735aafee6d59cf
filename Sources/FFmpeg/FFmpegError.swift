/// The error that a film can't be encoded.
public struct FFmpegError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// The program is not installed, or can't be started.
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

  static func missing(_ why: String) -> FFmpegError {
    FFmpegError(
      kind: .missing, message: "ffmpeg can't be started: \(why)",
      advice: "install it (apt install ffmpeg, brew install ffmpeg), or write a .png-sequence")
  }

  static func failed(_ words: String) -> FFmpegError {
    FFmpegError(
      kind: .failed, message: "ffmpeg can't write the film: \(words)",
      advice: "make room, or choose another format or size")
  }
}
