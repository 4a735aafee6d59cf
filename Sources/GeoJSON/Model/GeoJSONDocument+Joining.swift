extension GeoJSONDocument {
  /// Adds the features of another document behind its own, and numbers them on.
  public mutating func append(_ other: GeoJSONDocument) {
    for var feature in other.features {
      feature.index += featureCount
      features.append(feature)
    }
    featureCount += other.featureCount
    skippedPointFeatures += other.skippedPointFeatures
    warnings += other.warnings
    if let own = other.crs, !own.isWGS84Degrees { crs = own }
  }
}
