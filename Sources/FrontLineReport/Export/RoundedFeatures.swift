import GeoJSON
import GeoTypes
import Measurement

extension [GeoJSONFeature] {
  /// Returns the features with coordinates rounded to the decimals that are written, and still valid.
  ///
  /// Each feature must have one polygon or several that don't overlap. A feature of which rounding leaves nothing, or
  /// only specks, is left out.
  /// Where rounding does not come to an end the coordinates stay unrounded.
  func rounded(_ options: GeoJSONWriter.Options) -> [GeoJSONFeature] {
    let polygons = map { $0.geometry?.polygons ?? [] }
    let isRounding = options.precision < GeoJSONWriter.Options.fullPrecision
    let rounded = isRounding ? try? polygons.rounded(toDecimals: options.precision) : nil
    return zip(self, rounded ?? polygons.map(\.withoutSpecks)).compactMap { feature, polygons in
      guard let first = polygons.first else { return nil }
      var feature = feature
      feature.geometry = polygons.count == 1 ? .polygon(first) : .multiPolygon(MultiPolygon(polygons))
      return feature
    }
  }
}
