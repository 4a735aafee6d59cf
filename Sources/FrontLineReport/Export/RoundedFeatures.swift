import GeoJSON
import GeoTypes
import Measurement

extension [GeoJSONFeature] {
  /// Features of one polygon each, moved to the decimals that are written so that they stay valid; those of
  /// which nothing is left, or a speck, are left out.
  ///
  /// Where crossings will not settle the features stay where they are.
  func rounded(_ options: GeoJSONWriter.Options) -> [GeoJSONFeature] {
    let polygons = map { $0.geometry?.polygons.first ?? Polygon(exterior: Ring([])) }
    let isRounding = options.precision < GeoJSONWriter.Options.fullPrecision
    let rounded = isRounding ? try? polygons.rounded(toDecimals: options.precision) : nil
    return zip(self, rounded ?? polygons.map { [$0].withoutSpecks }).compactMap { feature, polygons in
      guard let first = polygons.first else { return nil }
      var feature = feature
      feature.geometry = polygons.count == 1 ? .polygon(first) : .multiPolygon(MultiPolygon(polygons))
      return feature
    }
  }
}
