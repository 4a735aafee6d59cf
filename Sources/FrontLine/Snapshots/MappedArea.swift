public import GeoTypes

extension Box {
  /// The mapped area, 22–41° E, 44–53° N. A polygon wholly outside it belongs to no map of Ukraine.
  public static let mappedArea = Box(minX: 22, minY: 44, maxX: 41, maxY: 53)

  /// Whether latitude and longitude look swapped: the box lies outside ``mappedArea``, and would lie inside
  /// with the axes exchanged. False for the empty box.
  package var looksSwapped: Bool {
    !isEmpty && !Box.mappedArea.intersects(self) && Box.mappedArea.contains(swapped)
  }
}
