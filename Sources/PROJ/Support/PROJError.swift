/// An error of PROJ: what failed, where, and what can be done about it.
public struct PROJError: Error, Hashable, Sendable {
  /// A part of PROJ that is missing on this computer, whatever was asked for.
  public enum Lack: Hashable, Sendable {
    /// The library itself.
    case library
    /// The database, `proj.db`, without which PROJ knows no code.
    case database
  }

  /// What was asked for, such as `transform from EPSG:4326 to EPSG:3857`.
  public var operation: String
  /// The C function that failed, or `nil` when the input was refused before PROJ saw it.
  public var function: String?
  /// PROJ's own message (its log, or the text of its error number), or the reason for refusing the input.
  public var message: String
  /// What the caller can do.
  public var advice: String
  /// The index of the first coordinate at fault, if any.
  public var coordinateIndex: Int?
  /// The missing part of PROJ, where that is the cause.
  public var lack: Lack?

  /// Creates an error.
  public init(
    operation: String,
    function: String? = nil,
    message: String,
    advice: String,
    coordinateIndex: Int? = nil,
    lack: Lack? = nil
  ) {
    self.operation = operation
    self.function = function
    self.message = message
    self.advice = advice
    self.coordinateIndex = coordinateIndex
    self.lack = lack
  }
}

extension PROJError: CustomStringConvertible {
  public var description: String {
    var text = "can't \(operation): "
    if let coordinateIndex { text += "coordinate \(coordinateIndex): " }
    text += message
    if let function { text += " (\(function))" }
    return advice.isEmpty ? text : text + "; " + advice
  }
}
