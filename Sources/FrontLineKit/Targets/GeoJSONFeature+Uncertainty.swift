import GeoJSON

extension GeoJSONFeature {
  /// `uncertainty_m`: how far it may lie from its true place; nil where that is not said, or is no number of metres.
  ///
  /// Tables that became GeoJSON often have their numbers in quotes.
  var uncertaintyMeters: Double? {
    let value = properties["uncertainty_m"]
    let meters = value?.doubleValue ?? value?.stringValue.flatMap { Double($0.filter { $0 != " " }) }
    return meters.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }

  /// Whether something stands there that can't be used.
  var hasUnreadableUncertainty: Bool {
    switch properties["uncertainty_m"] {
    case nil, .null?: false
    case .some: uncertaintyMeters == nil
    }
  }
}
