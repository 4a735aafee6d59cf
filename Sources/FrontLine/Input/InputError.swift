public import GeoJSON

/// The reason why an input can't be used.
public struct InputError: WordedError, Hashable, Sendable {
  /// The class of the error, from which a program's exit status follows.
  public enum Kind: String, Hashable, Sendable {
    /// The input can't be opened.
    case cannotOpen
    /// The data is bad.
    case badData
    /// Reading failed.
    case io
  }

  /// A reason on which other code depends, so that it need not look into the message.
  public enum Reason: Hashable, Sendable {
    /// Everything lies where Ukraine would lie with latitude and longitude exchanged.
    case swappedAxes
  }

  /// What is wrong with the input.
  public var kind: Kind
  /// Which rule it breaks, where code asks for that.
  public var reason: Reason?
  /// The path as the user gave it; `-` is standard input.
  public var path: String
  /// What is wrong, without the location: one line, safe to print.
  public var message: Wording
  /// Where in the file the fault is.
  public var location: GeoJSONLocation
  /// What the user can do, in one line.
  public var advice: Wording

  /// Creates an error.
  public init(
    _ kind: Kind,
    path: String,
    message: Wording,
    location: GeoJSONLocation = .document,
    advice: Wording,
    reason: Reason? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.path = path
    self.message = message
    self.location = location
    self.advice = advice
  }

  /// Creates an error from an error in the GeoJSON of a file.
  public init(_ error: GeoJSONError, path: String) {
    self.init(
      .badData, path: path, message: Wording(error.message), location: error.location,
      advice: Wording(error.advice))
  }
}

extension InputError {
  /// `FILE: what is wrong (where: feature 12 "name", ring 0, position 7): what to do`, in one line.
  public var wording: Wording {
    oneLine(path: path, message: message, location: location.description, advice: advice)
  }
}

/// Returns the name under which a path is shown: `standard input` for `-`, `""` for an empty one, else the
/// path with control characters escaped; of the address of a database without user and password.
public func displayName(ofPath path: String) -> String {
  switch path {
  case "-": "standard input"
  case "": "\"\""
  default: printable(withoutCredentials(path), limit: .max)
  }
}

/// Joins the parts of a message in one line.
///
/// - Parameter path: nil where the message concerns no file.
func oneLine(path: String?, message: Wording, location: String, advice: Wording?) -> Wording {
  var text: Wording = path.map { "\(displayName(ofPath: $0)): " } ?? ""
  text += message
  if !location.isEmpty { text += " (where: \(location))" }
  if let advice, !advice.isEmpty { text += ": \(advice)" }
  return text
}
