/// The content of one GeoJSON file.
public struct GeoJSONDocument: Hashable, Sendable {
  /// The forms of document that can be read.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// A `FeatureCollection`.
    case featureCollection
    /// One `Feature`.
    case feature
    /// A geometry without a feature.
    case geometry
    /// A collection in a member of the root, as services wrap it: `{"id": …, "map": {FeatureCollection}}`.
    case envelope
    /// Consecutive GeoJSON texts: one on each line, or RFC 8142.
    case textSequence
    /// Esri JSON as ArcGIS services return it for `f=json`, with `attributes` and `rings`; one page or an
    /// array of pages.
    case esriJSON
  }

  /// What the root of the document is.
  public var form: Form
  /// For an envelope, the member of the root that holds the collection.
  public var collectionMember: String?
  /// The features that were read. A bare geometry becomes one feature without properties.
  public var features: [GeoJSONFeature]
  /// The number of features in the file, including those that were skipped.
  public var featureCount: Int
  /// The number of features left out for ``GeoJSONReader/PointFeatures/skip``.
  public var skippedPointFeatures: Int
  /// The `name` member of a feature collection, which GDAL writes.
  public var name: String?
  /// The `crs` member of GeoJSON before RFC 7946; `nil` where there is none, or where it is `null`.
  public var crs: CRSMember?
  /// The other members of the root object: those of an envelope around the collection, foreign members of a
  /// collection. Members of a root feature or geometry are not included.
  public var members: JSONObject
  /// Oddities that are harmless, in the order in which they were found.
  public var warnings: [GeoJSONWarning]

  /// Creates a document.
  public init(
    form: Form = .featureCollection,
    collectionMember: String? = nil,
    features: [GeoJSONFeature] = [],
    featureCount: Int? = nil,
    skippedPointFeatures: Int = 0,
    name: String? = nil,
    crs: CRSMember? = nil,
    members: JSONObject = [:],
    warnings: [GeoJSONWarning] = []
  ) {
    self.form = form
    self.collectionMember = collectionMember
    self.features = features
    self.featureCount = featureCount ?? features.count + skippedPointFeatures
    self.skippedPointFeatures = skippedPointFeatures
    self.name = name
    self.crs = crs
    self.members = members
    self.warnings = warnings
  }
}

extension GeoJSONDocument {
  /// Appends the features of another document, and continues the numbering.
  ///
  /// The first `crs` that is not WGS 84 applies to the whole document. The other members stay those of this
  /// document.
  public mutating func append(_ other: GeoJSONDocument) {
    for var feature in other.features {
      feature.index += featureCount
      features.append(feature)
    }
    featureCount += other.featureCount
    skippedPointFeatures += other.skippedPointFeatures
    warnings += other.warnings
    if crs?.isWGS84Degrees ?? true, let next = other.crs { crs = next }
  }
}
