public import GeoTypes

/// A feature: a geometry with properties.
public struct GeoJSONFeature: Hashable, Sendable {
  /// The id, a string or a number, where the feature has one.
  public var id: JSONValue?
  /// The geometry; `nil` for an unlocated feature (`"geometry": null`).
  public var geometry: Geometry?
  /// The properties; empty for `null` and where the member is missing.
  public var properties: JSONObject
  /// The index in the file, from 0; skipped features count.
  public var index: Int

  /// Creates a feature.
  public init(
    id: JSONValue? = nil,
    geometry: Geometry? = nil,
    properties: JSONObject = [:],
    index: Int = 0
  ) {
    self.id = id
    self.geometry = geometry
    self.properties = properties
    self.index = index
  }
}

extension GeoJSONFeature {
  /// The location of the feature in its document.
  public var location: GeoJSONLocation {
    GeoJSONLocation(feature: index, featureName: properties["name"]?.stringValue)
  }
}
