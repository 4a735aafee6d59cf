import FrontLineReport
import GeoJSON
import GeoTypes

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

extension TargetDescription.Shape {
  /// What the geometry is, for the words that go with its uncertainty.
  init(_ geometry: Geometry) {
    let (points, lines, polygons) = (geometry.points, geometry.lineStrings, geometry.polygons)
    switch (points.isEmpty, lines.isEmpty, polygons.isEmpty) {
    case (false, true, true): self = points.count == 1 ? .point : .points
    case (true, false, true): self = .line
    case (true, true, false): self = .outline
    default: self = .several
    }
  }
}

extension GeometryFile {
  /// That of the feature known worst; nil where none says.
  var uncertaintyMeters: Double? { features.compactMap(\.uncertaintyMeters).max() }
}
