extension GeoJSONReader {
  /// The treatment of features whose geometry is a Point or a MultiPoint.
  public enum PointFeatures: Hashable, Sendable {
    /// Points are read like all else.
    case read
    /// They are only counted, not built: three quarters of a raw DeepState file are icons.
    case skip
  }

  /// The settings of a reader, and its limits.
  public struct Options: Hashable, Sendable {
    /// Whether features that are points are read.
    public var pointFeatures: PointFeatures

    /// The names of members that may hold the FeatureCollection in a root without "type", as some services
    /// wrap it in an envelope. The first one present is used. None by default.
    public var collectionMembers: [String]

    /// Whether Esri JSON of polygons is read too. Otherwise it is refused with advice.
    public var esriJSON: Bool

    /// The greatest size of a file, in bytes; at most 4 GB − 1, the limit of the parser.
    public var maximumBytes: Int {
      didSet { maximumBytes = min(maximumBytes, Int(UInt32.max)) }
    }

    /// The greatest size to which a gzip file may inflate, in bytes; 1 GiB by default.
    public var maximumInflatedBytes: Int {
      didSet { maximumInflatedBytes = min(maximumInflatedBytes, Int(UInt32.max)) }
    }

    /// The greatest depth of nested objects and arrays, from 16 to 1024; 512 by default. A position of a
    /// MultiPolygon in a FeatureCollection is the 8th level. Empty containers do not count.
    public var maximumDepth: Int {
      didSet { maximumDepth = min(max(maximumDepth, 16), 1024) }
    }

    /// Creates options; without arguments, those that read everything.
    public init(
      pointFeatures: PointFeatures = .read,
      collectionMembers: [String] = [],
      esriJSON: Bool = false,
      maximumBytes: Int = Int(UInt32.max),
      maximumInflatedBytes: Int = 1 << 30,
      maximumDepth: Int = 512
    ) {
      self.pointFeatures = pointFeatures
      self.collectionMembers = collectionMembers
      self.esriJSON = esriJSON
      self.maximumBytes = min(maximumBytes, Int(UInt32.max))
      self.maximumInflatedBytes = min(maximumInflatedBytes, Int(UInt32.max))
      self.maximumDepth = min(max(maximumDepth, 16), 1024)
    }
  }
}
