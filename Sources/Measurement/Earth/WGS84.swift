/// The defining constants of the World Geodetic System 1984 (NIMA TR8350.2).
///
/// The properties are computed and inlinable, so that they are constants in other modules too.
@usableFromInline
package enum WGS84 {
  @inlinable package static var equatorialRadiusMeters: Double { 6_378_137.0 }
  @inlinable package static var flattening: Double { 1 / 298.257_223_563 }
  @inlinable package static var polarRadiusMeters: Double { equatorialRadiusMeters * (1 - flattening) }
  @inlinable package static var eccentricitySquared: Double { flattening * (2 - flattening) }
}
