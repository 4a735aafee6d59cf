extension GeoJSONDocument {
  /// Adds the features of another document behind its own, and numbers them on.
  ///
  /// The first `crs` that is not WGS 84 is that of the whole; of other members its own stay.
  public mutating func append(_ other: GeoJSONDocument) {
    for var feature in other.features {
      feature.index += featureCount
      features.append(feature)
    }
    featureCount += other.featureCount
    skippedPointFeatures += other.skippedPointFeatures
    warnings += other.warnings
    if crs?.isWGS84Degrees ?? true, let next = other.crs { crs = next }
  }
}
