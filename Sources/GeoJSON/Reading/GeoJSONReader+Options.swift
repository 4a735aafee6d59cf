extension GeoJSONReader {
  /// What becomes of features whose geometry is a Point or a MultiPoint.
  public enum PointFeatures: Hashable, Sendable {
    case read
    /// They are counted, and nothing of them is built: three quarters of a raw DeepState file are icons.
    case skip
  }

  /// What to read, and how much at most.
  public struct Options: Hashable, Sendable {
    public var pointFeatures: PointFeatures

    /// The members of a root without "type" that may hold the FeatureCollection, which some services wrap in an
    /// envelope: the first that is there does. None unless told.
    public var collectionMembers: [String]

    /// Whether Esri JSON of polygons is read too; else it is refused with what to do about it.
    public var esriJSON: Bool

    /// The longest file, in bytes. No more than 4 GB − 1, which is what the parser takes.
    public var maximumBytes: Int {
      didSet { maximumBytes = min(maximumBytes, Int(UInt32.max)) }
    }

    /// What a gzip'ed file may inflate to, in bytes; 1 GiB unless told otherwise.
    public var maximumInflatedBytes: Int {
      didSet { maximumInflatedBytes = min(maximumInflatedBytes, Int(UInt32.max)) }
    }

    /// How deep objects and arrays may be nested, from 16 to 1024; 512 unless told otherwise. A position of a
    /// MultiPolygon in a FeatureCollection is the 8th level. Containers without content do not count.
    public var maximumDepth: Int {
      didSet { maximumDepth = min(max(maximumDepth, 16), 1024) }
    }

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
