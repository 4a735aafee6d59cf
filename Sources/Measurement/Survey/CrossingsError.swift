import EdgeChains
import FrontLine

/// The error for polygons, of one map or of two, that cross one another too often to be overlaid.
public struct CrossingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it; nil if the polygons of two maps cross.
  public let path: String?
  private let reason: NodingError

  public var description: String {
    path.map { "\(displayName(ofPath: $0)): its polygons' \(reason)" } ?? "the borders' \(reason)"
  }

  private init(path: String, reason: NodingError) { (self.path, self.reason) = (path, reason) }

  /// Makes the error of an overlay of two maps; nil if `error` is another one.
  public init?(_ error: any Error) {
    guard let reason = error as? NodingError, reason.isTooMuch else { return nil }
    (path, self.reason) = (nil, reason)
  }

  /// Runs a computation on the map in a file, and names the file in the error.
  static func naming<Result>(_ path: String, _ compute: () throws -> Result) throws -> Result {
    do {
      return try compute()
    } catch let error as NodingError where error.isTooMuch {
      throw CrossingsError(path: path, reason: error)
    }
  }
}
