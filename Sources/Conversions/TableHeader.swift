/// The first line of a table: the names of its columns.
public struct TableHeader: Sendable {
  let columns: [String]

  /// Reads the header at the start of a text whose columns are parted by commas, semicolons or tabs; nil for a text
  /// whose first line has one column alone, or is no line of names.
  public init?(head: [UInt8]) {
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let first = line.first, !"{[<".utf8.contains(first), !line.contains(0) else { return nil }
    let separator = ";\t,".utf8.first(where: line.contains)
    let columns = (separator.map { line.split(separator: $0, omittingEmptySubsequences: false) } ?? [line])
      .map {
        String(decoding: $0, as: UTF8.self).trimmingQuotesAndSpaces
      }
    guard columns.count > 1 || columns.contains(where: Self.isGeometry) else { return nil }
    self.columns = columns
  }

  /// Whether there is a column of WKT, or one each of longitude and latitude.
  public var hasPositions: Bool {
    columns.contains(where: Self.isGeometry)
      || (columns.contains { Self.longitudes.contains($0.lowercased()) }
        && columns.contains { Self.latitudes.contains($0.lowercased()) })
  }

  private static func isGeometry(_ name: String) -> Bool { geometries.contains(name.lowercased()) }

  /// The names of columns, in lower case, in the order in which GDAL tries them.
  static let geometries = ["wkt", "geom_wkt", "wkt_geom", "the_geom", "geom", "geometry"]
  static let longitudes = ["lon", "lng", "long", "longitude", "x", "point_x", "довгота"]
  static let latitudes = ["lat", "latitude", "y", "point_y", "широта"]
}

extension String {
  fileprivate var trimmingQuotesAndSpaces: String {
    var name = self[...]
    while let first = name.first, first.isWhitespace || first == "\"" { name.removeFirst() }
    while let last = name.last, last.isWhitespace || last == "\"" { name.removeLast() }
    return String(name)
  }
}
