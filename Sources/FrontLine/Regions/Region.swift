public import GeoTypes

/// A named part of the map: an oblast, a district, a sector of the front.
public struct Region: Hashable, Sendable {
  /// The name for land in no region. A region of that name gets another.
  public static let outsideName = "outside all regions"

  /// A code, such as `UA-14`, where the file has one.
  public var id: String?
  /// The name in the file. Where several regions share it, the enclosing division or a number follows in
  /// brackets.
  public var name: String
  /// The name in Ukrainian, where the file has one for each region beside ``name``.
  public var ukrainianName: String?
  /// The indices of its features in the file, from 0.
  public var features: [Int]
  /// The polygons in longitude and latitude in degrees on WGS 84, unchanged from the file, possibly invalid.
  public var polygons: [Polygon]

  /// Creates a region.
  public init(
    id: String?, name: String, ukrainianName: String? = nil, features: [Int] = [], polygons: [Polygon]
  ) {
    self.id = id
    self.name = name
    self.ukrainianName = ukrainianName
    self.features = features
    self.polygons = polygons
  }

  /// The name in both languages.
  public var title: BilingualText { BilingualText(english: name, ukrainian: ukrainianName ?? name) }
}

/// The regions of a file, in the order of the file.
public struct RegionFile: Hashable, Sendable {
  /// The path of the file, as it was given.
  public var path: String
  /// The regions, in the order of the file.
  public var regions: [Region]
  /// The property that the names were taken from.
  public var nameProperty: String
  /// The property that the codes were taken from; nil where they are the ids of the features, or none were
  /// found.
  public var idProperty: String?
  /// What is to be known about the file.
  public var warnings: [Diagnostic]

  /// Creates a file of regions.
  public init(
    path: String, regions: [Region], nameProperty: String, idProperty: String?, warnings: [Diagnostic] = []
  ) {
    self.path = path
    self.regions = regions
    self.nameProperty = nameProperty
    self.idProperty = idProperty
    self.warnings = warnings
  }
}
