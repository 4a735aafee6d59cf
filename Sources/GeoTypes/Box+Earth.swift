/// Boxes of longitudes and latitudes in degrees.
extension Box {
  /// All longitudes and latitudes there are, in degrees.
  package static let wholeEarth = Box(minX: -180, minY: -90, maxX: 180, maxY: 90)

  /// The box with longitude and latitude exchanged.
  package var swapped: Box { Box(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
