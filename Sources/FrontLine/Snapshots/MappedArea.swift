public import GeoTypes

extension Box {
  /// 22–41° E, 44–53° N: what lies wholly outside is no part of a map of Ukraine.
  public static let mappedArea = Box(minX: 22, minY: 44, maxX: 41, maxY: 53)

  /// Whether latitude and longitude look swapped: the box lies elsewhere, and would lie in ``mappedArea`` the other
  /// way round. The empty box lies nowhere.
  package var looksSwapped: Bool {
    !isEmpty && !Box.mappedArea.intersects(self) && Box.mappedArea.contains(swapped)
  }
}
