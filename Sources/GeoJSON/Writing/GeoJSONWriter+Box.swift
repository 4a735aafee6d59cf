internal import GeoTypes

extension GeoJSONWriter {
  /// Writes the member `bbox` of geometries; nothing where there is no position.
  ///
  /// Geometries that were cut at the antimeridian (RFC 7946 §3.1.9) touch it from both sides. Their box
  /// leaves out the widest gap between them. Where that gap is not at the antimeridian, the west of the box
  /// is greater than its east (§5.2).
  func writeBox(of geometries: [Geometry], _ writer: inout JSONWriter) {
    let box = geometries.reduce(Box.empty) { $0.union($1.box) }
    var limits = [box.minX, box.minY, box.maxX, box.maxY]
    guard !box.isEmpty, limits.allSatisfy(\.isFinite) else { return }
    if box.minX == -180, box.maxX == 180, let gap = Self.widestGap(between: geometries.flatMap(\.parts)) {
      (limits[0], limits[2]) = (gap.upperBound, gap.lowerBound)
    }
    let number = DecimalNumber(precision: options.precision)
    writer.key("bbox")
    writer.array(inline: true) { writer in for limit in limits { writer.write(limit, number) } }
  }

  /// Returns the widest range of longitudes that no box reaches into; nil where they reach everywhere.
  private static func widestGap(between boxes: [Box]) -> ClosedRange<Double>? {
    var widest: ClosedRange<Double>?
    var east = -180.0
    for box in boxes.sorted(by: { $0.minX < $1.minX }) where !box.isEmpty {
      if box.minX > east, box.minX - east > widest.map({ $0.upperBound - $0.lowerBound }) ?? 0 {
        widest = east...box.minX
      }
      east = max(east, box.maxX)
    }
    return widest
  }
}

extension Geometry {
  /// The boxes of the points, lines and polygons in the geometry.
  fileprivate var parts: [Box] {
    points.map { Box(CollectionOfOne($0)) } + lineStrings.map(\.box) + polygons.map(\.box)
  }
}
