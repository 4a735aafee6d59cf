public import GeoJSON

/// Why an input can't be used.
public struct InputError: Error, Hashable, Sendable {
  /// The class of the error, which decides the exit status (those of `sysexits.h`).
  public enum Kind: String, Hashable, Sendable {
    /// The input can't be opened: 66.
    case cannotOpen
    /// The data is bad: 65.
    case badData
    /// Reading failed: 74.
    case io

    public var exitCode: Int32 {
      switch self {
      case .cannotOpen: 66
      case .badData: 65
      case .io: 74
      }
    }
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
  public var message: String
  public var place: GeoJSONPlace
  /// What the user can do: one line.
  public var advice: String

  public init(
    _ kind: Kind,
    path: String,
    message: String,
    place: GeoJSONPlace = .document,
    advice: String,
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
    self.init(.badData, path: path, message: error.message, place: error.place, advice: error.advice)
  }
}

extension InputError: CustomStringConvertible {
  /// `FILE: what is wrong (where: feature 12 "name", ring 0, position 7): what to do`, in one line.
  public var description: String {
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

func oneLine(path: String, message: String, place: String, advice: String?) -> String {
  var text = "\(displayName(ofPath: path)): \(message)"
  if !place.isEmpty { text += " (where: \(place))" }
  if let advice, !advice.isEmpty { text += ": \(advice)" }
  return text
}
