/// The defining constants of the World Geodetic System 1984 (NIMA TR8350.2).
enum WGS84 {
  static let equatorialRadiusMeters = 6_378_137.0
  static let flattening = 1 / 298.257_223_563
  static let polarRadiusMeters = equatorialRadiusMeters * (1 - flattening)
  static let eccentricitySquared = flattening * (2 - flattening)
}
