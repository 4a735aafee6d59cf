public import Measurement

/// The line that an edge between two coordinates means when a distance to it is measured.
///
/// Distances are always lengths of geodesics on the WGS 84 ellipsoid; the model says where the edges run. Over 10 km
/// at 48° N the two kinds of edges lie up to 2 m apart, over 1 km up to 2 cm.
public enum EdgeModel: Hashable, Sendable {
  /// The shortest line on the ellipsoid.
  case geodesic
  /// Straight in longitude and latitude, as RFC 7946 §3.1.1 has it.
  case straight

  /// Takes the edges of an earth model. Throws for the models that know areas only.
  public init(_ earth: EarthModel) throws(DistanceError) {
    switch earth.line {
    case .geodesic: self = .geodesic
    case .straightOnMap: self = .straight
    case .straightInSine, .straightInProjection: throw .areaModel(earth)
    }
  }

  /// The edges along which a patch is looked at, whose area was measured: those that the earth model states, or
  /// geodesics where its edges are straight in a projection.
  init(ofPatchesOn earth: EarthModel) {
    switch earth.line {
    case .geodesic, .straightInProjection: self = .geodesic
    case .straightOnMap, .straightInSine: self = .straight
    }
  }
}
