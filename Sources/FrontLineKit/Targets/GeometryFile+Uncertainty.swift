import FrontLine
import GeoJSON

extension GeometryFile {
  /// That of the feature known worst; nil where none says.
  var uncertaintyMeters: Double? { features.compactMap(\.uncertaintyMeters).max() }

  /// That an uncertainty is no number of metres, where one is not.
  static func uncertaintyWarnings(of features: [GeoJSONFeature], path: String) -> [Diagnostic] {
    let unreadable = features.filter(\.hasUnreadableUncertainty)
    guard let first = unreadable.first else { return [] }
    let place = GeoJSONPlace(
      feature: first.index, featureName: first.properties["name"]?.stringValue, member: "uncertainty_m")
    let warning = GeoJSONWarning(
      message: "it is no number of metres, and left out", place: place, occurrences: unreadable.count)
    return [Diagnostic(warning, path: path)]
  }
}
