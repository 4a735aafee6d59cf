import FrontLine

/// The file that regions came from.
public struct RegionSource: Hashable, Sendable {
  /// The path of the file.
  public var path: String
  /// SHA-256 of the file in hexadecimal digits; nil if digests were not asked for.
  public var sha256: String?
  /// The property that the names were taken from.
  public var nameProperty: String
  /// The property that the codes were taken from; nil if there is none.
  public var idProperty: String?

  /// Records a file of regions.
  public init(path: String, sha256: String?, nameProperty: String, idProperty: String?) {
    self.path = path
    self.sha256 = sha256
    self.nameProperty = nameProperty
    self.idProperty = idProperty
  }
}

/// The name of the land that no region holds.
public let outsideRegionsName = Region.outsideName
