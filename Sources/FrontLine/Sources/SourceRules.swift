internal import GeoJSON

/// The knowledge of a source about its files. A new source conforms to it, in a folder of its own.
protocol SourceRules: Sendable {
  var name: String { get }
  var profile: SourceProfile { get }
  /// The member that holds the FeatureCollection in a root without "type"; nil where the root is the
  /// collection.
  var collectionMember: String? { get }
  /// Whether the map of a day comes in several layers, each in a file of its own.
  var comesInLayers: Bool { get }

  /// Returns the claim that a file is of this source; nil without evidence.
  func claim(on file: SourceEvidence) -> SourceClaim?
  /// Throws where the user's options contradict the source. `sign` is the evidence in words, if there is any.
  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError)
  /// Returns the times in the content of a file.
  func times(in builder: SnapshotBuilder) -> SourceTimes
  /// Adds each feature to the snapshot with its status. Throws where a status is unknown.
  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError)
  /// Whether a feature with these properties would have a status if it had polygons.
  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool
  /// Throws where the source can't distinguish this territory from another.
  func validate(_ territory: Territory) throws(TerritoryError)
  /// The rule by which features of one file are told to be of several days.
  var featureDays: FeatureDayRule { get }
  /// Whether a file name is that of a layer of the source's maps.
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
  var featureDays: FeatureDayRule { .anyDate }
  func namesLayer(atPath path: String) -> Bool { false }
}

/// The rule by which features of one file are told to be of several days.
enum FeatureDayRule {
  /// A file is one map, whatever dates its features have.
  case none
  case property(String)
  /// Any property whose name is that of a date.
  case anyDate
}

/// The times that a file states for its map.
struct SourceTimes {
  /// The day of the map.
  var date: CalendarDate?
  /// The time of publication.
  var publishedAt: Instant?
  /// The date in a file name that only the source can read; nil where the name is read as usual.
  var fileDate: CalendarDate?
  /// The faults because of which a time in the content is not used.
  var faults: [TimeFault] = []
}

/// A fault because of which a time in the content of a file is not used, or a contradiction between two
/// times.
struct TimeFault {
  var message: Wording
  /// The member of the root concerned; nil where the fault concerns features.
  var member: String?
  var advice: Wording

  var location: GeoJSONLocation { member.map { GeoJSONLocation(member: $0) } ?? .document }
}
