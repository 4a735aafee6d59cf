internal import Foundation
internal import GRDB
internal import GeoTypes

/// The functions that the triggers of the spatial index call, `ST_IsEmpty`, `ST_MinX` and so on.
///
/// The standard leaves it to each program to bring them along. They read the header of a geometry, and the
/// geometry itself where another program has left the box out of the header.
enum SpatialFunctions {
  static func add(to database: Database) {
    database.add(
      function: DatabaseFunction("ST_IsEmpty", argumentCount: 1, pure: true) { values in
        box(of: values[0]).map { $0.isEmpty ? 1 : 0 }
      })
    let limits: [(String, @Sendable (Box) -> Double)] = [
      ("ST_MinX", { $0.minX }), ("ST_MaxX", { $0.maxX }), ("ST_MinY", { $0.minY }), ("ST_MaxY", { $0.maxY }),
    ]
    for (name, limit) in limits {
      database.add(
        function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
          box(of: values[0]).flatMap { $0.isEmpty ? nil : limit($0) }
        })
    }
  }

  private static func box(of value: DatabaseValue) -> Box? {
    guard case .blob(let data) = value.storage else { return nil }
    return data.withUnsafeBytes { try? GeoPackageGeometry.box($0) }
  }
}
