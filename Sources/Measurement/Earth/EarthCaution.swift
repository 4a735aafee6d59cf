import EdgeChains
import GeoTypes
import PROJ

/// What is to be said of an earth model and the land that is measured with it.
public enum EarthCaution: Hashable, Sendable {
  /// The plane gives the land another area than the ellipsoid does: so many times it.
  ///
  /// - Parameters:
  ///   - times: the area in the plane by that on the ellipsoid, to three decimals.
  ///   - isWithin: whether the land lies within the area that the system is made for.
  case distorted(code: Int, times: Double, isWithin: Bool)
  /// The land lies outside the area that the system is made for, wholly or in part; areas are right all the same.
  case outside(code: Int, area: String?, isWholly: Bool)

  /// From such a part of the area on plane and ellipsoid part.
  static let share = 0.005

  /// Whether figures are good to half a percent: then it is a notice, not a warning.
  public var isNotice: Bool {
    if case .outside(_, _, let isWholly) = self { !isWholly } else { false }
  }
}

extension EdgeTerms {
  /// What is to be said of the model and land in some borders; nil where there is nothing. Only planes have anything.
  ///
  /// Complexity: O(*n*), for planes.
  ///
  /// Throws where the model can't measure an edge.
  package func caution(about borders: [EdgeChain]) throws -> EarthCaution? {
    guard case .epsg(let code) = model, let system = projection?.target else { return nil }
    let box = borders.reduce(Box.empty) { $0.union($1.box) }
    if box.isEmpty { return nil }
    let straight = try EdgeTerms(.wgs84Straight)
    var (plane, ellipsoid) = (CompensatedSum(), CompensatedSum())
    for border in borders {
      plane += try area(of: border)
      ellipsoid += try straight.area(of: border)
    }
    func isHeld(_ x: Double, _ y: Double) -> Bool { system.covers(Coordinate(x: x, y: y)) }
    let corners = [
      isHeld(box.minX, box.minY), isHeld(box.maxX, box.minY), isHeld(box.maxX, box.maxY),
      isHeld(box.minX, box.maxY),
    ]
    let isWithin = corners.allSatisfy { $0 }
    let times = ellipsoid.value > 0 ? plane.value / ellipsoid.value : 1
    if (times - 1).magnitude > EarthCaution.share {
      return .distorted(code: code, times: (times * 1000).rounded() / 1000, isWithin: isWithin)
    }
    if isWithin { return nil }
    let isWholly = !corners.contains(true) && !isHeld(box.center.x, box.center.y)
    return .outside(code: code, area: system.areaOfUseName, isWholly: isWholly)
  }
}

extension Survey {
  /// What is to be said of the earth model that this land is measured with; nil where there is nothing.
  ///
  /// Complexity: O(*n*) for a plane, else O(1).
  public func earthCaution() throws -> EarthCaution? {
    guard case .epsg = surveyor.earth else { return nil }
    return try surveyor.terms.caution(
      about: features.filter { $0.status != .foreign }.flatMap(\.pieces).map(\.boundary))
  }
}
