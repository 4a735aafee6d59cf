import GeoTypes

extension TargetDescription.Shape {
  /// Creates the shape of a geometry, which decides the words for its uncertainty.
  init(_ geometry: Geometry) { self = Self.shape(of: geometry) ?? .several }

  /// Returns the shape of a geometry; nil if it is empty.
  private static func shape(of geometry: Geometry) -> Self? {
    switch geometry {
    case .point: .point
    case .multiPoint(let points): points.isEmpty ? nil : points.count == 1 ? .point : .points
    case .lineString: .line
    case .multiLineString(let lines): lines.isEmpty ? nil : .line
    case .polygon: .outline
    case .multiPolygon(let outlines): outlines.polygons.isEmpty ? nil : .outline
    case .collection(let members): members.reduce(nil) { together($0, shape(of: $1)) }
    }
  }

  private static func together(_ one: Self?, _ other: Self?) -> Self? {
    switch (one, other) {
    case (nil, let only), (let only, nil): only
    case (.point, .point), (.point, .points), (.points, .point): .points
    default: one == other ? one : .several
    }
  }
}
