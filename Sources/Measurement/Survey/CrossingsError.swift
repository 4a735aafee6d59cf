import EdgeChains
import FrontLine

/// Polygons, of one map or of two, that cross one another too often to be laid over one another.
public struct CrossingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it; nil where it is two maps that cross.
  public let path: String?
  private let reason: NodingError

  public var description: String {
    path.map { "\(displayName(ofPath: $0)): its polygons' \(reason)" } ?? "the borders' \(reason)"
  }

  private init(path: String, reason: NodingError) { (self.path, self.reason) = (path, reason) }

  /// The error of an overlay of two maps; nil for another one.
  public init?(_ error: any Error) {
    guard let reason = error as? NodingError, reason.isTooMuch else { return nil }
    (path, self.reason) = (nil, reason)
  }

  /// The result of a computation on the map in a file; its error names the file.
  static func naming<Result>(_ path: String, _ compute: () throws -> Result) throws -> Result {
    do {
      return try compute()
    } catch let error as NodingError where error.isTooMuch {
      throw CrossingsError(path: path, reason: error)
    }
  }
}
