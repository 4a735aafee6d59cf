internal import CCurl

/// The libcurl that this program downloads with, opened at its first use.
public enum CurlLibrary {
  private static let reason: String? = ccurl_open().map { String(cString: $0) }

  /// Opens the library. Throws where that fails, with how to install it.
  public static func open() throws(CurlError) {
    guard let reason else { return }
    throw CurlError(
      .missingLibrary, message: "libcurl can't be opened: \(reason)",
      advice: "install it (apt install libcurl4, brew install curl)")
  }

  /// The version with those of the libraries that it uses: `libcurl/7.88.1 OpenSSL/3.0.19 …`.
  public static func version() throws(CurlError) -> String {
    try open()
    return String(cString: ccurl_version())
  }
}

/// The reason why there is no answer to a request.
public struct CurlError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: String, Hashable, Sendable {
    /// libcurl is not installed.
    case missingLibrary
    /// The address is none of http or https.
    case badAddress
    /// There is no such host, or no way to it.
    case unreachable
    /// The certificate of the server is not valid.
    case certificate
    /// The answer took too long, or came too slowly.
    case tooSlow
    /// The answer ended before its end.
    case cutShort
    /// The answer is larger than was allowed.
    case tooLarge
    /// Anything else.
    case other
  }

  /// What went wrong.
  public let kind: Kind
  /// What is wrong, in one line.
  public let message: String
  /// What the user can do; empty where trying again is all that helps.
  public let advice: String

  /// Creates an error.
  public init(_ kind: Kind, message: String, advice: String = "") {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  public var description: String { advice.isEmpty ? message : "\(message): \(advice)" }
}
