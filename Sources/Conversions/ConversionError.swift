/// The reason why a file of another format could not be converted.
public struct ConversionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// The file can't be opened, or the program that reads it is missing.
    case cannotOpen
    /// The file is damaged, or holds no usable data.
    case badData
    /// The file does not state its coordinate reference system.
    case noReferenceSystem
    /// The output can't be created: there is no room for it, or GDAL does not write the format.
    case cannotCreate
    /// Reading or writing failed on the way, for example because a disk is full.
    case io
  }

  /// What went wrong.
  public var kind: Kind
  /// The program or the step: `ogr2ogr`, `zip`.
  public var operation: String
  /// What is wrong, in one line.
  public var message: String
  /// The file, and for an archive the member.
  public var place: String
  /// What to do about it.
  public var advice: String

  /// Creates an error.
  public init(_ kind: Kind, operation: String, message: String, place: String, advice: String) {
    self.kind = kind
    self.operation = operation
    self.message = Self.oneLine(message)
    self.place = Self.oneLine(place)
    self.advice = advice
  }

  /// The location, the message and the operation, without the advice.
  public var fault: String { "\(place): \(message) (\(operation))" }

  public var description: String { "\(fault): \(advice)" }

  /// Returns a text of another program without the characters that would break the line or control a
  /// terminal.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
