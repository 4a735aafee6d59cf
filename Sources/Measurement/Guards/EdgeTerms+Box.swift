import GeoTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension EdgeTerms {
  /// Returns the area between two parallels and two meridians, or nil if the model knows neither.
  ///
  /// Land in the box is no larger, except for the slivers between its edges and straight ones.
  func squareMeters(of box: Box) -> Double? {
    guard box.minX <= box.maxX, box.minY >= -90, box.maxY <= 90 else { return nil }
    func height(_ latitude: Double) -> Double? {
      let sine = sin(latitude * .pi / 180)
      switch model.line {
      case .geodesic, .straightOnMap: return AuthalicArea.mean(fromLatitudeDegrees: latitude, to: latitude)
      case .straightInSine: return model.sphereRadiusMeters.map { sine * $0 * $0 }
      case .straightInProjection: return nil
      }
    }
    guard let top = height(box.maxY), let bottom = height(box.minY) else { return nil }
    return box.width * .pi / 180 * (top - bottom)
  }
}
