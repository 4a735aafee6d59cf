internal import GeoJSON

/// The maps of the embedded sample. They are drawn by the developers as DeepState draws its own, and record nothing.
///
/// They are a source of their own, so that no figure of theirs is ever credited to DeepState: as a file, in an archive, in
/// a database, or exported and read again.
struct IllustrationSource: SourceRules {
  private let drawnLike = DeepStateSource()

  var name: String { "illustration" }
  var featureDays: FeatureDayRule { drawnLike.featureDays }

  var profile: SourceProfile {
    let profile = drawnLike.profile
    return SourceProfile(
      displayName: "illustration by the frontline developers", dateMeaning: profile.dateMeaning,
      statuses: profile.statuses,
      leavesOutStrays: profile.leavesOutStrays)
  }

  /// A file that calls itself an illustration stays one, even where the user names the source whose labels it has.
  func claim(on file: SourceEvidence) -> SourceClaim? {
    guard file.document.members["frontline:note"]?.stringValue?.hasPrefix("Illustration") ?? false else {
      return nil
    }
    return SourceClaim(strength: .statement, sign: "its frontline:note", imitated: .deepState)
  }

  func checkOptions(of builder: SnapshotBuilder, sign: String?) throws(InputError) {
    try drawnLike.checkOptions(of: builder, sign: sign)
  }

  func times(in builder: SnapshotBuilder) -> SourceTimes { drawnLike.times(in: builder) }

  func classify(_ features: [PolygonFeature], in builder: inout SnapshotBuilder) throws(InputError) {
    try drawnLike.classify(features, in: &builder)
  }

  func givesStatus(to properties: JSONObject, in builder: SnapshotBuilder) -> Bool {
    drawnLike.givesStatus(to: properties, in: builder)
  }
}
