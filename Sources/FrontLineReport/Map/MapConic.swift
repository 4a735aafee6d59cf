import GeoTypes

/// The equal-area conic that is fitted to a map: Albers', whose two parallels lie a sixth of the height from its edges.
struct MapConic: Hashable {
  let firstParallel: Double
  let secondParallel: Double
  let center: Coordinate

  /// - Parameter extent: What is shown, in degrees; it is grown as a map's is.
  init(showing extent: Box) {
    let extent = extent.atLeast(degrees: 0.02)
    let sixth = (extent.maxY - extent.minY) / 6
    (firstParallel, secondParallel) = (extent.minY + sixth, extent.maxY - sixth)
    center = extent.center
  }

  /// What PROJ calls it.
  var definition: String {
    "+proj=aea +lat_1=\(firstParallel) +lat_2=\(secondParallel) +lat_0=\(center.y) +lon_0=\(center.x)"
  }
}
