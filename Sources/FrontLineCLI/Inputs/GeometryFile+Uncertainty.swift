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
  init(_ geometry: Geometry) { self = Self.shape(of: geometry) ?? .several }

  /// The same; nil where there is nothing in it.
  private static func shape(of geometry: Geometry) -> Self? {
    switch geometry {
    case .point: .point
    case .multiPoint(let places): places.isEmpty ? nil : places.count == 1 ? .point : .points
    case .lineString: .line
    case .multiLineString(let lines): lines.isEmpty ? nil : .line
    case .polygon: .outline
    case .multiPolygon(let outlines): outlines.polygons.isEmpty ? nil : .outline
    case .collection(let members): members.reduce(nil) { together($0, shape(of: $1)) }
    }
  }

  private static func together(_ one: Self?, _ other: Self?) -> Self? {
    switch (one, other) {
    case (nil, let only), (let only, nil): only
    case (.point, .point), (.point, .points), (.points, .point): .points
    default: one == other ? one : .several
    }
  }
}

extension GeometryFile {
  /// That of the feature known worst; nil where none says.
  var uncertaintyMeters: Double? { features.compactMap(\.uncertaintyMeters).max() }
}
