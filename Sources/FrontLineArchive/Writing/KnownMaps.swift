/// What an archive has already.
public struct KnownMaps: Sendable {
  /// The digests of the contents, by source, day and second.
  var contents: [SnapshotKey: Set<String>] = [:]

  func contains(_ map: PreparedSnapshot) -> Bool {
    contents[map.content.key]?.contains(map.contentDigest) ?? false
  }
}
