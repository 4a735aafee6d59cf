/// A message that may refer to settings. Each program that shows it names the settings in its own way: as an
/// option of a command line, or as a member in JSON.
///
/// ```swift
/// let advice: Wording = "give it with \(.date) YYYY-MM-DD"
/// advice.description  // give it with `date` YYYY-MM-DD
/// advice.text { "--" + $0.rawValue }  // give it with --date YYYY-MM-DD
/// ```
public struct Wording: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    case text(String)
    case setting(Setting)
  }

  private var parts: [Part]

  /// Creates a wording that names no setting.
  public init(_ text: some StringProtocol) { parts = text.isEmpty ? [] : [.text(String(text))] }

  /// Creates a wording that is the name of a setting.
  public init(_ setting: Setting) { parts = [.setting(setting)] }

  /// Whether nothing is said.
  public var isEmpty: Bool { parts.isEmpty }

  /// Returns the message, with each setting named by `name`.
  public func text(naming name: (Setting) -> String) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let more): text += more
      case .setting(let setting): text += name(setting)
      }
    }
  }

  /// Returns one wording followed by another.
  public static func + (one: Wording, other: Wording) -> Wording {
    var sum = one
    sum += other
    return sum
  }

  /// Appends a wording.
  public static func += (wording: inout Wording, other: Wording) {
    for part in other.parts {
      if case .text(let more) = part, case .text(let text)? = wording.parts.last {
        wording.parts[wording.parts.count - 1] = .text(text + more)
      } else {
        wording.parts.append(part)
      }
    }
  }
}

extension Wording {
  /// Encloses the name of a setting in stored text. It is a control character, which messages do not contain
  /// otherwise.
  private static let mark = "\u{1}"

  /// The message in a form from which it can be restored.
  package var stored: String { text { Self.mark + $0.rawValue + Self.mark } }

  /// Restores a message from its stored form.
  package init(stored text: String) {
    let pieces = text.split(separator: Self.mark, omittingEmptySubsequences: false)
    self = pieces.enumerated().reduce(into: "") { wording, piece in
      wording +=
        piece.offset.isMultiple(of: 2)
        ? Wording(piece.element) : Wording(Setting(rawValue: String(piece.element)))
    }
  }
}

extension Wording: CustomStringConvertible {
  /// The message with each setting in backquotes, named as in the JSON of a job.
  public var description: String { text { "`\($0.member)`" } }
}

extension Wording: ExpressibleByStringInterpolation {
  /// Collects the parts of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var wording = Wording("")

    /// Creates a wording without parts.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends a text.
    public mutating func appendLiteral(_ literal: String) { wording += Wording(literal) }
    /// Appends the name of a setting.
    public mutating func appendInterpolation(_ setting: Setting) { wording += Wording(setting) }
    /// Appends another wording.
    public mutating func appendInterpolation(_ other: Wording) { wording += other }
    /// Appends the description of a value.
    public mutating func appendInterpolation(_ value: some Any) {
      // The type is explicit: otherwise the literal would be a `Wording`, and this function would call
      // itself.
      let text: String = "\(value)"
      wording += Wording(text)
    }
  }

  public init(stringLiteral text: String) { self.init(text) }
  /// Creates a wording out of a literal with interpolations.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.wording }
}

extension [Wording] {
  /// Returns all wordings as one, with a text between each two.
  public func joined(separator: String) -> Wording {
    guard let first else { return "" }
    return dropFirst().reduce(first) { $0 + Wording(separator) + $1 }
  }
}

/// An error whose message may refer to settings.
public protocol WordedError: Error, CustomStringConvertible {
  /// The error in words, with settings as values.
  var wording: Wording { get }
}

extension WordedError {
  public var description: String { wording.description }
}
