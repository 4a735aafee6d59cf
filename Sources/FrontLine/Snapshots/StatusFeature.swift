public import GeoTypes

/// Polygons of one status that the source published as one feature.
public struct StatusFeature: Hashable, Sendable {
  /// The place in the file, from 0, with all features counted.
  public var index: Int
  /// The label as it stands in the file. Use `printable` forms for output: it may hold control characters.
  public var name: String?
  public var status: ControlStatus
  /// The named part of the land occupied before 2022, where the source tells it.
  public var part: StatusPart?
  /// Longitude and latitude in degrees on WGS 84, as they stand in the file: rings of either winding,
  /// possibly invalid, possibly overlapping those of other features.
  public var polygons: [Polygon]
  /// What is known of the polygons already, in their order; empty where nothing is.
  public var proofs: [PolygonProof?]

  public init(
    index: Int,
    name: String?,
    status: ControlStatus,
    part: StatusPart? = nil,
    polygons: [Polygon],
    proofs: [PolygonProof?] = []
  ) {
    self.index = index
    self.name = name
    self.status = status
    self.part = part
    self.polygons = polygons
    self.proofs = proofs
  }

  public var box: Box { polygons.reduce(.empty) { $0.union($1.box) } }
}

/// A polygon far from the mapped area, which the source carries by mistake.
public struct StrayPolygon: Hashable, Sendable {
  /// The place of its feature in the file, from 0.
  public var featureIndex: Int
  public var name: String?
  public var status: ControlStatus
  public var polygon: Polygon

  public init(featureIndex: Int, name: String?, status: ControlStatus, polygon: Polygon) {
    self.featureIndex = featureIndex
    self.name = name
    self.status = status
    self.polygon = polygon
  }
}
