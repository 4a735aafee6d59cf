public import GeoJSON

/// Why an input can't be used.
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

  /// What is told elsewhere too, and must be known again whatever the message says.
  public enum Reason: Hashable, Sendable {
    /// All lies where Ukraine would with latitude and longitude exchanged.
    case swappedAxes
  }

  public var kind: Kind
  public var reason: Reason?
  /// The path as the user gave it; `-` is standard input.
  public var path: String
  /// What is wrong, without the place: one line, safe to print.
  public var message: Wording
  public var place: GeoJSONPlace
  /// What the user can do: one line.
  public var advice: Wording

  public init(
    _ kind: Kind,
    path: String,
    message: Wording,
    place: GeoJSONPlace = .document,
    advice: Wording,
    reason: Reason? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.path = path
    self.message = message
    self.place = place
    self.advice = advice
  }

  /// The same for an error in the GeoJSON of that file.
  public init(_ error: GeoJSONError, path: String) {
    self.init(
      .badData, path: path, message: Wording(error.message), place: error.place,
      advice: Wording(error.advice))
  }
}

extension InputError {
  /// `FILE: what is wrong (where: feature 12 "name", ring 0, position 7): what to do`, in one line.
  public var wording: Wording {
    oneLine(path: path, message: message, place: place.description, advice: advice)
  }
}

/// The name under which a path is shown: `standard input` for `-`, `""` for an empty one, else the path with control
/// characters escaped.
public func displayName(ofPath path: String) -> String {
  switch path {
  case "-": "standard input"
  case "": "\"\""
  default: printable(path, limit: .max)
  }
}

/// - Parameter path: nil for what is about no file.
func oneLine(path: String?, message: Wording, place: String, advice: Wording?) -> Wording {
  var text: Wording = path.map { "\(displayName(ofPath: $0)): " } ?? ""
  text += message
  if !place.isEmpty { text += " (where: \(place))" }
  if let advice, !advice.isEmpty { text += ": \(advice)" }
  return text
}
