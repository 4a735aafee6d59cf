public import EdgeChains
public import GeoTypes

/// A connected piece of land with its area.
public struct MeasuredPolygon: Hashable, Sendable {
  /// The polygon.
  public let polygon: Polygon
  /// The area of the polygon.
  public let squareKilometers: Double
}

extension Surveyor {
  /// Returns the connected pieces of land inside a border, the largest first.
  ///
  /// Throws if the earth model can't measure an edge.
  public func measuredPolygons(of border: EdgeChain) throws -> [MeasuredPolygon] {
    try border.polygons().map { polygon in
      let area = try terms.area(of: EdgeChain(boundariesOf: CollectionOfOne(polygon)))
      return MeasuredPolygon(polygon: polygon, squareKilometers: area / 1e6)
    }.sorted { a, b in
      if a.squareKilometers != b.squareKilometers { return a.squareKilometers > b.squareKilometers }
      return (a.polygon.box.minX, a.polygon.box.minY) < (b.polygon.box.minX, b.polygon.box.minY)
    }
  }
}
