internal import GeoJSON

/// What a source knows about its files. A new source conforms to it, in a folder of its own.
protocol SourceRules: Sendable {
  var name: String { get }
  var profile: SourceProfile { get }
  /// The member of a root without "type" that holds the FeatureCollection; nil where the root is the collection.
  var collectionMember: String? { get }
  /// Whether its maps come in layers, each in a file of its own.
  var comesInLayers: Bool { get }

  /// What speaks for a file being of this source; nil where nothing does.
  func claim(on file: SourceEvidence) -> SourceClaim?
  /// Throws where the user's options contradict what the source is. The sign is that of the claim, if there is one.
  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError)
  /// The times that the content of a file tells.
  func times(in builder: SnapshotBuilder) -> SourceTimes
  /// Adds each feature with its status.
  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError)
  /// Whether a feature of these properties has a status, if it had polygons.
  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool
  /// Throws where the source can't tell this territory from another.
  func validate(_ territory: Territory) throws(TerritoryError)
  /// Whether a file of that name is a layer of the source's maps.
  func namesLayer(atPath path: String) -> Bool
}

extension SourceRules {
  var collectionMember: String? { nil }
  var comesInLayers: Bool { false }
  func claim(on file: SourceEvidence) -> SourceClaim? { nil }
  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError) {}
  func times(in builder: SnapshotBuilder) -> SourceTimes { SourceTimes() }
  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool { false }
  func validate(_ territory: Territory) throws(TerritoryError) {}
  func namesLayer(atPath path: String) -> Bool { false }
}

/// What the content of a file tells about when its map was drawn.
struct SourceTimes {
  /// The day of the map.
  var date: CalendarDate?
  /// The second of publication.
  var publishedAt: Instant?
  /// The date in a name that only the source can read; nil where the name is read as any other.
  var fileDate: CalendarDate?
  /// What keeps a time in the content from being used.
  var faults: [TimeFault] = []
}

/// What keeps a time in the content of a file from being used, or that two of them differ.
struct TimeFault {
  var message: Wording
  /// The member of the root that it is about; nil where it is about features.
  var member: String?
  var advice: Wording

  var place: GeoJSONPlace { member.map { GeoJSONPlace(member: $0) } ?? .document }
}
