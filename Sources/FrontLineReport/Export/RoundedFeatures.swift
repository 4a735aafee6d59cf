import FrontLineAnalysis
import GeoJSON
import GeoTypes

extension [GeoJSONFeature] {
  /// Features of one polygon each, moved to the decimals that are written so that they stay valid; those of
  /// which nothing is left are left out.
  ///
  /// Where crossings will not settle the features stay as they are.
  func rounded(_ options: GeoJSONWriter.Options) -> [GeoJSONFeature] {
    guard options.precision < GeoJSONWriter.Options.fullPrecision,
      let shares = try? map({ $0.geometry?.polygons.first ?? Polygon(exterior: Ring([])) })
        .rounded(toDecimals: options.precision)
    else { return self }
    return zip(self, shares).compactMap { feature, polygons in
      guard let first = polygons.first else { return nil }
      var feature = feature
      feature.geometry = polygons.count == 1 ? .polygon(first) : .multiPolygon(MultiPolygon(polygons))
      return feature
    }
  }
}
