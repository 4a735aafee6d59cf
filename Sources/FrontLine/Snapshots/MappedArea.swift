public import GeoTypes

extension Box {
  /// 22–41° E, 44–53° N: what lies wholly outside is no part of a map of Ukraine.
  public static let mappedArea = Box(minX: 22, minY: 44, maxX: 41, maxY: 53)

  /// All longitudes and latitudes there are, in degrees.
  static let wholeEarth = Box(minX: -180, minY: -90, maxX: 180, maxY: 90)

  /// Whether the other box lies inside this one; borders count. The empty box lies in every box.
  func contains(_ other: Box) -> Bool {
    other.isEmpty || (minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY)
  }

  /// The box with longitude and latitude exchanged.
  var swapped: Box { Box(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
