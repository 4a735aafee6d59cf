import FrontLine
import GeoJSON

extension GeometryFile {
  /// The largest uncertainty of a feature; nil if no feature has one.
  var uncertaintyMeters: Double? { features.compactMap(\.uncertaintyMeters).max() }

  /// Returns a warning if an uncertainty is not a number of metres, which counts the features that have one.
  static func uncertaintyWarnings(of features: [GeoJSONFeature], path: String) -> [Diagnostic] {
    let unreadable = features.filter(\.hasUnreadableUncertainty)
    guard let first = unreadable.first else { return [] }
    let location = GeoJSONLocation(
      feature: first.index, featureName: first.properties["name"]?.stringValue, member: "uncertainty_m")
    let warning = GeoJSONWarning(
      message: "it is not a number of metres, and is ignored", location: location,
      occurrences: unreadable.count)
    return [Diagnostic(warning, path: path)]
  }
}

extension GeoJSONFeature {
  /// The property `uncertainty_m`: how far the feature may lie from its true position, in metres.
  ///
  /// Nil if there is no such property, or if it is not a finite number of 0 or more. A number in quotes is read too:
  /// GeoJSON made from tables often has such numbers.
  var uncertaintyMeters: Double? {
    let value = properties["uncertainty_m"]
    let meters = value?.doubleValue ?? value?.stringValue.flatMap { Double($0.filter { $0 != " " }) }
    return meters.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }

  /// Whether `uncertainty_m` has a value that is not a number of metres.
  var hasUnreadableUncertainty: Bool {
    switch properties["uncertainty_m"] {
    case nil, .null?: false
    case .some: uncertaintyMeters == nil
    }
  }
}
