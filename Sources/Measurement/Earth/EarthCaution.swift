import EdgeChains
import GeoTypes
import PROJ

/// A caution about an earth model and the land that is measured with it.
public enum EarthCaution: Hashable, Sendable {
  /// The plane gives the land another area than the ellipsoid does.
  ///
  /// - Parameters:
  ///   - times: the area in the plane divided by that on the ellipsoid, to three decimals.
  ///   - isWithin: whether the land lies within the area that the system is made for.
  case distorted(code: Int, times: Double, isWithin: Bool)
  /// The land lies outside the area that the system is made for, wholly or in part. The areas are right nevertheless.
  case outside(code: Int, area: String?, isWholly: Bool)

  /// The relative difference of the areas on plane and ellipsoid above which the plane counts as distorted.
  static let share = 0.005

  /// Whether the caution is a notice and not a warning: the areas are right to half a percent, and only a part of the
  /// land lies outside.
  public var isNotice: Bool {
    if case .outside(_, _, let isWholly) = self { !isWholly } else { false }
  }
}

extension EdgeTerms {
  /// Returns the caution about the model and the land in some borders, or nil if there is none. Only planes have any.
  ///
  /// Complexity: O(*n*), for planes.
  ///
  /// Throws if the model can't measure an edge.
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
  /// Returns the caution about the earth model that this land is measured with, or nil if there is none.
  ///
  /// Complexity: O(*n*) for a plane, else O(1).
  public func earthCaution() throws -> EarthCaution? {
    guard case .epsg = surveyor.earth else { return nil }
    return try surveyor.terms.caution(
      about: features.filter { $0.status != .foreign }.flatMap(\.pieces).map(\.boundary))
  }
}
