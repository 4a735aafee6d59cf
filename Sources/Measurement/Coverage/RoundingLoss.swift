import EdgeChains
public import GeoTypes

/// The polygons and holes that vanish when coordinates are rounded, because they are narrower than the grid.
public struct RoundingLoss: Sendable {
  /// The number of polygons that vanish.
  public var polygons = 0
  /// The number of holes that vanish.
  public var holes = 0
  /// The area of all of them together.
  public var squareMeters = 0.0

  /// Creates a loss of nothing.
  public init() {}

  /// Whether the area is a square metre or more; less is a hairline.
  public var isWorthSaying: Bool { squareMeters >= 1 }

  /// Adds another loss.
  public static func += (left: inout RoundingLoss, right: RoundingLoss) {
    left.polygons += right.polygons
    left.holes += right.holes
    left.squareMeters += right.squareMeters
  }
}

extension Surveyor {
  /// Returns the polygons and holes that vanish when coordinates are rounded to so many decimals.
  ///
  /// At seven decimals or more nothing wider than a centimetre vanishes, so nothing is examined. Complexity: O(*n*).
  ///
  /// Throws if the earth model can't measure an edge.
  public func loss(of polygons: some Sequence<Polygon>, roundedTo decimals: Int) throws -> RoundingLoss {
    var loss = RoundingLoss()
    guard decimals < 7 else { return loss }
    let grid = CoordinateGrid(decimals: decimals)
    func add(_ ring: Ring) throws {
      loss.squareMeters += abs(
        try terms.area(of: EdgeChain(boundariesOf: CollectionOfOne(Polygon(exterior: ring)))))
    }
    for polygon in polygons {
      if grid.swallows(polygon.exterior) {
        loss.polygons += 1
        try add(polygon.exterior)
        continue
      }
      for hole in polygon.holes where grid.swallows(hole) {
        loss.holes += 1
        try add(hole)
      }
    }
    return loss
  }
}

extension CoordinateGrid {
  /// Returns whether a ring encloses nothing on the grid, because its edges run there and back.
  fileprivate func swallows(_ ring: Ring) -> Bool {
    var corners: [Coordinate] = []
    for coordinate in ring.coordinates.dropLast() {
      let next = nearest(to: coordinate)
      if next == corners.last { continue }
      if corners.count > 1, corners[corners.count - 2] == next {
        corners.removeLast()
      } else {
        corners.append(next)
      }
    }
    while corners.count > 1, corners.first == corners.last { corners.removeLast() }
    return corners.count < 3 || Ring(corners + [corners[0]]).doubledSignedArea == 0
  }
}
