/// A message that may refer to settings and actions. Each program that shows it names them in its own way: as an option
/// and a command, or as a member in JSON and a function.
///
/// ```swift
/// let advice: Wording = "give it with \(.date) YYYY-MM-DD, or list them with \(action: .places)"
/// advice.description  // give it with `date` YYYY-MM-DD, or list them with `places`
/// ```
public struct Wording: Hashable, Sendable {
  /// What a message refers to.
  public enum Name: Hashable, Sendable {
    /// A setting of a job.
    case setting(Setting)
    /// Something that a program can be asked to do.
    case action(Action)

    /// The name in JSON, in backquotes.
    public var member: String {
      switch self {
      case .setting(let setting): "`\(setting.member)`"
      case .action(let action): "`\(action.rawValue)`"
      }
    }
  }

  private enum Part: Hashable, Sendable {
    case text(String)
    case name(Name)
  }

  private var parts: [Part]

  /// Creates a wording that names no setting.
  public init(_ text: some StringProtocol) { parts = text.isEmpty ? [] : [.text(String(text))] }

  /// Creates a wording that is the name of a setting.
  public init(_ setting: Setting) { parts = [.name(.setting(setting))] }

  private init(_ name: Name) { parts = [.name(name)] }

  /// Whether nothing is said.
  public var isEmpty: Bool { parts.isEmpty }

  /// Returns the message, with what it refers to named by `name`.
  public func text(naming name: (Name) -> String) -> String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .text(let more): text += more
      case .name(let part): text += name(part)
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
  /// Encloses the name of a setting in stored text, and that of an action behind a space. It is a control character,
  /// which messages do not contain otherwise.
  private static let mark = "\u{1}"

  /// The message in a form from which it can be restored.
  package var stored: String {
    text { name in
      switch name {
      case .setting(let setting): Self.mark + setting.rawValue + Self.mark
      case .action(let action): Self.mark + " " + action.rawValue + Self.mark
      }
    }
  }

  /// Restores a message from its stored form.
  package init(stored text: String) {
    let pieces = text.split(separator: Self.mark, omittingEmptySubsequences: false)
    self = pieces.enumerated().reduce(into: "") { wording, piece in
      if piece.offset.isMultiple(of: 2) {
        wording += Wording(piece.element)
      } else if piece.element.hasPrefix(" ") {
        wording += Wording(.action(Action(rawValue: String(piece.element.dropFirst()))))
      } else {
        wording += Wording(Setting(rawValue: String(piece.element)))
      }
    }
  }
}

extension Wording: CustomStringConvertible {
  /// The message with each name in backquotes, as in the JSON of a job.
  public var description: String { text(naming: \.member) }
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
    /// Appends the name of an action.
    public mutating func appendInterpolation(action: Action) { wording += Wording(.action(action)) }
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
