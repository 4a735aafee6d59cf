public import GeoTypes

/// The polygons of one status that the source published as one feature.
public struct StatusFeature: Hashable, Sendable {
  /// The index in the file, from 0; all features count.
  public var index: Int
  /// The label exactly as in the file. It may contain control characters: use `printable` for output.
  public var name: String?
  /// The status that the source's rules give it.
  public var status: ControlStatus
  /// The named part of the land occupied before 2022, where the source states it.
  public var part: StatusPart?
  /// The polygons in longitude and latitude in degrees on WGS 84, unchanged from the file: rings of either
  /// winding, possibly invalid, possibly overlapping those of other features.
  public var polygons: [Polygon]
  /// What has been verified about the polygons, in their order; empty where nothing has.
  public var proofs: [PolygonProof?]

  /// Creates a feature.
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

  /// The smallest box around all polygons.
  public var box: Box { polygons.reduce(.empty) { $0.union($1.box) } }
}

/// A polygon far from the mapped area, which the source contains by mistake.
public struct StrayPolygon: Hashable, Sendable {
  /// The index of its feature in the file, from 0.
  public var featureIndex: Int
  /// The label of the feature.
  public var name: String?
  /// The status that it would have had.
  public var status: ControlStatus
  /// The polygon that was left out.
  public var polygon: Polygon

  /// Creates a stray.
  public init(featureIndex: Int, name: String?, status: ControlStatus, polygon: Polygon) {
    self.featureIndex = featureIndex
    self.name = name
    self.status = status
    self.polygon = polygon
  }
}
