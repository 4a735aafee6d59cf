import Foundation
import GEOS
import GeoTypes

/// What several suites of this target need.
enum Support {
  /// The material beside the package that is not part of it; `nil` where it is absent.
  static let shared: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = root.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
  }()

  static func square(_ x: Double, _ y: Double, _ size: Double) -> Polygon {
    Polygon(exterior: ring([(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]))
  }

  static func ring(_ coordinates: [(Double, Double)]) -> Ring {
    Ring(coordinates.map { Coordinate(x: $0.0, y: $0.1) })
  }

  static func line(_ coordinates: [(Double, Double)]) -> LineString {
    LineString(coordinates.map { Coordinate(x: $0.0, y: $0.1) })
  }

  /// A ring that crosses itself in (1, 1).
  static let bowTie = Polygon(exterior: ring([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]))
}

/// The error that `body` throws; `nil` where it throws none.
func error(of body: () throws(GEOSError) -> Void) -> GEOSError? {
  do throws(GEOSError) { try body() } catch { return error }
  return nil
}
