import EdgeChains
public import GeoTypes

/// A connected piece of land that changed hands.
public struct Patch: Hashable, Sendable {
  /// Whether land was gained or lost.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Territory after that was not before.
    case gained
    /// Territory before that is not after.
    case lost
  }

  /// Whether the land was gained or lost.
  public let kind: Kind
  /// The land, as a valid polygon.
  public let polygon: Polygon
  /// The area of the land.
  public let squareKilometers: Double
  /// The centre of mass in the plane of longitude and latitude, in degrees; for a curved patch it may lie
  /// outside.
  public let centroid: Coordinate
  /// The smallest box around the patch.
  public var box: Box { polygon.box }

  /// The area below which a patch is a sliver, a thousand square metres: less than sources draw on purpose, more than
  /// redrawn lines leave between them.
  package static let sliverSquareKilometers = 0.001
}

extension Surveyor {
  /// Returns the connected pieces of a change, the largest first; pieces of equal size are in the order of their
  /// positions.
  ///
  /// Throws if the earth model can't measure an edge: one of 180° or more, or one that PROJ can't project. Throws an
  /// ``ImpossibleFigure`` if a patch is larger than the change, or if the patches don't add up to it.
  public func patches(of change: LandChange) throws -> [Patch] {
    var patches: [Patch] = []
    let whole = [
      (Patch.Kind.gained, change.gained, change.gainedSquareMeters),
      (.lost, change.lost, change.lostSquareMeters),
    ]
    for (kind, chain, squareMeters) in whole {
      patches += try FigureGuard.checked(terms, quick: self.patches(kind, in: chain)) {
        try self.patches(kind, in: Arrangement(chain).boundary { $0 > 0 })
      } edges: {
        chain.edges
      } _: { patches, check in
        var sum = CompensatedSum()
        for patch in patches {
          check.require(
            .patch(kind), patch.squareKilometers * 1e6, within: 0...max(0, squareMeters),
            ofSize: squareMeters)
          sum += patch.squareKilometers * 1e6
        }
        check.requireZero(.patchSum(kind), sum.value - squareMeters, ofSize: squareMeters)
      }
    }
    return patches.sorted { a, b in
      if a.squareKilometers != b.squareKilometers { return a.squareKilometers > b.squareKilometers }
      return (a.box.minX, a.box.minY) < (b.box.minX, b.box.minY)
    }
  }

  private func patches(_ kind: Patch.Kind, in chain: EdgeChain) throws -> [Patch] {
    try chain.polygons().map { polygon in
      // Where parts of edges add up, a negative area is a rounding.
      let area = max(0, try polygon.squareMeters(terms))
      return Patch(
        kind: kind, polygon: polygon, squareKilometers: area / 1e6, centroid: polygon.planarCentroid)
    }
  }
}

extension Polygon {
  /// The centre of mass in the plane; the centre of the box if the polygon has no area.
  ///
  /// The sums are relative to the first coordinate, so that a small polygon keeps its digits.
  var planarCentroid: Coordinate {
    guard let origin = exterior.coordinates.first else { return box.center }
    var (area, x, y) = (0.0, 0.0, 0.0)
    for ring in rightHanded.rings {
      for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
        let (ax, ay) = (a.x - origin.x, a.y - origin.y)
        let (bx, by) = (b.x - origin.x, b.y - origin.y)
        let cross = ax * by - bx * ay
        area += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
      }
    }
    guard area != 0 else { return box.center }
    return Coordinate(x: origin.x + x / (3 * area), y: origin.y + y / (3 * area))
  }
}
