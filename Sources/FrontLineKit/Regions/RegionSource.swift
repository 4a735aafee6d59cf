import FrontLine

/// The file that regions came from.
public struct RegionSource: Hashable, Sendable {
  public var path: String
  public var sha256: String?
  /// The properties that names and codes were taken from.
  public var nameProperty: String
  public var idProperty: String?

  public init(path: String, sha256: String?, nameProperty: String, idProperty: String?) {
    self.path = path
    self.sha256 = sha256
    self.nameProperty = nameProperty
    self.idProperty = idProperty
  }
}

/// The name of the land that no region holds.
public let outsideRegionsName = Region.outsideName
