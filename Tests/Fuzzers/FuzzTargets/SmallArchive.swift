import FrontLine
import FrontLineArchive
import GeoData
import GeoTypes

/// An archive small enough to be written for every input.
enum SmallArchive {
  /// Three maps of the sample, of each the small polygons of the first features; with a warning and a stray.
  static func make(at path: String) throws {
    guard let now = Instant("2025-09-02T00:00:00Z") else { return }
    let archive = try NewArchive(path: path, overwrite: false)
    try archive.make(now: now)
    try archive.publish()
    let writer = try ArchiveWriter(path: path, now: now, tool: "fuzz")
    let preparer = try SnapshotPreparer(known: writer.known)
    let reader = try SnapshotReader()
    let sample = EmbeddedData.sampleSnapshots
    for file in sample.prefix(2) + sample.suffix(1) {
      var snapshot = try reader.read(Array(file.bytes), path: file.name)
      snapshot.features = snapshot.features.compactMap { feature in
        var smaller = feature
        smaller.polygons = feature.polygons.filter { polygon in
          polygon.rings.reduce(0) { $0 + $1.coordinates.count } <= 60
        }
        smaller.proofs = []
        return smaller.polygons.isEmpty ? nil : smaller
      }
      snapshot.features = Array(snapshot.features.prefix(5))
      if let feature = snapshot.features.last, let polygon = feature.polygons.last {
        snapshot.strays.append(
          StrayPolygon(featureIndex: feature.index, name: "stray", status: .occupied, polygon: polygon))
      }
      snapshot.warnings.append(
        Diagnostic(
          .stray, severity: .warning, path: snapshot.path, message: "a polygon lies far off",
          location: .init(feature: 3, featureName: "stray"), advice: "look at it"))
      _ = try writer.add(preparer.prepare(snapshot, sha256: String(repeating: "0", count: 64)))
    }
    try writer.commit()
  }
}
