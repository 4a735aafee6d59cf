internal import CRSVG

/// The librsvg that this program draws with, opened at its first use.
enum RSVGLibrary {
  private static let opened: Result<crsvg_functions, RSVGError> = {
    var reason: UnsafePointer<CChar>?
    if let functions = crsvg_open(&reason) { return .success(functions.pointee) }
    return .failure(
      RSVGError(
        message: "librsvg can't be opened: \(reason.map { String(cString: $0) } ?? "no reason given")",
        advice: "install it (apt install librsvg2-2, brew install librsvg), or write SVG"))
  }()

  /// Returns the functions of the library. Throws where it can't be opened.
  static func functions() throws(RSVGError) -> crsvg_functions { try opened.get() }
}

/// The error that a picture can't be drawn as PNG or PDF.
public struct RSVGError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public let message: String
  /// What to do about it.
  public let advice: String

  public var description: String { "\(message): \(advice)" }
}
