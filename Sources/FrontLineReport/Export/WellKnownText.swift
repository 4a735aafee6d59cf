import GeoJSON
import GeoTypes

/// Writes geometries as well-known text (WKT), for columns of tables.
struct WellKnownText {
  private let number: DecimalNumber
  private var bytes: [UInt8] = []

  /// Returns a geometry as well-known text.
  ///
  /// - Parameter precision: The greatest number of decimals, as in ``GeoJSONWriter/Options/precision``.
  static func text(of geometry: Geometry, precision: Int) -> String {
    var writer = WellKnownText(number: DecimalNumber(precision: precision))
    writer.write(geometry)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(number: DecimalNumber) { self.number = number }

  private mutating func write(_ geometry: Geometry) {
    switch geometry {
    case .point(let coordinate): list("POINT", [coordinate]) { $0.write($1) }
    case .multiPoint(let coordinates):
      list("MULTIPOINT", coordinates) { writer, coordinate in writer.list("", [coordinate]) { $0.write($1) } }
    case .lineString(let line): list("LINESTRING", line.coordinates) { $0.write($1) }
    case .multiLineString(let lines): list("MULTILINESTRING", lines) { $0.write($1.coordinates) }
    case .polygon(let polygon): list("POLYGON", polygon.rings) { $0.write($1.coordinates) }
    case .multiPolygon(let multiPolygon):
      list("MULTIPOLYGON", multiPolygon.polygons) { writer, polygon in
        writer.list("", polygon.rings) { $0.write($1.coordinates) }
      }
    case .collection(let members): list("GEOMETRYCOLLECTION", members) { $0.write($1) }
    }
  }

  private mutating func list<Element>(
    _ name: String, _ elements: [Element], _ write: (inout WellKnownText, Element) -> Void
  ) {
    bytes.append(contentsOf: name.utf8)
    if elements.isEmpty { return bytes.append(contentsOf: " EMPTY".utf8) }
    if !name.isEmpty { bytes.append(UInt8(ascii: " ")) }
    bytes.append(UInt8(ascii: "("))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(contentsOf: ", ".utf8) }
      write(&self, element)
    }
    bytes.append(UInt8(ascii: ")"))
  }

  private mutating func write(_ coordinates: [Coordinate]) { list("", coordinates) { $0.write($1) } }

  private mutating func write(_ coordinate: Coordinate) {
    number.append(coordinate.x, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    number.append(coordinate.y, to: &bytes)
  }
}
